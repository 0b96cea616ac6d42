package io.ringfeed.codec.event;

/**
 * Where an {@link EventRecord} of an array of rows keeps its values. The rows stay as they came, in
 * {@link EventRecord#sliceBuffer()}; the decoder has validated each of them.
 */
public final class ArrayFields {
    /** Integer slot: index of the first row's opening brace in the buffer. */
    public static final int ROWS_OFFSET = 1;
    /** Integer slot: index behind the array's closing bracket. */
    public static final int ROWS_END = 2;
    /** Integer slot: number of rows, at least one. */
    public static final int ROW_COUNT = 3;

    private ArrayFields() {}

    /**
     * Makes a record show an array.
     *
     * @param into   to write to.
     * @param layout of the array.
     * @param frame  that holds the rows.
     * @param offset of the first row.
     * @param end    behind the closing bracket.
     * @param count  of rows.
     */
    public static void set(EventRecord into, Layout layout, byte[] frame, int offset, int end, int count) {
        into.layout(layout);
        into.sliceBuffer(frame);
        into.integer(ROWS_OFFSET, offset);
        into.integer(ROWS_END, end);
        into.integer(ROW_COUNT, count);
    }
}
