package io.ringfeed.codec.array;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfeed.codec.Codec;
import io.ringfeed.codec.Oracle;
import io.ringfeed.codec.Samples;
import io.ringfeed.codec.decode.MessageDecoder;
import io.ringfeed.codec.event.MiniTickerEvent;
import io.ringfeed.codec.message.MiniTicker;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ArrayEventTest {
    private static final String STREAM = "!miniTicker@arr";

    private final Codec codec = new Codec();
    private final MiniTickerArrayEvent rows = new MiniTickerArrayEvent();

    @Test
    void walksTheRowsInTheVenuesOrderAsOftenAsOneLikes() {
        decode(Samples.wrapped(STREAM, Samples.miniTickers(300)));
        assertEquals(300, rows.count());
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 300; i++) {
                assertTrue(rows.next());
                assertEquals("SYM" + i + "USDT", rows.row().symbol());
                assertEquals(new BigDecimal("18." + i), rows.row().quoteVolume().bigDecimal());
            }
            assertFalse(rows.next());
            assertFalse(rows.next());
            rows.rewind();
        }
    }

    @Test
    void givesEachRowWhatTheReceiverKnowsOfTheArray() {
        codec.record.received(7, 11, 22, TimeUnit.MICROSECONDS);
        decode(Samples.wrapped(STREAM, Samples.MINI_TICKER_ARRAY));
        assertTrue(rows.next());
        MiniTickerEvent row = rows.row();
        assertEquals(STREAM, row.streamName());
        assertEquals(7, row.connectionId());
        assertEquals(11, row.receiveNs());
        assertEquals(22, row.receiveEpochNs());
        assertEquals(TimeUnit.MICROSECONDS, row.timeUnit());
        assertEquals(1672515782136L, row.eventTime());
        assertEquals(1672515782136000L, row.epochNs(row.eventTime()));
        rows.next();
        assertSame(row, rows.row());
    }

    @Test
    void twoViewsWalkTheSameRecordWithoutMeeting() {
        decode(Samples.miniTickers(10));
        MiniTickerArrayEvent other = new MiniTickerArrayEvent();
        other.wrap(codec.record, codec.streams, codec.symbols);
        assertTrue(other.next());
        for (int i = 0; i < 5; i++) {
            rows.next();
        }
        assertEquals("SYM4USDT", rows.row().symbol());
        assertEquals("SYM0USDT", other.row().symbol());
    }

    @Test
    void readsRowsInAnyOrderOfKeysAndWithBlanks() {
        String frame =
                "[ {\"q\" : \"1\",\"v\":\"2\",\"zz\":[{}],\"l\":\"3\",\"h\":\"4\",\"o\":\"5\",\"c\":\"6\",\"s\":\"A\","
                        + "\"E\":7,\"e\":\"24hrMiniTicker\"}\n,\t" + Samples.MINI_TICKER + " ] ";
        decode(frame);
        assertTrue(rows.next());
        assertEquals("6", rows.row().lastPrice().toString());
        assertTrue(rows.next());
        assertEquals("BNBBTC", rows.row().symbol());
        assertFalse(rows.next());
        assertEquals(
                "[{\"e\":\"24hrMiniTicker\",\"E\":7,\"s\":\"A\",\"c\":\"6\",\"o\":\"5\",\"h\":\"4\",\"l\":\"3\",\"v\":\"2\","
                        + "\"q\":\"1\"}," + Samples.MINI_TICKER + "]",
                codec.encode());
    }

    @Test
    void aCopyOutlivesTheFrameItCameFrom() {
        MiniTickerArrayEvent kept = new MiniTickerArrayEvent();
        for (int count : new int[] {1, 300, 3}) {
            byte[] payload = Samples.miniTickers(count).getBytes(StandardCharsets.UTF_8);
            byte[] frame = Arrays.copyOf(payload, payload.length + MessageDecoder.SLACK_BYTES);
            codec.decoder.decode(frame, payload.length, codec.record);
            rows.wrap(codec.record, codec.streams, codec.symbols);
            rows.next();
            rows.copyTo(kept);
            List<MiniTicker> before = rows.snapshot();
            Arrays.fill(frame, (byte) 'x');
            codec.decode(Samples.TRADE);
            assertEquals(count, kept.count());
            assertEquals(before, kept.snapshot());
            assertFalse(kept.next());
        }
        MiniTickerArrayEvent copyOfCopy = new MiniTickerArrayEvent();
        kept.copyTo(copyOfCopy);
        kept.copyTo(kept);
        assertEquals(kept.snapshot(), copyOfCopy.snapshot());
    }

    @Test
    void showsRowsThatAreNoLongerThereAsAMistakeOfItsUser() {
        byte[] payload = Samples.miniTickers(3).getBytes(StandardCharsets.UTF_8);
        byte[] frame = Arrays.copyOf(payload, payload.length + MessageDecoder.SLACK_BYTES);
        codec.decoder.decode(frame, payload.length, codec.record);
        rows.wrap(codec.record, codec.streams, codec.symbols);
        Arrays.fill(frame, (byte) 0x66);
        IllegalStateException thrown = assertThrows(IllegalStateException.class, rows::next);
        assertTrue(thrown.getMessage().contains("copyTo"), thrown.getMessage());
        rows.release();
        assertThrows(NullPointerException.class, rows::count);
    }

    @Test
    void snapshotsAreImmutableAndComplete() {
        decode(Samples.MINI_TICKER_ARRAY);
        List<MiniTicker> snapshot = rows.snapshot();
        assertEquals(3, snapshot.size());
        assertEquals("币安人生USDT", snapshot.get(2).symbol());
        assertThrows(UnsupportedOperationException.class, snapshot::clear);
        Oracle.assertSameFields(Samples.MINI_TICKER_ARRAY, codec, "mini tickers");
    }

    private void decode(String frame) {
        codec.decode(frame);
        rows.wrap(codec.record, codec.streams, codec.symbols);
    }
}
