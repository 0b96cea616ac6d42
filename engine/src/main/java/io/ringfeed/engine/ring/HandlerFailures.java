package io.ringfeed.engine.ring;

import io.ringfeed.engine.handler.MarketDataHandler;

/**
 * Hears of handlers that threw.
 *
 * <p><b>Threading:</b> called on the handler's thread; must not block or throw.
 */
public interface HandlerFailures {
    /**
     * An event was skipped.
     *
     * @param threadName the handler's thread.
     * @param handler which.
     * @param thrown what it threw.
     */
    void onSkipped(String threadName, MarketDataHandler handler, Throwable thrown);

    /**
     * The handler gets no more events.
     *
     * @param threadName the handler's thread.
     * @param handler which.
     * @param thrown what it threw.
     */
    void onDetached(String threadName, MarketDataHandler handler, Throwable thrown);

    /**
     * The engine must stop.
     *
     * @param threadName the handler's thread.
     * @param handler which.
     * @param thrown what it threw.
     */
    void onFatal(String threadName, MarketDataHandler handler, Throwable thrown);
}
