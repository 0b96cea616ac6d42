package io.ringfeed.codec.decode;

import io.ringfeed.codec.decimal.DecimalParser;
import io.ringfeed.codec.event.ControlReplyFields;
import io.ringfeed.codec.event.EventKind;
import io.ringfeed.codec.event.EventRecord;
import io.ringfeed.codec.event.Field;
import io.ringfeed.codec.event.FieldType;
import io.ringfeed.codec.event.Layout;
import io.ringfeed.codec.event.LevelAllocator;
import io.ringfeed.codec.event.RejectReason;
import io.ringfeed.codec.name.NameRegistry;
import java.io.IOException;
import java.util.Arrays;

/** Reads the keys and values of an object into a record, as its {@link Layout} says. */
final class FieldReader {
    /** The object was read to its closing brace. */
    static final int READ = 0;
    /** The frame is rejected. */
    static final int FAILED = 1;
    /** The layout was guessed from the first key, and a later one speaks against it. */
    static final int WRONG_GUESS = 2;

    private final Tokens tokens;
    private final TextReader texts;
    private final PlainMember plain;
    private final LevelReader levels;
    private final NameRegistry symbols;

    FieldReader(Tokens tokens, TextReader texts, NameRegistry symbols, LevelAllocator allocator) {
        this.tokens = tokens;
        this.texts = texts;
        this.symbols = symbols;
        this.plain = new PlainMember(tokens, symbols);
        this.levels = new LevelReader(tokens, texts, allocator);
    }

    /**
     * Reads fields up to the closing brace; the opening one was read last.
     *
     * @param layout    of the object.
     * @param into      to write to; presence bits are added to those it has.
     * @param isGuessed true if the layout is the first key's guess.
     * @return {@link #READ}, {@link #FAILED} or {@link #WRONG_GUESS}.
     */
    int read(Layout layout, EventRecord into, boolean isGuessed) throws IOException {
        int start = tokens.index();
        boolean isPlain = true;
        while (true) {
            int at = tokens.index();
            int result = isPlain ? plain.read(at, layout, into) : PlainMember.OTHER_FORM;
            if (result != PlainMember.READ) {
                if (result == PlainMember.OTHER_VALUE) {
                    // Once per object only, since going back takes time by the length of the frame.
                    isPlain = false;
                    tokens.rewind(at);
                }
                byte quote = tokens.next();
                if (quote != '"') {
                    return quote == '}' && at == start ? READ : fail(RejectReason.NOT_JSON);
                }
                result = readMember(layout, into, isGuessed);
                if (result != READ) {
                    return result;
                }
            }
            byte delimiter = tokens.next();
            if (delimiter != ',') {
                return delimiter == '}' ? READ : fail(RejectReason.NOT_JSON);
            }
        }
    }

    /** Reads a member of any form, the opening quote of its key having been read. */
    private int readMember(Layout layout, EventRecord into, boolean isGuessed) throws IOException {
        tokens.string();
        int keyStart = tokens.start();
        int keyLength = tokens.end() - keyStart;
        if (tokens.next() != ':') {
            return fail(RejectReason.NOT_JSON);
        }
        byte token = tokens.next();
        int code = layout.codeOf(tokens.buffer(), keyStart, keyLength);
        if (code == Layout.UNKNOWN) {
            return isGuessed && ShapeScan.isShapeKey(tokens.buffer(), keyStart, keyLength)
                    ? WRONG_GUESS
                    : done(tokens.skipUnknown(keyStart));
        }
        into.addPresence(Field.presence(code));
        int slot = Field.slot(code);
        return switch (Field.type(code)) {
            case FieldType.EVENT -> readEvent(token, layout, isGuessed);
            case FieldType.INTEGER -> done(readInteger(token, slot, into));
            case FieldType.DECIMAL -> done(readDecimal(token, slot, into));
            case FieldType.BOOLEAN -> done(readBoolean(token, slot, into));
            case FieldType.SYMBOL -> done(readSymbol(token, slot, into));
            case FieldType.INTERVAL -> done(readInterval(token, slot, into));
            case FieldType.BIDS, FieldType.ASKS -> done(readLevels(token, code, into));
            case FieldType.OBJECT -> readObject(token, code, layout, into);
            case FieldType.IGNORED_DECIMAL -> done(readIgnored(token, code, into));
            case FieldType.NULLABLE_DECIMAL -> done(readNullableDecimal(token, slot, into));
            case FieldType.REQUEST_ID -> done(readRequestId(token, slot, into));
            default -> done(readSlice(slot, into));
        };
    }

