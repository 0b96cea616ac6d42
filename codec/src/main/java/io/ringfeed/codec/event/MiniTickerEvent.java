package io.ringfeed.codec.event;

import io.ringfeed.codec.message.MiniTicker;

/**
 * Prices and volumes of the last 24 hours, sent every second (protocol §4.5).
 * <p>
 * Threading, ownership and allocation as {@link MarketEvent}.
 */
public final class MiniTickerEvent extends PriceWindowEvent {
    /** A view that stands alone: it owns a record of its own until it is wrapped around another. */
    public MiniTickerEvent() {
        super(EventKind.MINI_TICKER);
    }

    /**
     * Copies the event into another view, which keeps it in a record of its own, however long. Allocates only while
     * that grows.
     *
     * @param target to copy to; no longer wrapped afterwards.
     */
    public void copyTo(MiniTickerEvent target) {
        copyInto(target);
    }

    /**
     * An immutable copy. Allocates.
     *
     * @return the event as a record.
     */
    public MiniTicker snapshot() {
        return new MiniTicker(
                symbol(),
                eventTime(),
                lastPrice().bigDecimal(),
                open().bigDecimal(),
                high().bigDecimal(),
                low().bigDecimal(),
                baseVolume().bigDecimal(),
                quoteVolume().bigDecimal(),
                timeUnit());
    }
}
