package io.ringfeed.codec.encode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ringfeed.codec.Codec;
import io.ringfeed.codec.Samples;
import io.ringfeed.codec.decimal.Decimal;
import io.ringfeed.codec.event.BookTickerEvent;
import io.ringfeed.codec.event.Layouts;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MessageEncoderTest {
    private final Codec codec = new Codec();
    private final MessageEncoder encoder = new MessageEncoder();

    @Test
    void asksForALargerTargetInsteadOfThrowing() {
        for (String frame : Samples.events().values()) {
            codec.decode(Samples.wrapped("btcusdt@x", frame));
            String expected = Samples.wrapped("btcusdt@x", frame);
            int length = expected.getBytes(StandardCharsets.UTF_8).length;
            for (int size = 0; size < length; size++) {
                assertEquals(MessageEncoder.TARGET_TOO_SMALL, encodeWrapped(new byte[size], 0), frame);
            }
            byte[] enough = new byte[7 + length + Decimal.MAX_TEXT_LENGTH];
            assertEquals(7 + length, encodeWrapped(enough, 7));
            assertEquals(expected, new String(enough, 7, length, StandardCharsets.UTF_8));
        }
    }

    @Test
    void writesEventsThatWereMadeRatherThanDecoded() {
        codec.record.begin(Layouts.BOOK_TICKER);
        codec.record.streamId(codec.streams.register("btcusdt@bookTicker"));
        codec.record.symbolId(codec.symbols.register("BTCUSDT"));
        codec.record.integer(BookTickerEvent.UPDATE_ID, 100530416204L);
        codec.record.decimal(BookTickerEvent.BID_PRICE).set(8670477000000L, 8);
        codec.record.decimal(BookTickerEvent.BID_QUANTITY).set(467811000, 8);
        codec.record.decimal(BookTickerEvent.ASK_PRICE).set(8670478000000L, 8);
        codec.record.decimal(BookTickerEvent.ASK_QUANTITY).set(73337000, 8);
        assertEquals(Samples.wrapped("btcusdt@bookTicker", Samples.BOOK_TICKER), codec.encode());
    }

    @Test
    void refusesWhatTheVenueDoesNotSend() {
        byte[] target = new byte[1024];
        for (String frame : new String[] {"nonsense", "{\"result\":null,\"id\":1}"}) {
            codec.decode(frame);
            assertThrows(IllegalArgumentException.class, () -> encoder.encode(codec.record, codec.symbols, target, 0));
        }
        codec.decode(Samples.TRADE);
        assertThrows(IllegalArgumentException.class, () -> encodeWrapped(target, 0));
    }

    private int encodeWrapped(byte[] target, int offset) {
        return encoder.encodeWrapped(codec.record, codec.streams, codec.symbols, target, offset);
    }
}
