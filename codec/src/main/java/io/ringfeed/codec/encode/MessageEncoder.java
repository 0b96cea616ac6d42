package io.ringfeed.codec.encode;

import io.ringfeed.codec.decimal.Decimal;
import io.ringfeed.codec.decode.RowDecoder;
import io.ringfeed.codec.event.ArrayFields;
import io.ringfeed.codec.event.EventKind;
import io.ringfeed.codec.event.EventRecord;
import io.ringfeed.codec.event.Field;
import io.ringfeed.codec.event.FieldType;
import io.ringfeed.codec.event.Layout;
import io.ringfeed.codec.event.LevelStore;
import io.ringfeed.codec.event.MarketEvent;
import io.ringfeed.codec.name.NameRegistry;
import io.ringfeed.codec.stream.Interval;
import java.nio.charset.StandardCharsets;

/**
 * Writes events as the venue does: its JSON, its order of keys, no blanks. What {@code decode} made of a frame comes
 * back as
 * that frame, but for the order of its keys, its blanks, and keys unknown to the {@link Layout}.
 * <p>
 * <b>Threading:</b> an instance belongs to one thread.
 * <br><b>Ownership:</b> the target is borrowed for the call; what lies behind a failed encoding in it is undefined.
 * <br><b>Allocation:</b> none.
 * <br><b>Errors:</b> {@link #TARGET_TOO_SMALL} when the target has no room: room for another
 * {@link Decimal#MAX_TEXT_LENGTH}
 * bytes is asked for with each number, so a target should be that much larger than the text.
 */
public final class MessageEncoder {
    /** Answer for a target that is too small: try again with a larger one. */
    public static final int TARGET_TOO_SMALL = -1;

    private static final byte[] TRUE = ascii("true");
    private static final byte[] FALSE = ascii("false");
    private static final byte[] NULL = ascii("null");
    private static final byte[] WRAPPER_STREAM = ascii("{\"stream\":\"");
    private static final byte[] WRAPPER_DATA = ascii("\",\"data\":");
    private static final byte[][] INTERVALS =
            Interval.wireNames().stream().map(MessageEncoder::ascii).toArray(byte[][]::new);

    private final JsonTarget json = new JsonTarget();
    private final EventRecord row = new EventRecord(0);
    private RowDecoder rows;
    private NameRegistry rowSymbols;

    /** An encoder. */
    public MessageEncoder() {}

    /**
     * Writes an event as on a raw connection.
     *
     * @param event  to write.
     * @param target to write to.
     * @param offset of the first byte.
     * @return offset behind the last byte, or {@link #TARGET_TOO_SMALL}.
     */
    public int encode(MarketEvent event, byte[] target, int offset) {
        return encode(event.record(), event.symbols(), target, offset);
    }

    /**
     * Writes a record as on a raw connection.
     *
     * @param record  of a market event, or of a shutdown notice.
     * @param symbols in which its symbol is registered.
     * @param target  to write to.
     * @param offset  of the first byte.
     * @return offset behind the last byte, or {@link #TARGET_TOO_SMALL}.
     * @throws IllegalArgumentException if the venue has no event of that kind.
     */
    public int encode(EventRecord record, NameRegistry symbols, byte[] target, int offset) {
        json.start(target, offset);
        writeEvent(record, symbols);
        return json.end();
    }

    /**
     * Writes an event as on a combined connection.
     *
     * @param event  to write, of a known stream.
     * @param target to write to.
     * @param offset of the first byte.
     * @return offset behind the last byte, or {@link #TARGET_TOO_SMALL}.
     * @throws IllegalArgumentException if the event has no stream.
     */
    public int encodeWrapped(MarketEvent event, byte[] target, int offset) {
        return encodeWrapped(event.record(), event.streams(), event.symbols(), target, offset);
    }

    /**
     * Writes a record as on a combined connection.
     *
     * @param record  of a market event, or of a shutdown notice, of a known stream.
     * @param streams in which its stream is registered.
     * @param symbols in which its symbol is registered.
     * @param target  to write to.
     * @param offset  of the first byte.
     * @return offset behind the last byte, or {@link #TARGET_TOO_SMALL}.
     * @throws IllegalArgumentException if the event has no stream, or the venue has no event of that kind.
     */
    public int encodeWrapped(
            EventRecord record, NameRegistry streams, NameRegistry symbols, byte[] target, int offset) {
        if (record.streamId() == EventRecord.NO_ID) {
            throw new IllegalArgumentException("an event without a stream cannot be wrapped");
        }
        json.start(target, offset);
        json.write(WRAPPER_STREAM);
        json.write(streams.bytes(record.streamId()));
        json.write(WRAPPER_DATA);
        writeEvent(record, symbols);
        json.write('}');
        return json.end();
    }

