package io.ringfeed.codec.event;

import io.ringfeed.codec.message.RollingTicker;
import io.ringfeed.codec.stream.RollingWindow;

/**
 * Statistics of the last hour, four hours or day, sent every second (protocol §4.7). {@link #openTime()} is rounded down to a
 * minute, so the window may be up to 59,999 ms wider than its name says.
 * <p>
 * Threading, ownership and allocation as {@link MarketEvent}.
 */
public final class RollingTickerEvent extends StatisticsEvent {
    /** A view that stands alone: it owns a record of its own until it is wrapped around another. */
    public RollingTickerEvent() {
        super(EventKind.ROLLING_TICKER);
    }

    /**
     * Nominal length of the window.
     *
     * @return as in the event's name.
     */
    public RollingWindow window() {
        return Layouts.windowOf(record().layout());
    }

    /**
     * Copies the event into another view, which keeps it in a record of its own, however long. Allocates only while
     * that grows.
     *
     * @param target to copy to; no longer wrapped afterwards.
     */
    public void copyTo(RollingTickerEvent target) {
        copyInto(target);
    }

    /**
     * An immutable copy. Allocates.
     *
     * @return the event as a record.
     */
    public RollingTicker snapshot() {
        return new RollingTicker(
                symbol(),
                window().wireName(),
                eventTime(),
                priceChange().bigDecimal(),
                priceChangePercent().bigDecimal(),
                weightedAveragePrice().bigDecimal(),
                lastPrice().bigDecimal(),
                open().bigDecimal(),
                high().bigDecimal(),
                low().bigDecimal(),
                baseVolume().bigDecimal(),
                quoteVolume().bigDecimal(),
                openTime(),
                closeTime(),
                firstTradeId(),
                lastTradeId(),
                tradeCount(),
                timeUnit());
    }
}
