package io.ringfeed.codec.event;

/**
 * What the value of a key is, and where an {@link EventRecord} keeps it. Plain numbers, since the decoder switches on
 * them for
 * every key.
 */
public final class FieldType {
    /** The event's name, {@code e}: known from the layout, kept nowhere. */
    public static final int EVENT = 0;
    /** A bare integer, in an integer slot. */
    public static final int INTEGER = 1;
    /** A quoted decimal, in a decimal slot. */
    public static final int DECIMAL = 2;
    /** true or false, as 1 or 0 in an integer slot. */
    public static final int BOOLEAN = 3;
    /** A symbol, as id in an integer slot. */
    public static final int SYMBOL = 4;
    /** The last of the types whose values are plain: without commas and brackets. */
    public static final int LAST_PLAIN = SYMBOL;
    /** A candle's interval, as ordinal in an integer slot. */
    public static final int INTERVAL = 5;
    /** Bid levels. */
    public static final int BIDS = 6;
    /** Ask levels. */
    public static final int ASKS = 7;
    /** An object with a layout of its own. */
    public static final int OBJECT = 8;
    /** A quoted decimal that the venue says to ignore: kept if it is one, else skipped. */
    public static final int IGNORED_DECIMAL = 9;
    /** A request's id: an integer, else kept as {@link EventRecord#NO_INTEGER}. */
    public static final int REQUEST_ID = 10;
    /** Any value, kept as a slice of the frame. */
    public static final int SLICE = 11;

    /**
     * A quoted decimal or null, in a decimal slot; the integer slot of the same number tells which: 1 for a decimal, 0 for
     * null.
     */
    public static final int NULLABLE_DECIMAL = 12;

    private FieldType() {}
}
