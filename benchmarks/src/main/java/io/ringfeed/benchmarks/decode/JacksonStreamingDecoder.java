package io.ringfeed.benchmarks.decode;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.ringfeed.benchmarks.decode.document.Document;
import io.ringfeed.codec.event.EventRecord;
import io.ringfeed.codec.event.Field;
import io.ringfeed.codec.event.FieldType;
import io.ringfeed.codec.event.Layout;
import io.ringfeed.codec.stream.Interval;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * Jackson's tokens into one record of ours that is used again and again: what someone would write who avoids databind
 * for speed. The kind is known beforehand, numbers are read from Jackson's own characters, and names of keys, which
 * Jackson interns, are found by their hash, as a {@code switch} over strings finds them.
 */
final class JacksonStreamingDecoder implements FrameDecoder {
    private final JsonFactory factory = new JsonFactory();
    private final Layout layout;
    private final Map<String, Key> keys;
    private final Map<String, Integer> names = new HashMap<>();
    private final Map<String, Integer> intervals = new HashMap<>();
    private final CharDecimal decimal = new CharDecimal();
    private final RowSums sums = new RowSums();
    private final EventRecord event;

    private record Key(Field field, Map<String, Key> nested) {}

    JacksonStreamingDecoder(Layout layout, int levelCount) {
        this.layout = layout;
        keys = keysOf(layout.row() == null ? layout : layout.row());
        event = new EventRecord(levelCount);
        for (String name : Interval.wireNames()) {
            intervals.put(name, intervals.size());
        }
    }

    private static Map<String, Key> keysOf(Layout layout) {
        Map<String, Key> keys = new HashMap<>();
        for (int i = 0; i < layout.fieldCount(); i++) {
            Field field = layout.field(i);
            keys.put(field.key(), new Key(field, field.nested() == null ? Map.of() : keysOf(field.nested())));
        }
        return keys;
    }

    @Override
    public Object decode(byte[] frame) throws IOException {
        event.reset();
        event.layout(layout);
        sums.clear();
        try (JsonParser parser = factory.createParser(frame)) {
            parser.nextToken();
            String first = parser.nextFieldName();
            if ("stream".equals(first)) {
                parser.nextToken();
                event.streamId(idOf(parser.getText()));
                parser.nextFieldName();
                if (parser.nextToken() == JsonToken.START_ARRAY) {
                    readRows(parser);
                    return sums;
                }
                first = parser.nextFieldName();
            }
            readFields(parser, first, keys);
        }
        return event;
    }

    private void readRows(JsonParser parser) throws IOException {
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            readFields(parser, parser.nextFieldName(), keys);
            sums.add(event);
        }
    }

    private void readFields(JsonParser parser, String firstName, Map<String, Key> keys) throws IOException {
        for (String name = firstName; name != null; name = parser.nextFieldName()) {
            Key key = keys.get(name);
            JsonToken token = parser.nextToken();
            if (key == null) {
                parser.skipChildren();
                continue;
            }
            int code = key.field.code();
            int slot = Field.slot(code);
            event.addPresence(Field.presence(code));
            switch (Field.type(code)) {
                case FieldType.INTEGER -> event.integer(slot, parser.getLongValue());
                case FieldType.DECIMAL, FieldType.IGNORED_DECIMAL -> readDecimal(parser, slot);
                case FieldType.NULLABLE_DECIMAL -> readNullable(parser, token, slot);
                case FieldType.BOOLEAN -> event.integer(slot, token == JsonToken.VALUE_TRUE ? 1 : 0);
                case FieldType.SYMBOL -> event.integer(slot, idOf(parser.getText()));
                case FieldType.INTERVAL -> event.integer(slot, intervals.get(parser.getText()));
                case FieldType.BIDS -> event.bids(0, readLevels(parser, 0));
                case FieldType.ASKS -> event.asks(event.bidCount(), readLevels(parser, event.bidCount()));
                case FieldType.OBJECT -> readFields(parser, parser.nextFieldName(), key.nested);
                default -> parser.skipChildren();
            }
        }
    }

    private void readDecimal(JsonParser parser, int slot) throws IOException {
        decimal.read(parser);
        event.decimal(slot).set(decimal.mantissa(), decimal.scale());
    }

    private void readNullable(JsonParser parser, JsonToken token, int slot) throws IOException {
        boolean isPresent = token != JsonToken.VALUE_NULL;
        event.integer(slot, isPresent ? 1 : 0);
        if (isPresent) {
            readDecimal(parser, slot);
        }
    }

    private int readLevels(JsonParser parser, int start) throws IOException {
        int index = start;
        while (parser.nextToken() == JsonToken.START_ARRAY) {
            parser.nextToken();
            decimal.read(parser);
            long price = decimal.mantissa();
            int priceScale = decimal.scale();
            parser.nextToken();
            decimal.read(parser);
            event.levels().set(index++, price, priceScale, decimal.mantissa(), decimal.scale());
            parser.nextToken();
        }
        return index - start;
    }

    private int idOf(String name) {
        Integer id = names.get(name);
        if (id == null) {
            id = names.size();
            names.put(name, id);
        }
        return id;
    }

    @Override
    public Document documentOf(Object decoded) {
        return decoded == sums ? sums : new RecordDocument(event);
    }
}
