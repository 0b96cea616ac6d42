package io.ringfeed.engine.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * From the frame handler through the decoder to a handler that reads the event: 0 B per message on each of the three
 * threads. Run twice by the build, with and without escape analysis.
 */
@Timeout(120)
class RingAllocationTest {
    private static final int WARM_UP = 30_000;
    private static final int MEASURED = 20_000;
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

    private void assertNothingAllocated(String text, int messages) {
        ByteBuffer frame = Frames.direct(text);
        try (RingFixture fixture = RingFixture.unpoisoned(RingFixture.slots(1_024), handler)) {
            pump(fixture, frame, messages * (WARM_UP / MEASURED + 1));
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
                pump(fixture, frame, messages);
                for (int i = 0; i < before.length; i++) {
                    least[i] = Math.min(least[i], allocatedBytes(threads.get(i)) - before[i]);
                }
            }
            for (int i = 0; i < least.length; i++) {
                assertEquals(0, least[i], threads.get(i) + " allocated so many bytes for " + messages + " messages");
            }
            fixture.assertNoFailures();
        }
        assertEquals(0, handler.unexpected.get());
    }

    private static void pump(RingFixture fixture, ByteBuffer frame, int messages) {
        FrameWriter writer = fixture.ring.writer();
        for (int i = 0; i < messages; i++) {
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
