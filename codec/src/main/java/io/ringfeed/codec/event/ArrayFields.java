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
}
