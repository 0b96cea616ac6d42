package io.ringfeed.codec;

import static io.ringfeed.codec.AllocationMeter.assertAllocatesNothing;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfeed.codec.array.MiniTickerArrayEvent;
import io.ringfeed.codec.control.ControlReply;
import io.ringfeed.codec.decimal.MutableDecimal;
import io.ringfeed.codec.decode.MessageDecoder;
import io.ringfeed.codec.event.BookTickerEvent;
import io.ringfeed.codec.event.DepthEvent;
import io.ringfeed.codec.event.EventKind;
import io.ringfeed.codec.event.RejectReason;
import io.ringfeed.codec.event.TickerEvent;
import io.ringfeed.codec.event.TradeEvent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Decoding, reading and encoding allocate nothing, byte for byte. Runs a second time without escape analysis. */
class CodecAllocationTest {
    private final Codec codec = new Codec();
    private final byte[] target = new byte[1 << 20];
    private long sink;

    @Test
    void decodesEveryKindWithoutAllocation() {
        for (Map.Entry<String, String> sample : Samples.events().entrySet()) {
            assertDecodesWithoutAllocation(sample.getKey(), sample.getValue());
            assertDecodesWithoutAllocation(
                    "wrapped " + sample.getKey(), Samples.wrapped("btcusdt@stream", sample.getValue()));
        }
    }

    @Test
    void decodesLargeFramesWithoutAllocation() {
        assertDecodesWithoutAllocation("200 levels", Samples.depth(100));
        assertDecodesWithoutAllocation("1000 levels", Samples.wrapped("btcusdt@depth@100ms", Samples.depth(500)));
        assertDecodesWithoutAllocation("300 rows", Samples.miniTickers(300));
        assertDecodesWithoutAllocation(
                "300 rows with blanks", Samples.miniTickers(300).replace(",{", " , {"));
    }

    @Test
    void walksCopiesAndEncodesRowsWithoutAllocation() {
        for (String frame :
                List.of(Samples.miniTickers(100), Samples.miniTickers(100).replace(":", ": "))) {
            MiniTickerArrayEvent view = new MiniTickerArrayEvent();
            MiniTickerArrayEvent kept = new MiniTickerArrayEvent();
            codec.decode(frame);
            assertAllocatesNothing("walking 100 rows", () -> {
                view.wrap(codec.record, codec.streams, codec.symbols);
                view.copyTo(kept);
                while (kept.next()) {
                    sink += kept.row().lastPrice().mantissa()
                            + kept.row().symbol().length();
                }
                sink += codec.encoder.encode(kept, target, 0);
            });
        }
    }

    @Test
    void decodesUnusualShapesWithoutAllocation() {
        for (String frame : List.of(
                "{\"data\":" + Samples.DEPTH + " , \"stream\":\"btcusdt@depth\"}",
                "{\"A\":\"1\",\"a\":\"2\",\"x\":[{\"y\":null}],\"b\":\"3\",\"B\":\"4\",\"s\":\"BTCUSDT\",\"u\":5}",
                "{\"E\":1,\"e\":\"serverShutdown\"}",
                Samples.TRADE.replace("BTCUSDT", "\\u0042TCUSDT").replace("trade", "tr\\u0061de"))) {
            assertDecodesWithoutAllocation(frame, frame);
        }
    }

    @Test
    void decodesRepliesWithoutAllocation() {
        ControlReply reply = new ControlReply();
        for (String frame : List.of(
                "{\"result\":null,\"id\":1}",
                "{\"id\":1,\"result\":[\"btcusdt@trade\"]}",
                "{\"error\":{\"code\":2,\"msg\":\"Invalid request\"},\"id\":20}",
                "{\"code\":2,\"msg\":\"Invalid request\",\"id\":20}")) {
            byte[] bytes = framed(frame);
            assertAllocatesNothing(frame, () -> {
                decode(codec.decoder, bytes);
                reply.wrap(codec.record);
                sink += reply.id() + reply.errorCode() + (reply.isError() ? 1 : 0);
            });
            assertEquals(EventKind.CONTROL_REPLY, codec.record.kind());
        }
    }

    @Test
    void rejectsWithoutAllocation() {
        for (String frame : List.of(
                "",
                "{",
                "{\"e\":\"trade\",\"E\":",
                Samples.TRADE.substring(0, 70),
                Samples.TRADE + "x",
                Samples.TRADE.replace("86704", "867o4"),
                Samples.TRADE.replace("\"s\"", "\"S\""),
                Samples.TRADE.replace("BTCUSDT", "BTC\\uD800"),
                Samples.TRADE.replace("BTCUSDT", "BTC\u00FF"),
                "{\"e\":\"executionReport\",\"E\":1}",
                "[1,2,{\"a\":",
                Samples.MINI_TICKER_ARRAY.replace("18.5", "18.x"),
                Samples.MINI_TICKER_ARRAY.replace("\"s\"", "\"zz\":\"" + "z".repeat(5_000) + "\",\"s\""),
                Samples.PARTIAL_DEPTH.replace("asks", "Asks"),
                Samples.REFERENCE_PRICE.replace("\"86699.09224517\"", "nul"),
                "[".repeat(100_000))) {
            for (MessageDecoder decoder : List.of(codec.decoder, codec.completeDecoder)) {
                byte[] bytes = framed(frame);
                assertAllocatesNothing(frame.substring(0, Math.min(80, frame.length())), () -> decode(decoder, bytes));
                assertEquals(EventKind.REJECTED, codec.record.kind());
            }
        }
    }

