package io.ringfeed.engine.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.ringfeed.codec.array.MiniTickerArrayEvent;
import io.ringfeed.codec.event.AggTradeEvent;
import io.ringfeed.codec.event.BookTickerEvent;
import io.ringfeed.codec.event.DepthEvent;
import io.ringfeed.codec.event.KlineEvent;
import io.ringfeed.codec.event.MarketEvent;
import io.ringfeed.codec.event.PartialDepthEvent;
import io.ringfeed.codec.event.TickerEvent;
import io.ringfeed.codec.event.TradeEvent;
import io.ringfeed.engine.handler.MarketDataHandler;
import io.ringfeed.transport.frame.FrameHandler;
import io.ringfeed.transport.frame.Opcode;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * From the frame handler through the decoder to a handler that reads the event: 0 B per message on each of the three
 * threads. Run twice by the build, with and without escape analysis.
 */
@Timeout(120)
class RingAllocationTest {
    private static final int WARM_UP = 30_000;
    private static final int MEASURED = 20_000;
    private static final long FIRST_ID = 1_000_000_000_000L;
    private static final int ID_DIGITS = Long.toString(FIRST_ID).length();
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final ReadingHandler handler = new ReadingHandler();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "trade",
                "aggTrade",
                "blockTrade",
                "kline",
                "miniTicker",
                "ticker",
                "rollingTicker",
                "bookTicker",
                "avgPrice",
                "referencePrice",
                "partialDepth",
                "depth",
                "miniTickers"
            })
    void allocatesNothingPerMessage(String kind) {
        assertNothingAllocated(Frames.of(kind), MEASURED);
    }

    @Test
    void allocatesNothingForUpdatesThatOutgrowTheirSlot() {
        assertNothingAllocated(Frames.depth(600), MEASURED / 20);
    }

    /** One in eight leaves a gap, one comes again. */
    @ParameterizedTest
    @CsvSource({
        "btcusdt@trade, trade, 't\":12345'",
        "btcusdt@aggTrade, aggTrade, 'a\":5933014'",
        "btcusdt@bookTicker, bookTicker, 'u\":100530416204'",
        "btcusdt@depth@100ms, depth, 'U\":157,\"u\":160'",
        "btcusdt@kline_1m, kline, 'E\":1672515782136'"
    })
    void allocatesNothingPerMessageOfAStreamWhoseIdsAreFollowed(String stream, String kind, String ids) {
        String growing = ids.replaceAll("[0-9]+", Long.toString(FIRST_ID));
        ByteBuffer frame = Frames.direct(Frames.of(kind).replace(ids, growing));
        int[] idAt = IntStream.range(0, frame.capacity())
                .filter(at -> startsWithId(frame, at))
                .toArray();
        long[] id = {FIRST_ID};
        long[] sent = {0};
        try (RingFixture fixture = RingFixture.unpoisoned(RingFixture.slots(1_024), handler)) {
            fixture.watch(stream);
            assertNothingAllocated(fixture, frame, MEASURED, () -> {
                id[0] += switch ((int) (sent[0]++ & 7)) {
                    case 3 -> 5;
                    case 5 -> 0;
                    default -> 1;
                };
                for (int at : idAt) {
                    write(frame, at, id[0]);
                }
            });
            boolean hasGaps = !"bookTicker".equals(kind) && !"kline".equals(kind);
            assertEquals(hasGaps, fixture.ring.gapCount() > MEASURED / 10);
            assertTrue(fixture.ring.duplicateCount() > MEASURED / 10);
        }
        assertEquals(0, handler.unexpected.get());
    }

    private static boolean startsWithId(ByteBuffer frame, int at) {
        String id = Long.toString(FIRST_ID);
        return IntStream.range(0, id.length())
                .allMatch(i -> at + i < frame.capacity() && frame.get(at + i) == id.charAt(i));
    }

    private static void write(ByteBuffer frame, int at, long id) {
        long rest = id;
        for (int digit = ID_DIGITS - 1; digit >= 0; digit--) {
            frame.put(at + digit, (byte) ('0' + rest % 10));
            rest /= 10;
        }
    }

    private void assertNothingAllocated(String text, int messages) {
        try (RingFixture fixture = RingFixture.unpoisoned(RingFixture.slots(1_024), handler)) {
            assertNothingAllocated(fixture, Frames.direct(text), messages, () -> {});
        }
        assertEquals(0, handler.unexpected.get());
    }

    private static void assertNothingAllocated(
            RingFixture fixture, ByteBuffer frame, int messages, Runnable beforeEach) {
        pump(fixture, frame, messages * (WARM_UP / MEASURED + 1), beforeEach);
        List<Thread> threads = new ArrayList<>(fixture.threads);
        threads.add(Thread.currentThread());
        long[] before = new long[threads.size()];
        long[] least = new long[threads.size()];
        Arrays.fill(least, Long.MAX_VALUE);
        // A class that is loaded late may cost a few bytes once; a message that costs anything does so in every
        // round.
        for (int round = 0; round < 5; round++) {
            for (int i = 0; i < before.length; i++) {
                before[i] = allocatedBytes(threads.get(i));
            }
            pump(fixture, frame, messages, beforeEach);
            for (int i = 0; i < before.length; i++) {
                least[i] = Math.min(least[i], allocatedBytes(threads.get(i)) - before[i]);
            }
        }
        for (int i = 0; i < least.length; i++) {
            assertEquals(0, least[i], threads.get(i) + " allocated so many bytes for " + messages + " messages");
        }
        fixture.assertNoFailures();
    }

    private static void pump(RingFixture fixture, ByteBuffer frame, int messages, Runnable beforeEach) {
        FrameWriter writer = fixture.ring.writer();
        for (int i = 0; i < messages; i++) {
            beforeEach.run();
            while (writer.onFrame(1, Opcode.TEXT, frame, 0, frame.capacity(), i, i) == FrameHandler.BACK_PRESSURED) {
                while (!writer.isReady()) {
                    Thread.onSpinWait();
                }
            }
        }
        writer.onReadComplete(1);
        while (fixture.ring.occupancy() > 0) {
            Thread.onSpinWait();
        }
    }

    private static long allocatedBytes(Thread thread) {
        return THREADS.getThreadAllocatedBytes(thread.getId());
    }

    /** Reads what a strategy would read. */
    private static final class ReadingHandler implements MarketDataHandler {
        private long sum;
        private final AtomicLong unexpected = new AtomicLong();

        @Override
        public void onTrade(TradeEvent event) {
            sum += event.tradeId() + event.price().mantissa() + event.quantity().mantissa() + event.symbolId();
            sum += event.symbol().length() + event.streamName().length() + event.receiveNs();
        }

        @Override
        public void onAggTrade(AggTradeEvent event) {
            sum += event.price().mantissa() + event.symbol().length();
        }

        @Override
        public void onKline(KlineEvent event) {
            sum += event.open().mantissa() + event.symbol().length();
        }

        @Override
        public void onTicker(TickerEvent event) {
            sum += event.lastPrice().mantissa() + event.symbol().length();
        }

        @Override
        public void onDepth(DepthEvent event) {
            for (int i = 0; i < event.bidCount(); i++) {
                sum += event.bidPriceMantissa(i) + event.bidQuantityMantissa(i);
            }
        }

        @Override
        public void onBookTicker(BookTickerEvent event) {
            sum += event.bidPrice().mantissa() + event.askPrice().mantissa();
        }

        @Override
        public void onPartialDepth(PartialDepthEvent event) {
            sum += event.lastUpdateId()
                    + event.bidPriceMantissa(0)
                    + event.symbol().length();
        }

        @Override
        public void onMiniTickers(MiniTickerArrayEvent event) {
            while (event.next()) {
                sum += event.row().lastPrice().mantissa() + event.row().symbol().length();
            }
        }

        @Override
        public void onEvent(MarketEvent event) {
            sum += event.receiveNs() + event.symbol().length();
        }

        @Override
        public void onRejected(io.ringfeed.engine.handler.RejectedFrame frame) {
            unexpected.incrementAndGet();
        }

        @Override
        public void onBatchEnd() {
            if (sum == 42) {
                unexpected.incrementAndGet();
            }
        }
    }
}
