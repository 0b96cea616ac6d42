package io.ringfeed.codec.event;

import java.nio.charset.StandardCharsets;

/**
 * One key of an event: its name, its {@link FieldType}, and its place in the record.
 * <p>
 * The decoder works on {@link #code()}, in which type, slot and presence bit are packed; the encoder on
 * {@link #prefix()}.
 * <p>
 * <b>Threading:</b> immutable.
 */
public final class Field {
    private static final int SLOT_SHIFT = 8;
    private static final int BIT_SHIFT = 16;
    private static final int BYTE_MASK = 0xFF;

    private final String key;
    private final byte[] prefix;
    private final int code;
    private final Layout nested;

    Field(String key, int type, int slot, int bit, Layout nested) {
        this.key = key;
        this.prefix = ("\"" + key + "\":").getBytes(StandardCharsets.UTF_8);
        this.code = type | slot << SLOT_SHIFT | bit << BIT_SHIFT;
        this.nested = nested;
    }

    /**
     * The key on the wire.
     *
     * @return such as {@code E}.
     */
    public String key() {
        return key;
    }

    /**
     * What precedes the value on the wire: the quoted key and a colon. Shared, not to be written to.
     *
     * @return such as {@code "E":}.
     */
    public byte[] prefix() {
        return prefix;
    }

    /**
     * Type, slot and presence bit in one number.
     *
     * @return for {@link #type(int)}, {@link #slot(int)} and {@link #presence(int)}.
     */
    public int code() {
        return code;
    }

    /**
     * The layout of the value, where it is an object.
     *
     * @return null unless the type is {@link FieldType#OBJECT}.
     */
    public Layout nested() {
        return nested;
    }

    /**
     * The type in a field's code.
     *
     * @param code of a field.
     * @return a constant of {@link FieldType}.
     */
    public static int type(int code) {
        return code & BYTE_MASK;
    }

    /**
     * The slot in a field's code.
     *
     * @param code of a field.
     * @return index of an integer or decimal in the record.
     */
    public static int slot(int code) {
        return code >>> SLOT_SHIFT & BYTE_MASK;
    }

    /**
     * The presence bit in a field's code.
     *
     * @param code of a field.
     * @return a mask of one bit.
     */
    public static long presence(int code) {
        // A shift takes the low six bits only, and layouts have fewer than 64 fields.
        return 1L << (code >>> BIT_SHIFT);
    }
}
