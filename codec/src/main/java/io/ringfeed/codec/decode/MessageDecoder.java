package io.ringfeed.codec.decode;

import io.ringfeed.codec.event.EventKind;
import io.ringfeed.codec.event.EventRecord;
import io.ringfeed.codec.event.Layout;
import io.ringfeed.codec.event.Layouts;
import io.ringfeed.codec.event.LevelAllocator;
import io.ringfeed.codec.event.RejectReason;
import io.ringfeed.codec.json.JsonSkipper;
import io.ringfeed.codec.name.NameRegistry;
import java.io.IOException;

/**
 * Decodes frames of the venue, raw or wrapped with their stream's name, into event records.
 * <p>
 * Keys may come in any order, and unknown ones are skipped at any depth; of a key that comes twice the last one counts.
 * Keys are
 * compared by their bytes, and so are names. A frame that breaks any rule becomes an event of kind
 * {@link EventKind#REJECTED} with the reason; decoding goes on with the next frame.
 * <p>
 * <b>Threading:</b> an instance belongs to one thread. The registries may be shared.
 * <br><b>Ownership:</b> the frame is borrowed for the call, except that replies to requests keep slices of it in the
 * record. The
 * decoder holds on to the last array until the next call.
 * <br><b>Allocation:</b> none per frame, rejected ones included. Names seen for the first time are registered, and an
 * allocator
 * that grows allocates when a record sees more levels than ever before.
 * <br><b>Errors:</b> never throws for what a frame says.
 */
public final class MessageDecoder {
    /** Bytes that a frame's array must have behind the payload, and that {@link #decode} may overwrite. */
    public static final int SLACK_BYTES = 16;

    private final Tokens tokens = new Tokens();
    private final ShapeScan shapes = new ShapeScan();
    private final TextReader texts = new TextReader(tokens);
    private final FieldReader fields;
    private final FirstKey firstKey = new FirstKey(tokens);
    private final NameRegistry streams;

    /**
     * A decoder.
     *
     * @param streams        names of streams, to which those of wrapped frames are added.
     * @param symbols        names of symbols, to which new ones are added.
     * @param levelAllocator gives room for levels that a record has not.
     */
    public MessageDecoder(NameRegistry streams, NameRegistry symbols, LevelAllocator levelAllocator) {
        this.streams = streams;
        this.fields = new FieldReader(tokens, texts, symbols, levelAllocator);
    }

    /**
     * Decodes one frame.
     *
     * @param frame  payload from index 0, and at least {@link #SLACK_BYTES} bytes behind it, which may be overwritten.
     * @param length of the payload, in bytes.
     * @param into   overwritten, but for what its receiver set.
     * @return the record's kind; {@link EventKind#REJECTED} with a reason for whatever is no event.
     * @throws IllegalArgumentException if the array is too short for payload and slack.
     */
    public EventKind decode(byte[] frame, int length, EventRecord into) {
        if (length < 0 || frame.length - length < SLACK_BYTES) {
            throwSlack(frame.length, length);
        }
        into.reset();
        tokens.start(frame, length);
        boolean isDecoded;
        try {
            isDecoded = decodeFrame(into);
        } catch (IOException e) {
            // The terminator keeps the reader from its end of input, so this is only here because it is declared.
            isDecoded = tokens.fail(RejectReason.NOT_JSON);
        }
        if (!isDecoded) {
            into.reject(tokens.reason());
        }
        return into.kind();
    }

    private boolean decodeFrame(EventRecord into) throws IOException {
        if (tokens.next() != '{') {
            return failNoObject();
        }
        int start = tokens.index();
        firstKey.look();
        boolean isDecoded = firstKey.isWrapper() ? decodeWrapper(start, into, true) : decodePayload(start, into, true);
        return isDecoded && isEnd();
    }