    private void writeEvent(EventRecord record, NameRegistry symbols) {
        Layout layout = record.layout();
        if (layout == null || record.kind() == EventKind.CONTROL_REPLY) {
            throw new IllegalArgumentException("no market event: " + record.kind());
        }
        if (layout.row() == null) {
            writeObject(layout, record, symbols);
        } else {
            writeRows(layout.row(), record, symbols);
        }
    }

    /** The rows are still JSON, but in the order of keys and with the blanks that the venue chose: each is decoded first. */
    private void writeRows(Layout layout, EventRecord array, NameRegistry symbols) {
        if (rowSymbols != symbols) {
            rowSymbols = symbols;
            rows = new RowDecoder(symbols);
        }
        byte[] frame = array.sliceBuffer();
        int end = (int) array.integer(ArrayFields.ROWS_END);
        int at = (int) array.integer(ArrayFields.ROWS_OFFSET);
        char before = '[';
        while (at < end) {
            int rowEnd = rows.next(frame, at, end, layout, row);
            if (rowEnd == RowDecoder.FAILED) {
                throw new IllegalStateException("the rows are no longer there: the event was kept beyond its time");
            }
            json.write(before);
            writeObject(layout, row, symbols);
            before = ',';
            at = RowDecoder.skipDelimiter(frame, rowEnd, end);
        }
        json.write(']');
    }

    private void writeObject(Layout layout, EventRecord record, NameRegistry symbols) {
        json.write('{');
        boolean isFirst = true;
        for (int i = 0; i < layout.fieldCount(); i++) {
            Field field = layout.field(i);
            if (record.has(Field.presence(field.code()))) {
                if (!isFirst) {
                    json.write(',');
                }
                isFirst = false;
                json.write(field.prefix());
                writeValue(field, layout, record, symbols);
            }
        }
        json.write('}');
    }

    private void writeValue(Field field, Layout layout, EventRecord record, NameRegistry symbols) {
        int slot = Field.slot(field.code());
        switch (Field.type(field.code())) {
            case FieldType.EVENT -> writeQuoted(layout.eventName());
            case FieldType.INTEGER -> json.writeLong(record.integer(slot));
            case FieldType.DECIMAL, FieldType.IGNORED_DECIMAL -> json.writeQuoted(record.decimal(slot));
            case FieldType.NULLABLE_DECIMAL -> writeNullable(record.integer(slot) != 0, record.decimal(slot));
            case FieldType.BOOLEAN -> json.write(record.integer(slot) != 0 ? TRUE : FALSE);
            case FieldType.SYMBOL -> writeQuoted(symbols.bytes((int) record.integer(slot)));
            case FieldType.INTERVAL -> writeQuoted(INTERVALS[(int) record.integer(slot)]);
            case FieldType.BIDS -> writeLevels(record.levels(), record.bidStart(), record.bidCount());
            case FieldType.ASKS -> writeLevels(record.levels(), record.askStart(), record.askCount());
            case FieldType.OBJECT -> writeObject(field.nested(), record, symbols);
            default -> throw new IllegalArgumentException("no field of a market event: " + field.key());
        }
    }

    private void writeNullable(boolean isPresent, Decimal value) {
        if (isPresent) {
            json.writeQuoted(value);
        } else {
            json.write(NULL);
        }
    }

    private void writeLevels(LevelStore levels, int start, int count) {
        json.write('[');
        for (int i = start; i < start + count; i++) {
            if (i > start) {
                json.write(',');
            }
            json.write('[');
            json.writeQuoted(levels.priceMantissa(i), levels.priceScale(i));
            json.write(',');
            json.writeQuoted(levels.quantityMantissa(i), levels.quantityScale(i));
            json.write(']');
        }
        json.write(']');
    }

    /** Names need no escapes: the registry takes none that would. */
    private void writeQuoted(byte[] name) {
        json.write('"');
        json.write(name);
        json.write('"');
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
