package io.ringfeed.codec.event;

import io.ringfeed.codec.message.PartialDepth;

/**
 * The best 5, 10 or 20 levels of a book as they are (protocol §4.11), best first. The venue sends neither symbol nor time:
 * the symbol is the one in the name of its stream, and null on a raw connection.
 * <p>
 * Threading, ownership and allocation as {@link MarketEvent}.
 */
public final class PartialDepthEvent extends BookLevelsEvent {
    /** Integer slot: last update id. */
    public static final int LAST_UPDATE_ID = 2;

    /** A view that stands alone: it owns a record of its own until it is wrapped around another. */
    public PartialDepthEvent() {
        super(EventKind.PARTIAL_DEPTH);
    }

    /**
     * Last change of the book that these levels show, in the id space of {@link DepthEvent} and {@link BookTickerEvent}.
     *
     * @return the id.
     */
    public long lastUpdateId() {
        return record().integer(LAST_UPDATE_ID);
    }

    /**
     * Copies the event into another view, which keeps it in a record of its own, however long. Allocates only while
     * that grows.
     *
     * @param target to copy to; no longer wrapped afterwards.
     */
    public void copyTo(PartialDepthEvent target) {
        copyInto(target);
    }

    /**
     * An immutable copy. Allocates.
     *
     * @return the event as a record.
     */
    public PartialDepth snapshot() {
        return new PartialDepth(symbol(), lastUpdateId(), bidSnapshot(), askSnapshot(), timeUnit());
    }
}