    /** Decodes {@code stream} and {@code data}, in any order; the opening brace was read last. */
    private boolean decodeWrapper(int start, EventRecord into, boolean isGuessed) throws IOException {
        boolean hasStream = false;
        boolean hasData = false;
        while (true) {
            if (tokens.next() != '"') {
                return tokens.fail(RejectReason.NOT_JSON);
            }
            tokens.string();
            int keyStart = tokens.start();
            int key = WrapperKey.of(tokens.buffer(), keyStart, tokens.end() - keyStart);
            if (tokens.next() != ':') {
                return tokens.fail(RejectReason.NOT_JSON);
            }
            byte token = tokens.next();
            if (key == WrapperKey.STREAM) {
                hasStream = true;
                if (token != '"') {
                    return tokens.failType();
                }
                int id = texts.name(streams);
                if (id == TextReader.FAILED) {
                    return false;
                }
                into.streamId(id);
            } else if (key == WrapperKey.DATA) {
                if (hasData) {
                    forgetPayload(into);
                }
                hasData = true;
                if (token != '{') {
                    return failNoObject();
                }
                int dataStart = tokens.index();
                firstKey.look();
                if (!decodePayload(dataStart, into, false)) {
                    return false;
                }
            } else if (!tokens.skipUnknown(keyStart)) {
                return false;
            }
            byte delimiter = tokens.next();
            if (delimiter == '}') {
                break;
            }
            if (delimiter != ',') {
                return tokens.fail(RejectReason.NOT_JSON);
            }
        }
        if (hasStream && hasData) {
            return true;
        }
        return isGuessed ? decodeByShape(start, into, true) : tokens.fail(RejectReason.MISSING_KEY);
    }

    private static void forgetPayload(EventRecord into) {
        int streamId = into.streamId();
        into.reset();
        into.streamId(streamId);
    }

    /** Decodes an object that is an event; its opening brace was read last, and its first key looked at. */
    private boolean decodePayload(int start, EventRecord into, boolean mayBeWrapper) throws IOException {
        Layout layout = firstKey.layout();
        if (layout == null || (layout == Layouts.CONTROL_REPLY && !mayBeWrapper)) {
            // Replies are never wrapped (protocol §1.2).
            return decodeByShape(start, into, mayBeWrapper);
        }
        into.kind(layout.kind());
        int result = fields.read(layout, into, true);
        if (result == FieldReader.READ && FieldReader.isComplete(layout, into)) {
            return true;
        }
        if (result == FieldReader.WRONG_GUESS || !firstKey.isName()) {
            return decodeByShape(start, into, mayBeWrapper);
        }
        return result == FieldReader.READ && tokens.fail(RejectReason.MISSING_KEY);
    }

    /** Decodes an object from its beginning once more, after all its keys have been looked at. */
    private boolean decodeByShape(int start, EventRecord into, boolean mayBeWrapper) throws IOException {
        if (mayBeWrapper) {
            into.reset();
        } else {
            forgetPayload(into);
        }
        int shape = shapes.scan(tokens.buffer(), start - 1, tokens.length(), mayBeWrapper);
        if (shape < 0) {
            return tokens.failSkip(shape);
        }
        tokens.rewind(start);
        if (shape == ShapeScan.UNKNOWN) {
            return tokens.fail(RejectReason.UNKNOWN_EVENT);
        }
        if (shape == ShapeScan.WRAPPED) {
            return decodeWrapper(start, into, false);
        }
        Layout layout = shapes.layout();
        into.kind(layout.kind());
        return fields.read(layout, into, false) == FieldReader.READ
                && (FieldReader.isComplete(layout, into) || tokens.fail(RejectReason.MISSING_KEY));
    }

    /** Nothing but blanks may follow. */
    private boolean isEnd() {
        int at = tokens.index();
        return at == tokens.length()
                || JsonSkipper.skipBlanks(tokens.buffer(), at, tokens.length()) == tokens.length()
                || tokens.fail(RejectReason.TRAILING_BYTES);
    }

    /** The frame, or its {@code data}, is no object: nothing, an array, a bare value, or no JSON. Always false. */
    private boolean failNoObject() {
        int at = tokens.index() - 1;
        if (JsonSkipper.skipBlanks(tokens.buffer(), 0, tokens.length()) == tokens.length()) {
            return tokens.failEmpty();
        }
        int end = JsonSkipper.skip(tokens.buffer(), at, tokens.length());
        return end < 0 ? tokens.failSkip(end) : tokens.fail(RejectReason.UNKNOWN_EVENT);
    }

    private static void throwSlack(int available, int length) {
        throw new IllegalArgumentException("a frame of " + length + " bytes needs an array of at least "
                + ((long) length + SLACK_BYTES) + ", not " + available);
    }
}
