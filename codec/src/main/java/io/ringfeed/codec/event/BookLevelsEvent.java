package io.ringfeed.codec.event;

import io.ringfeed.codec.decimal.MutableDecimal;
import io.ringfeed.codec.message.Depth;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What events with levels of a book have in common. A level's numbers always fit 64 bits; they may be read as mantissa and
 * scale, or into a {@link MutableDecimal}.
 * <p>
 * Threading, ownership and allocation as {@link MarketEvent}.
 */
public abstract class BookLevelsEvent extends MarketEvent {
    /**
     * A view that stands alone.
     *
     * @param kind of event it shows.
     */
    BookLevelsEvent(EventKind kind) {
        super(kind);
    }

    /**
     * Number of bid levels.
     *
     * @return may be zero.
     */
    public final int bidCount() {
        return record().bidCount();
    }

    /**
     * Price of a bid level.
     *
     * @param index from 0 to {@link #bidCount()}, exclusive.
     * @return the mantissa.
     */
    public final long bidPriceMantissa(int index) {
        return record().levels().priceMantissa(bidIndex(index));
    }

    /**
     * Price of a bid level.
     *
     * @param index from 0 to {@link #bidCount()}, exclusive.
     * @return digits behind the point.
     */
    public final int bidPriceScale(int index) {
        return record().levels().priceScale(bidIndex(index));
    }

    /**
     * Price of a bid level.
     *
     * @param index from 0 to {@link #bidCount()}, exclusive.
     * @param into  to write to.
     * @return {@code into}.
     */
    public final MutableDecimal bidPrice(int index, MutableDecimal into) {
        return into.set(bidPriceMantissa(index), bidPriceScale(index));
    }

    /**
     * Quantity of a bid level.
     *
     * @param index from 0 to {@link #bidCount()}, exclusive.
     * @return the mantissa; in changes of a book, zero deletes the level.
     */
    public final long bidQuantityMantissa(int index) {
        return record().levels().quantityMantissa(bidIndex(index));
    }

    /**
     * Quantity of a bid level.
     *
     * @param index from 0 to {@link #bidCount()}, exclusive.
     * @return digits behind the point.
     */
    public final int bidQuantityScale(int index) {
        return record().levels().quantityScale(bidIndex(index));
    }

    /**
     * Quantity of a bid level.
     *
     * @param index from 0 to {@link #bidCount()}, exclusive.
     * @param into  to write to.
     * @return {@code into}.
     */
    public final MutableDecimal bidQuantity(int index, MutableDecimal into) {
        return into.set(bidQuantityMantissa(index), bidQuantityScale(index));
    }

    /**
     * Number of ask levels.
     *
     * @return may be zero.
     */
    public final int askCount() {
        return record().askCount();
    }

    /**
     * Price of an ask level.
     *
     * @param index from 0 to {@link #askCount()}, exclusive.
     * @return the mantissa.
     */
    public final long askPriceMantissa(int index) {
        return record().levels().priceMantissa(askIndex(index));
    }

    /**
     * Price of an ask level.
     *
     * @param index from 0 to {@link #askCount()}, exclusive.
     * @return digits behind the point.
     */
    public final int askPriceScale(int index) {
        return record().levels().priceScale(askIndex(index));
    }

    /**
     * Price of an ask level.
     *
     * @param index from 0 to {@link #askCount()}, exclusive.
     * @param into  to write to.
     * @return {@code into}.
     */
    public final MutableDecimal askPrice(int index, MutableDecimal into) {
        return into.set(askPriceMantissa(index), askPriceScale(index));
    }

    /**
     * Quantity of an ask level.
     *
     * @param index from 0 to {@link #askCount()}, exclusive.
     * @return the mantissa; in changes of a book, zero deletes the level.
     */
    public final long askQuantityMantissa(int index) {
        return record().levels().quantityMantissa(askIndex(index));
    }

    /**
     * Quantity of an ask level.
     *
     * @param index from 0 to {@link #askCount()}, exclusive.
     * @return digits behind the point.
     */
    public final int askQuantityScale(int index) {
        return record().levels().quantityScale(askIndex(index));
    }

    /**
     * Quantity of an ask level.
     *
     * @param index from 0 to {@link #askCount()}, exclusive.
     * @param into  to write to.
     * @return {@code into}.
     */
    public final MutableDecimal askQuantity(int index, MutableDecimal into) {
        return into.set(askQuantityMantissa(index), askQuantityScale(index));
    }

    final List<Depth.Level> bidSnapshot() {
        return snapshot(record().bidStart(), bidCount());
    }

    final List<Depth.Level> askSnapshot() {
        return snapshot(record().askStart(), askCount());
    }

    private List<Depth.Level> snapshot(int start, int count) {
        LevelStore levels = record().levels();
        List<Depth.Level> snapshot = new ArrayList<>(count);
        for (int i = start; i < start + count; i++) {
            snapshot.add(new Depth.Level(
                    BigDecimal.valueOf(levels.priceMantissa(i), levels.priceScale(i)),
                    BigDecimal.valueOf(levels.quantityMantissa(i), levels.quantityScale(i))));
        }
        return snapshot;
    }

    private int bidIndex(int index) {
        return record().bidStart() + Objects.checkIndex(index, bidCount());
    }

    private int askIndex(int index) {
        return record().askStart() + Objects.checkIndex(index, askCount());
    }
}
