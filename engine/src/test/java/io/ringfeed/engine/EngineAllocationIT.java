package io.ringfeed.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.ringfeed.codec.event.MarketEvent;
import io.ringfeed.codec.stream.Streams;
import io.ringfeed.engine.handler.MarketDataHandler;
import io.ringfeed.engine.venue.Venue;
import io.ringfeed.simulator.Simulator;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What the threads between socket and handler allocate for a million messages at 50 thousand a second, over a real socket and as in
 * production: without Netty's leak detector, with the engine's own threads.
 */
@Timeout(180)
class EngineAllocationIT {
    private static final System.Logger LOG = System.getLogger("allocation");
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int PER_SECOND = 50_000;
    private static final long WARM_UP = 400_000;
    private static final long MEASURED = 1_000_000;
    private static final double ZERO = 0.01; // a class that is loaded late costs some kilobytes once

    @Test
    void allocatesNothingPerMessageFromTheSocketToTheHandler() {
        Counter counter = new Counter();
        try (Simulator venue = Simulator.builder()
                        .symbols(List.of("btcusdt"))
                        .rate(PER_SECOND)
                        .start();
                MarketDataEngine engine = MarketDataEngine.builder()
                        .venue(Venue.custom(venue.uri()))
                        .handler(counter)
                        .build()) {
            engine.start();
            engine.subscribe(Streams.trade("btcusdt"), Streams.bookTicker("btcusdt"));
            TestClock.await(Duration.ofMinutes(1), "the warm-up", () -> counter.count > WARM_UP);
            Map<String, Double> least = measure(counter);
            for (int again = 0; again < 2 && !isZero(least); again++) {
                measure(counter).forEach((thread, perMessage) -> least.merge(thread, perMessage, Math::min));
            }
            assertTrue(isZero(least), () -> "B per message: " + least);
            assertEquals(0, engine.status().rejected());
        }
    }

    /** Bytes for each message, thread by thread. What is loaded late, as by the first pause, costs once, and not in the next million. */
    private static Map<String, Double> measure(Counter counter) {
        Map<String, Long> before = allocatedBytes();
        long first = counter.count;
        long startNs = System.nanoTime();
        TestClock.await(Duration.ofMinutes(2), "a million", () -> counter.count - first >= MEASURED);
        Map<String, Long> after = allocatedBytes();
        double seconds = (System.nanoTime() - startNs) / 1e9;
        double messages = counter.count - first;
        LOG.log(System.Logger.Level.INFO, "{0} messages a second", Math.round(messages / seconds));
        assertEquals(List.of("rf-decode", "rf-handler-0", "rf-io"), List.copyOf(before.keySet()));
        Map<String, Double> perMessage = new TreeMap<>();
        before.forEach((thread, bytes) -> perMessage.put(thread, (after.get(thread) - bytes) / messages));
        LOG.log(System.Logger.Level.INFO, "B per message: {0}", perMessage);
        return perMessage;
    }

    private static boolean isZero(Map<String, Double> perMessage) {
        return perMessage.values().stream().allMatch(bytes -> bytes < ZERO);
    }

    private static Map<String, Long> allocatedBytes() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().matches("rf-(io|decode|handler-.*)"))
                .collect(Collectors.toMap(
                        Thread::getName,
                        thread -> THREADS.getThreadAllocatedBytes(thread.getId()),
                        Long::sum,
                        TreeMap::new));
    }

    private static final class Counter implements MarketDataHandler {
        private volatile long count;

        @Override
        @SuppressWarnings("NonAtomicVolatileUpdate") // one writer
        public void onEvent(MarketEvent event) {
            count++;
        }
    }
}
