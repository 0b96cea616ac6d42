package io.ringfeed.engine;

import io.ringfeed.engine.handler.MarketDataHandler;
import io.ringfeed.engine.ring.HandlerFailures;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Writes handlers' failures to the log: the first in full, then every one whose count is a power of two, so that a handler
 * that always throws does not bury everything else.
 *
 * <p><b>Threading:</b> any handler's thread.
 */
final class HandlerFailureLog implements HandlerFailures {
    private static final System.Logger LOG = System.getLogger("io.ringfeed.handler");

    private final Consumer<Throwable> onFatal;
    private final Map<String, Long> counts = new ConcurrentHashMap<>();

    HandlerFailureLog(Consumer<Throwable> onFatal) {
        this.onFatal = onFatal;
    }

    @Override
    public void onSkipped(String threadName, MarketDataHandler handler, Throwable thrown) {
        long count = counts.merge(threadName, 1L, Long::sum);
        if (Long.bitCount(count) == 1) {
            String line = name(threadName, handler) + " threw, its event was skipped (" + count + " so far)";
            LOG.log(System.Logger.Level.WARNING, line, thrown);
        }
    }

    @Override
    public void onDetached(String threadName, MarketDataHandler handler, Throwable thrown) {
        String line = name(threadName, handler) + " threw and gets no more events";
        LOG.log(System.Logger.Level.ERROR, line, thrown);
    }

    @Override
    public void onFatal(String threadName, MarketDataHandler handler, Throwable thrown) {
        String line = name(threadName, handler) + " threw, the engine stops";
        LOG.log(System.Logger.Level.ERROR, line, thrown);
        onFatal.accept(thrown);
    }

    private static String name(String threadName, MarketDataHandler handler) {
        return handler == null ? threadName : "handler " + handler.getClass().getName() + " on " + threadName;
    }
}