    @Test
    void rejectsFramesOfTooManyLevelsWithoutAllocation() {
        byte[] bytes = framed(Samples.depth(9_000));
        for (MessageDecoder decoder : List.of(codec.decoder, codec.completeDecoder)) {
            assertAllocatesNothing("18,000 levels", 50, 20, () -> decode(decoder, bytes));
            assertEquals(RejectReason.TOO_MANY_LEVELS, codec.record.rejectReason());
        }
    }

    @Test
    void encodesWithoutAllocation() {
        for (String sample : Samples.events().values()) {
            codec.decode(Samples.wrapped("btcusdt@stream", sample));
            assertAllocatesNothing("encoding " + sample, () -> {
                sink += codec.encoder.encode(codec.record, codec.symbols, target, 0);
                sink += codec.encoder.encodeWrapped(codec.record, codec.streams, codec.symbols, target, 0);
            });
        }
        codec.decode(Samples.depth(500));
        assertAllocatesNothing(
                "encoding 1000 levels", () -> sink += codec.encoder.encode(codec.record, codec.symbols, target, 0));
    }

    @Test
    void viewsReadAndCopyWithoutAllocation() {
        TradeEvent trade = new TradeEvent();
        TradeEvent keptTrade = new TradeEvent();
        codec.decode(Samples.wrapped("btcusdt@trade", Samples.TRADE));
        assertAllocatesNothing("a trade", () -> {
            trade.wrap(codec.record, codec.streams, codec.symbols);
            trade.copyTo(keptTrade);
            sink += keptTrade.symbol().length() + keptTrade.streamName().length();
            sink += (keptTrade.price().compareTo(keptTrade.quantity()) > 0 ? 1 : 0) + keptTrade.eventTime();
            sink += (long) keptTrade.price().doubleValue() + keptTrade.price().appendTo(target, 0);
        });
        TickerEvent ticker = new TickerEvent();
        codec.decode(Samples.TICKER);
        ticker.wrap(codec.record, codec.streams, codec.symbols);
        assertTrue(ticker.baseVolume().isWide());
        assertAllocatesNothing("a ticker", () -> {
            sink += (long) ticker.quoteVolume().doubleValue()
                    + ticker.baseVolume().appendTo(target, 0);
            sink += (ticker.baseVolume().equals(ticker.quoteVolume()) ? 1 : 0)
                    + ticker.baseVolume().hashCode();
        });
        BookTickerEvent bookTicker = new BookTickerEvent();
        codec.decode(Samples.BOOK_TICKER);
        assertAllocatesNothing("a bookTicker", () -> {
            bookTicker.wrap(codec.record, codec.streams, codec.symbols);
            sink += bookTicker.bidPrice().equals(bookTicker.askPrice()) ? 1 : 0;
        });
    }

    @Test
    void depthViewsReadAndCopyWithoutAllocation() {
        DepthEvent depth = new DepthEvent();
        DepthEvent kept = new DepthEvent();
        MutableDecimal price = new MutableDecimal();
        codec.decode(Samples.depth(500));
        assertAllocatesNothing("a depth event", () -> {
            depth.wrap(codec.record, codec.streams, codec.symbols);
            depth.copyTo(kept);
            for (int i = 0; i < kept.bidCount(); i++) {
                sink += kept.bidPrice(i, price).signum() + kept.askQuantityMantissa(i);
            }
        });
    }

    private void assertDecodesWithoutAllocation(String what, String frame) {
        byte[] bytes = framed(frame);
        for (MessageDecoder decoder : List.of(codec.decoder, codec.completeDecoder)) {
            assertAllocatesNothing(what, () -> decode(decoder, bytes));
            assertTrue(codec.record.kind() != EventKind.REJECTED, () -> codec.record.rejectReason() + ": " + frame);
        }
    }

    private void decode(MessageDecoder decoder, byte[] framed) {
        decoder.decode(framed, framed.length - MessageDecoder.SLACK_BYTES, codec.record);
    }

    /** The frame in UTF-8, but for U+00FF, which becomes a byte that is none. */
    private static byte[] framed(String frame) {
        byte[] payload =
                frame.getBytes(frame.indexOf('\u00FF') < 0 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
        return Arrays.copyOf(payload, payload.length + MessageDecoder.SLACK_BYTES);
    }
}
