package io.ringfeed.codec.event;

/**
 * Keeps levels of a book as bare numbers: mantissa and scale of price and of quantity, side by side.
 * <p>
 * <b>Threading:</b> as the record it belongs to.
 * <br><b>Ownership:</b> of a record, or of a pool that lends it to records; see {@link LevelAllocator}.
 * <br><b>Allocation:</b> none after construction; 18 bytes a level.
 */
public final class LevelStore {
    private static final int PRICE = 0;
    private static final int QUANTITY = 1;

    private final long[] mantissas;
    private final byte[] scales;

    /**
     * An empty store.
     *
     * @param capacity in levels, bids and asks together.
     */
    public LevelStore(int capacity) {
        mantissas = new long[2 * capacity];
        scales = new byte[2 * capacity];
    }

    /**
     * How many levels fit.
     *
     * @return in levels, bids and asks together.
     */
    public int capacity() {
        return scales.length >> 1;
    }

    /**
     * Writes one level.
     *
     * @param index            of the level.
     * @param priceMantissa    of its price.
     * @param priceScale       of its price.
     * @param quantityMantissa of its quantity.
     * @param quantityScale    of its quantity.
     */
    public void set(int index, long priceMantissa, int priceScale, long quantityMantissa, int quantityScale) {
        int at = index << 1;
        mantissas[at + PRICE] = priceMantissa;
        scales[at + PRICE] = (byte) priceScale;
        mantissas[at + QUANTITY] = quantityMantissa;
        scales[at + QUANTITY] = (byte) quantityScale;
    }

    /**
     * A level's price.
     *
     * @param index of the level.
     * @return its mantissa.
     */
    public long priceMantissa(int index) {
        return mantissas[(index << 1) + PRICE];
    }

    /**
     * A level's price.
     *
     * @param index of the level.
     * @return its scale.
     */
    public int priceScale(int index) {
        return scales[(index << 1) + PRICE];
    }

    /**
     * A level's quantity.
     *
     * @param index of the level.
     * @return its mantissa.
     */
    public long quantityMantissa(int index) {
        return mantissas[(index << 1) + QUANTITY];
    }

    /**
     * A level's quantity.
     *
     * @param index of the level.
     * @return its scale.
     */
    public int quantityScale(int index) {
        return scales[(index << 1) + QUANTITY];
    }

    /**
     * Copies levels from another store to the same places here.
     *
     * @param from  to copy from.
     * @param start first level.
     * @param count of levels.
     */
    public void copy(LevelStore from, int start, int count) {
        System.arraycopy(from.mantissas, start << 1, mantissas, start << 1, count << 1);
        System.arraycopy(from.scales, start << 1, scales, start << 1, count << 1);
    }
}