    private boolean readInteger(byte token, int slot, EventRecord into) throws IOException {
        if (!isNumber(token)) {
            return tokens.failType();
        }
        int to = tokens.number();
        long value = DecimalParser.parseLong(tokens.buffer(), tokens.start(), to);
        into.integer(slot, value);
        return value != DecimalParser.NOT_A_LONG || tokens.fail(RejectReason.BAD_NUMBER);
    }

    private boolean readDecimal(byte token, int slot, EventRecord into) throws IOException {
        return token == '"' ? texts.decimal(into.decimal(slot)) : tokens.failType();
    }

    private boolean readNullableDecimal(byte token, int slot, EventRecord into) throws IOException {
        into.integer(slot, token == 'n' ? 0 : 1);
        return token == 'n' ? tokens.skip() : readDecimal(token, slot, into);
    }

    private boolean readBoolean(byte token, int slot, EventRecord into) throws IOException {
        int value = tokens.bool(token);
        into.integer(slot, value);
        return value >= 0 || tokens.failType();
    }

    private boolean readSymbol(byte token, int slot, EventRecord into) throws IOException {
        if (token != '"') {
            return tokens.failType();
        }
        int id = texts.name(symbols);
        into.integer(slot, id);
        return id != TextReader.FAILED;
    }

    private boolean readLevels(byte token, int code, EventRecord into) throws IOException {
        // Behind the levels of the other side, whichever comes first.
        int start = Math.max(into.bidStart() + into.bidCount(), into.askStart() + into.askCount());
        int end = levels.read(token, start, into);
        if (end == LevelReader.FAILED) {
            return false;
        }
        if (Field.type(code) == FieldType.BIDS) {
            into.bids(start, end - start);
        } else {
            into.asks(start, end - start);
        }
        return true;
    }

    private boolean readInterval(byte token, int slot, EventRecord into) throws IOException {
        if (token != '"') {
            return tokens.failType();
        }
        int ordinal = texts.interval();
        into.integer(slot, ordinal);
        return ordinal >= 0;
    }

    /** The event's name again, or for the first time if the keys are in another order. */
    private int readEvent(byte token, Layout layout, boolean isGuessed) throws IOException {
        if (!isGuessed) {
            return done(tokens.skip());
        }
        if (token != '"') {
            return WRONG_GUESS;
        }
        tokens.string();
        byte[] name = layout.eventName();
        return Arrays.equals(name, 0, name.length, tokens.buffer(), tokens.start(), tokens.end()) ? READ : WRONG_GUESS;
    }

    private int readObject(byte token, int code, Layout layout, EventRecord into) throws IOException {
        Layout nested = layout.nested(code);
        // A second object of that name replaces the first.
        into.removePresence(nested.mask());
        if (token == 'n' && (layout.requiredMask() & Field.presence(code)) == 0) {
            into.removePresence(Field.presence(code));
            return done(tokens.skip());
        }
        if (token != '{') {
            return done(tokens.failType());
        }
        return read(nested, into, false);
    }

    private boolean readIgnored(byte token, int code, EventRecord into) throws IOException {
        int from = tokens.index();
        if (!tokens.skip()) {
            return false;
        }
        if (token != '"' || texts.parse(from, tokens.index() - 1, into.decimal(Field.slot(code))) != DecimalParser.OK) {
            into.removePresence(Field.presence(code));
        }
        return true;
    }

    private boolean readRequestId(byte token, int slot, EventRecord into) throws IOException {
        if (isNumber(token)) {
            return readInteger(token, slot, into);
        }
        into.integer(slot, EventRecord.NO_INTEGER);
        return tokens.skip();
    }

    private boolean readSlice(int slot, EventRecord into) throws IOException {
        int start = tokens.index() - 1;
        if (!tokens.skip()) {
            return false;
        }
        into.sliceBuffer(tokens.buffer());
        into.integer(slot, start);
        into.integer(slot + 1, tokens.index() - start);
        return true;
    }

    private static boolean isNumber(byte token) {
        return token == '-' || (token >= '0' && token <= '9');
    }

    private static int done(boolean isRead) {
        return isRead ? READ : FAILED;
    }

    private int fail(RejectReason reason) {
        tokens.fail(reason);
        return FAILED;
    }

    /** Tells whether an event has all it needs. */
    static boolean isComplete(Layout layout, EventRecord event) {
        if ((event.presence() & layout.requiredMask()) != layout.requiredMask()) {
            return false;
        }
        return layout.kind() != EventKind.CONTROL_REPLY
                || event.has(ControlReplyFields.HAS_RESULT | ControlReplyFields.HAS_ERROR);
    }
}
