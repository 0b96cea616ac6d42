package io.ringfeed.codec.event;

import io.ringfeed.codec.decimal.MutableDecimal;
import io.ringfeed.codec.message.Depth;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Changes of an order book (protocol §4.12): for each level the quantity that is there now, zero if the level is gone.
 * <p>
 * A level's numbers always fit 64 bits. They may be read as mantissa and scale, or into a {@link MutableDecimal}.
 * <p>
 * Threading, ownership and allocation as {@link MarketEvent}.
 */
public final class DepthEvent extends MarketEvent {
    /** Integer slot: event time. */
    public static final int EVENT_TIME = 1;
    /** Integer slot: first update id. */
    public static final int FIRST_UPDATE_ID = 2;
    /** Integer slot: final update id. */
    public static final int FINAL_UPDATE_ID = 3;

    /** A view that stands alone: it owns a record of its own until it is wrapped around another. */
    public DepthEvent() {
        super(EventKind.DEPTH);
    }

    /**
     * When the venue sent the event.
     *
     * @return in {@link #timeUnit()} since the epoch.
     */
    public long eventTime() {
        return record().integer(EVENT_TIME);
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
     * Number of bid levels.
     *
     * @return may be zero.
     */
    public int bidCount() {
        return record().bidCount();
    }

    /**
     * Price of a bid level.
     *
     * @param index from 0 to {@link #bidCount()}, exclusive.
     * @return the mantissa.
     */
    public long bidPriceMantissa(int index) {
        return record().levels().priceMantissa(bidIndex(index));
    }

    /**
     * Price of a bid level.
     *
     * @param index from 0 to {@link #bidCount()}, exclusive.
     * @return digits behind the point.
     */
    public int bidPriceScale(int index) {
        return record().levels().priceScale(bidIndex(index));
    }

    /**
     * Price of a bid level.
     *
     * @param index from 0 to {@link #bidCount()}, exclusive.
     * @param into  to write to.
     * @return {@code into}.
     */
    public MutableDecimal bidPrice(int index, MutableDecimal into) {
        return into.set(bidPriceMantissa(index), bidPriceScale(index));
    }

    /**
     * Quantity of a bid level.
     *
     * @param index from 0 to {@link #bidCount()}, exclusive.
     * @return the mantissa; zero deletes the level.
     */
    public long bidQuantityMantissa(int index) {
        return record().levels().quantityMantissa(bidIndex(index));
    }

    /**
     * Quantity of a bid level.
     *
     * @param index from 0 to {@link #bidCount()}, exclusive.
     * @return digits behind the point.
     */
    public int bidQuantityScale(int index) {
        return record().levels().quantityScale(bidIndex(index));
    }

    /**
     * Quantity of a bid level.
     *
     * @param index from 0 to {@link #bidCount()}, exclusive.
     * @param into  to write to.
     * @return {@code into}.
     */
    public MutableDecimal bidQuantity(int index, MutableDecimal into) {
        return into.set(bidQuantityMantissa(index), bidQuantityScale(index));
    }

    /**
     * Number of ask levels.
     *
     * @return may be zero.
     */
    public int askCount() {
        return record().askCount();
    }

    /**
     * Price of an ask level.
     *
     * @param index from 0 to {@link #askCount()}, exclusive.
     * @return the mantissa.
     */
    public long askPriceMantissa(int index) {
        return record().levels().priceMantissa(askIndex(index));
    }

    /**
     * Price of an ask level.
     *
     * @param index from 0 to {@link #askCount()}, exclusive.
     * @return digits behind the point.
     */
    public int askPriceScale(int index) {
        return record().levels().priceScale(askIndex(index));
    }

    /**
     * Price of an ask level.
     *
     * @param index from 0 to {@link #askCount()}, exclusive.
     * @param into  to write to.
     * @return {@code into}.
     */
    public MutableDecimal askPrice(int index, MutableDecimal into) {
        return into.set(askPriceMantissa(index), askPriceScale(index));
    }

    /**
     * Quantity of an ask level.
     *
     * @param index from 0 to {@link #askCount()}, exclusive.
     * @return the mantissa; zero deletes the level.
     */
    public long askQuantityMantissa(int index) {
        return record().levels().quantityMantissa(askIndex(index));
    }

    /**
     * Quantity of an ask level.
     *
     * @param index from 0 to {@link #askCount()}, exclusive.
     * @return digits behind the point.
     */
    public int askQuantityScale(int index) {
        return record().levels().quantityScale(askIndex(index));
    }

    /**
     * Quantity of an ask level.
     *
     * @param index from 0 to {@link #askCount()}, exclusive.
     * @param into  to write to.
     * @return {@code into}.
     */
    public MutableDecimal askQuantity(int index, MutableDecimal into) {
        return into.set(askQuantityMantissa(index), askQuantityScale(index));
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
        List<Depth.Level> bids = new ArrayList<>(bidCount());
        for (int i = 0; i < bidCount(); i++) {
            bids.add(level(record().bidStart() + i));
        }
        List<Depth.Level> asks = new ArrayList<>(askCount());
        for (int i = 0; i < askCount(); i++) {
            asks.add(level(record().askStart() + i));
        }
        return new Depth(symbol(), eventTime(), firstUpdateId(), finalUpdateId(), bids, asks, timeUnit());
    }

    private Depth.Level level(int index) {
        LevelStore levels = record().levels();
        return new Depth.Level(
                BigDecimal.valueOf(levels.priceMantissa(index), levels.priceScale(index)),
                BigDecimal.valueOf(levels.quantityMantissa(index), levels.quantityScale(index)));
    }

    private int bidIndex(int index) {
        return record().bidStart() + Objects.checkIndex(index, bidCount());
    }

    private int askIndex(int index) {
        return record().askStart() + Objects.checkIndex(index, askCount());
    }
}
