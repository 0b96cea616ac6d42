package io.ringfeed.simulator.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.netty.channel.DefaultEventLoop;
import io.netty.channel.EventLoop;
import io.ringfeed.codec.name.NameRegistry;
import io.ringfeed.simulator.market.CollectedFrames.Frame;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MarketFeedLifecycleTest {
    private static final long DEADLINE_NS = TimeUnit.SECONDS.toNanos(20);

    @Test
    void runsOnTheLoopInRealTimeUntilClosed() throws InterruptedException {
        EventLoop loop = new DefaultEventLoop();
        try {
            CollectedFrames frames = new CollectedFrames("btcusdt@trade");
            AtomicLong flushes = new AtomicLong();
            Runnable flush = () -> {
                assertTrue(loop.inEventLoop());
                frames.flush();
                flushes.incrementAndGet();
            };
            try (MarketFeed feed =
                    new MarketFeed(loop, frames::in, flush, List.of("btcusdt"), 2_000, 1, new MicroClock())) {
                assertEquals(0, flushes.get());
                feed.start();
                long deadlineNs = System.nanoTime() + DEADLINE_NS;
                while (frames.frames.size() < 100 && System.nanoTime() < deadlineNs) {
                    LockSupport.parkNanos(1_000_000);
                }
            }
            // What the close has queued is behind the last tick.
            loop.submit(() -> {}).sync();
            int count = frames.frames.size();
            long flushCount = flushes.get();
            assertTrue(count >= 100, "only " + count + " trades");
            loop.schedule(() -> {}, 20, TimeUnit.MILLISECONDS).sync();
            assertEquals(flushCount, flushes.get());
            long ageMs = System.currentTimeMillis()
                    - last(frames.frames).json().get("E").longValue();
            assertTrue(Math.abs(ageMs) < 30_000, ageMs + " ms old");
        } finally {
            loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync();
        }
    }

    private static Frame last(List<Frame> frames) {
        return frames.get(frames.size() - 1);
    }

    @Test
    void mayBeClosedTwiceWithoutAStartAndAfterItsLoop() throws InterruptedException {
        EventLoop loop = new DefaultEventLoop();
        MarketFeed feed =
                new MarketFeed(loop, new CollectedFrames()::in, () -> {}, List.of("btcusdt"), 100, 1, new MicroClock());
        feed.close();
        feed.close();
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync();
        feed.close();
        assertTrue(loop.isTerminated());
    }

    @Test
    void eventsCostNoMemoryOnceBuffersHaveGrown() {
        AtomicLong delivered = new AtomicLong();
        Subscribers everybody = new Subscribers() {
            @Override
            public boolean isWantedInMillis(int streamId) {
                return true;
            }

            @Override
            public boolean isWantedInMicros(int streamId) {
                return true;
            }

            @Override
            public void deliver(int streamId, FrameBuffer millis, FrameBuffer micros) {
                delivered.incrementAndGet();
            }
        };
        AtomicLong nowUs = new AtomicLong(VirtualFeed.START_US);
        MarketFeed feed = new MarketFeed(
                null,
                (NameRegistry streams) -> everybody,
                () -> {},
                List.of("btcusdt", "ethusdt"),
                10_000,
                1,
                nowUs::get);
        run(feed, nowUs, 20_000);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        delivered.set(0);
        run(feed, nowUs, 10_000);
        long bytes = threads.getCurrentThreadAllocatedBytes() - before;
        assertTrue(delivered.get() > 100_000);
        assertTrue(bytes < delivered.get() / 100, bytes + " bytes for " + delivered.get() + " frames");
    }

    @Test
    void nothingIsEncodedThatNobodyWantsInThatUnit() {
        AtomicLong nowUs = new AtomicLong(VirtualFeed.START_US);
        AtomicLong delivered = new AtomicLong();
        List<String> wantedInMicros = List.of("btcusdt@trade", "!miniTicker@arr", "btcusdt@ticker_1h");
        MarketFeed feed = new MarketFeed(
                null,
                (NameRegistry streams) -> new Subscribers() {
                    @Override
                    public boolean isWantedInMillis(int streamId) {
                        return false;
                    }

                    @Override
                    public boolean isWantedInMicros(int streamId) {
                        return wantedInMicros.contains(streams.name(streamId));
                    }

                    @Override
                    public void deliver(int streamId, FrameBuffer millis, FrameBuffer micros) {
                        delivered.incrementAndGet();
                        assertTrue(isWantedInMicros(streamId), streams.name(streamId));
                        // Of an array no more than its brackets.
                        assertTrue(millis.payloadLength() <= 2, "encoded in milliseconds");
                        assertTrue(micros.payloadLength() > 100);
                    }
                },
                () -> {},
                List.of("btcusdt", "ethusdt"),
                500,
                1,
                nowUs::get);
        run(feed, nowUs, 5_000);
        assertTrue(delivered.get() > 400, delivered + " frames");
    }

    private static void run(MarketFeed feed, AtomicLong nowUs, int ticks) {
        for (int i = 0; i < ticks; i++) {
            nowUs.addAndGet(1_000);
            feed.tick();
        }
    }

    @Test
    void theClockTellsTheTimeInMicrosecondsAndNeverGoesBack() {
        MicroClock clock = new MicroClock();
        long last = clock.getAsLong();
        assertTrue(Math.abs(last / 1_000 - System.currentTimeMillis()) < 5_000);
        for (int i = 0; i < 100_000; i++) {
            long now = clock.getAsLong();
            assertTrue(now >= last);
            last = now;
        }
    }
}
