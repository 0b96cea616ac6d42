package io.ringfeed.codec.decode;

import io.ringfeed.codec.decimal.DecimalParser;
import io.ringfeed.codec.event.EventRecord;
import io.ringfeed.codec.event.Field;
import io.ringfeed.codec.event.FieldType;
import io.ringfeed.codec.event.Layout;
import io.ringfeed.codec.name.NameRegistry;
import java.io.IOException;
import java.util.Arrays;

/**
 * Reads a member as the venue writes nearly all of them: a key of one byte, no blanks, a value without commas or
 * brackets. Then
 * the reader goes over key, colon and value in one step to the delimiter, and only the array is looked at. Whatever is
 * not so, or
 * fails, is left to {@link FieldReader}, which also knows the reason.
 */
final class PlainMember {
    /** The member was read, up to its delimiter. */
    static final int READ = 0;
    /** The member has another form; the tokens have not moved. */
    static final int OTHER_FORM = 1;
    /** The value has another form; the tokens have moved to somewhere in it. */
    static final int OTHER_VALUE = 2;

    private static final int TRUE_LENGTH = 4;
    private static final int FALSE_LENGTH = 5;

    private final Tokens tokens;
    private final UsualSymbols symbols;

    PlainMember(Tokens tokens, NameRegistry symbols) {
        this.tokens = tokens;
        this.symbols = new UsualSymbols(symbols);
    }

    /** Reads the member that begins at the tokens' index. */
    int read(int at, Layout layout, EventRecord into) throws IOException {
        byte[] buffer = tokens.buffer();
        if (buffer[at] != '"' || buffer[at + 2] != '"' || buffer[at + 3] != ':') {
            return OTHER_FORM;
        }
        int code = layout.codeOf(buffer[at + 1]);
        if (code == Layout.UNKNOWN || Field.type(code) > FieldType.LAST_PLAIN) {
            return OTHER_FORM;
        }
        if (!readValue(code, at + 4, tokens.member(), layout, into)) {
            return OTHER_VALUE;
        }
        into.addPresence(Field.presence(code));
        return READ;
    }

    private boolean readValue(int code, int from, int to, Layout layout, EventRecord into) {
        byte[] buffer = tokens.buffer();
        if (Field.type(code) == FieldType.INTEGER) {
            long value = DecimalParser.parseLong(buffer, from, to);
            into.integer(Field.slot(code), value);
            return value != DecimalParser.NOT_A_LONG;
        }
        if (Field.type(code) == FieldType.BOOLEAN) {
            int value = bool(buffer, from, to);
            into.integer(Field.slot(code), value);
            return value >= 0;
        }
        return buffer[from] == '"'
                && buffer[to - 1] == '"'
                && to - from > 1
                && (Field.type(code) == FieldType.DECIMAL
                        ? DecimalParser.parse(buffer, from + 1, to - 1, into.decimal(Field.slot(code)))
                                == DecimalParser.OK
                        : readName(code, from + 1, to - 1, layout, into));
    }

    private boolean readName(int code, int from, int to, Layout layout, EventRecord into) {
        if (Field.type(code) == FieldType.SYMBOL) {
            int id = symbols.find(tokens.buffer(), from, to - from);
            into.integer(Field.slot(code), id);
            return id >= 0;
        }
        byte[] name = layout.eventName();
        return Arrays.equals(name, 0, name.length, tokens.buffer(), from, to);
    }

    /** Reads a whole value: 1, 0, or negative if it is neither true nor false. */
    private static int bool(byte[] buffer, int from, int to) {
        if (to - from == TRUE_LENGTH) {
            return buffer[from] == 't' && buffer[from + 1] == 'r' && buffer[from + 2] == 'u' && buffer[from + 3] == 'e'
                    ? 1
                    : -1;
        }
        return to - from == FALSE_LENGTH
                        && buffer[from] == 'f'
                        && buffer[from + 1] == 'a'
                        && buffer[from + 2] == 'l'
                        && buffer[from + 3] == 's'
                        && buffer[from + 4] == 'e'
                ? 0
                : -1;
    }
}
