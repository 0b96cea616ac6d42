package io.ringfeed.codec.event;

import io.ringfeed.codec.name.NameTable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Says for one kind of event, or for an object inside it, which key goes where in an {@link EventRecord}. The decoder
 * looks keys
 * up in it, the encoder writes its fields in their order, which is the venue's; so both know the same protocol.
 * <p>
 * <b>Threading:</b> immutable.
 * <br><b>Allocation:</b> none to look up.
 */
public final class Layout {
    /** Answer of the look-ups for a key that is not in the layout. */
    public static final int UNKNOWN = -1;

    private final EventKind kind;
    private final byte[] eventName;
    private final Field[] fields;
    private final long requiredMask;
    private final long mask;
    private final int[] codesBySingleByte = new int[256];
    private final NameTable longKeys;
    private final int[] codesByLongKey;
    private final Layout row;
    private final boolean hasEventTime;

    private Layout(Builder builder) {
        kind = builder.kind;
        eventName = builder.eventName.getBytes(StandardCharsets.US_ASCII);
        fields = builder.fields.toArray(Field[]::new);
        requiredMask = builder.requiredMask;
        mask = Arrays.stream(fields)
                .mapToLong(field -> Field.presence(field.code()))
                .sum();
        Arrays.fill(codesBySingleByte, UNKNOWN);
        List<Field> longFields = new ArrayList<>();
        for (Field field : fields) {
            if (field.key().length() == 1) {
                codesBySingleByte[field.key().charAt(0)] = field.code();
            } else {
                longFields.add(field);
            }
        }
        longKeys = NameTable.of(longFields.stream().map(Field::key).toList());
        codesByLongKey = longFields.stream().mapToInt(Field::code).toArray();
        row = builder.row;
        hasEventTime = codesBySingleByte['E'] != UNKNOWN;
    }

    /**
     * The kind of event.
     *
     * @return of the whole event also for an object inside it.
     */
    public EventKind kind() {
        return kind;
    }

    /**
     * The value of {@code e}. Shared, not to be written to.
     *
     * @return empty where the event has none.
     */
    public byte[] eventName() {
        return eventName;
    }

    /**
     * The value of {@code e}, as text.
     *
     * @return empty where the event has none.
     */
    public String eventNameText() {
        return new String(eventName, StandardCharsets.US_ASCII);
    }

    /**
     * The layout of each row, where the event is an array of them.
     *
     * @return null if it is none.
     */
    public Layout row() {
        return row;
    }

    /**
     * Tells whether the venue says when it sent the event.
     *
     * @return true if {@link MarketEvent#EVENT_TIME} is a slot of it.
     */
    public boolean hasEventTime() {
        return hasEventTime;
    }

    /**
     * How many keys there are, objects counted as one.
     *
     * @return the number of fields.
     */
    public int fieldCount() {
        return fields.length;
    }

    /**
     * A field by its place on the wire.
     *
     * @param index from 0 to {@link #fieldCount()}, exclusive.
     * @return the field.
     */
    public Field field(int index) {
        return fields[index];
    }

    /**
     * Presence bits that an event must have, those of the objects inside it included.
     *
     * @return a mask.
     */
    public long requiredMask() {
        return requiredMask;
    }

    /**
     * Presence bits of all its keys, required or not.
     *
     * @return a mask, without those of objects inside.
     */
    public long mask() {
        return mask;
    }

    /**
     * Looks up a key of one byte, as nearly all are.
     *
     * @param key the byte.
     * @return {@link Field#code()}, or {@link #UNKNOWN}.
     */
    public int codeOf(byte key) {
        return codesBySingleByte[key & 0xFF];
    }

    /**
     * Looks up a key of any length.
     *
     * @param buffer holding the key.
     * @param offset of its first byte.
     * @param length in bytes.
     * @return {@link Field#code()}, or {@link #UNKNOWN}.
     */
    public int codeOf(byte[] buffer, int offset, int length) {
        if (length == 1) {
            return codeOf(buffer[offset]);
        }
        int index = longKeys.find(buffer, offset, length);
        return index == NameTable.UNKNOWN ? UNKNOWN : codesByLongKey[index];
    }

    /**
     * The object inside the event at a presence bit.
     *
     * @param code of a field of type {@link FieldType#OBJECT}.
     * @return its layout.
     */
    public Layout nested(int code) {
        for (Field field : fields) {
            if (field.code() == code) {
                return field.nested();
            }
        }
        throw new IllegalArgumentException("no field of code " + code);
    }

    /** Presence bit of a key, for the views' optional accessors. */
    long presenceOf(String key) {
        return Field.presence(fieldOf(key).code());
    }

    /** Presence bit of a key of an object inside. */
    long presenceOf(String object, String key) {
        return fieldOf(object).nested().presenceOf(key);
    }

    private Field fieldOf(String key) {
        for (Field field : fields) {
            if (field.key().equals(key)) {
                return field;
            }
        }
        throw new IllegalArgumentException("no key " + key);
    }

    /** Collects the fields of a layout in the venue's order; an object inside shares the presence bits of the whole. */
    static final class Builder {
        private final EventKind kind;
        private final String eventName;
        private final List<Field> fields = new ArrayList<>();
        private Layout row;
        private int nextBit;
        private long requiredMask;

        Builder(EventKind kind, String eventName) {
            this.kind = kind;
            this.eventName = eventName;
        }

        Builder required(String key, int type, int slot) {
            requiredMask |= 1L << nextBit;
            return optional(key, type, slot);
        }

        Builder optional(String key, int type, int slot) {
            fields.add(new Field(key, type, slot, nextBit++, null));
            return this;
        }

        Builder object(String key, boolean isRequired, java.util.function.Consumer<Builder> content) {
            int bit = nextBit++;
            Builder inner = new Builder(kind, "");
            inner.nextBit = nextBit;
            content.accept(inner);
            nextBit = inner.nextBit;
            requiredMask |= inner.requiredMask | (isRequired ? 1L << bit : 0);
            fields.add(new Field(key, FieldType.OBJECT, 0, bit, inner.build()));
            return this;
        }

        Builder rows(Layout layout) {
            row = layout;
            return this;
        }

        Layout build() {
            return new Layout(this);
        }
    }
}
