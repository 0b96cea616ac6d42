package io.ringfeed.codec.event;

import io.ringfeed.codec.message.Depth;

/**
 * Changes of an order book (protocol §4.12): for each level the quantity that is there now, zero if the level is gone.
 * <p>
 * Threading, ownership and allocation as {@link MarketEvent}.
 */
public final class DepthEvent extends BookLevelsEvent {
    /** Integer slot: first update id. */
    public static final int FIRST_UPDATE_ID = 2;
    /** Integer slot: final update id. */
    public static final int FINAL_UPDATE_ID = 3;

    /** A view that stands alone: it owns a record of its own until it is wrapped around another. */
    public DepthEvent() {
        super(EventKind.DEPTH);
    }

    /**
     * First change of the book in this event.
     *
     * @return the id: one higher than the last event's final one, or events were lost.
     */
    public long firstUpdateId() {
        return record().integer(FIRST_UPDATE_ID);
    }

    /**
     * Last change of the book in this event.
     *
     * @return the id.
     */
    public long finalUpdateId() {
        return record().integer(FINAL_UPDATE_ID);
    }

    /**
     * Copies the event into another view, which keeps it in a record of its own, however long. Allocates only while
     * that grows.
     *
     * @param target to copy to; no longer wrapped afterwards.
     */
    public void copyTo(DepthEvent target) {
        copyInto(target);
    }

    /**
     * An immutable copy. Allocates.
     *
     * @return the event as a record.
     */
    public Depth snapshot() {
        return new Depth(
                symbol(), eventTime(), firstUpdateId(), finalUpdateId(), bidSnapshot(), askSnapshot(), timeUnit());
    }
}
