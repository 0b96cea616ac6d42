package io.ringfeed.codec.decode;

import io.ringfeed.codec.event.EventRecord;
import io.ringfeed.codec.event.Layout;
import io.ringfeed.codec.event.Layouts;
import io.ringfeed.codec.event.LevelAllocator;
import io.ringfeed.codec.event.RejectReason;
import io.ringfeed.codec.name.NameRegistry;
import java.io.IOException;

/**
 * Decodes one object that is an event or a reply, its keys in any order: by the guess that its first key allows, and where
 * that fails, once more after all keys have been looked at.
 */
final class PayloadDecoder {
    /** The object was decoded. */
    static final int DECODED = 0;
    /** The frame is rejected. */
    static final int FAILED = 1;
    /** The object is a wrapper around a payload; the tokens are behind its opening brace. */
    static final int WRAPPER = 2;

    private final Tokens tokens;
    private final FirstKey firstKey;
    private final ShapeScan shapes = new ShapeScan();
    private final FieldReader fields;

    PayloadDecoder(Tokens tokens, FirstKey firstKey, NameRegistry symbols, LevelAllocator allocator) {
        this.tokens = tokens;
        this.firstKey = firstKey;
        this.fields = new FieldReader(tokens, new TextReader(tokens), symbols, allocator);
    }

    /** Decodes the object whose opening brace was read last, its first key having been looked at. */
    int decode(int start, EventRecord into, boolean mayBeWrapper) throws IOException {
        Layout layout = firstKey.layout();
        if (layout == null || (layout == Layouts.CONTROL_REPLY && !mayBeWrapper)) {
            // Replies are never wrapped (protocol §1.2).
            return decodeByShape(start, into, mayBeWrapper);
        }
        into.layout(layout);
        int result = fields.read(layout, into, true);
        if (result == FieldReader.READ && FieldReader.isComplete(layout, into)) {
            return DECODED;
        }
        if (result == FieldReader.WRONG_GUESS || !firstKey.isName()) {
            return decodeByShape(start, into, mayBeWrapper);
        }
        return result == FieldReader.READ ? fail(RejectReason.MISSING_KEY) : FAILED;
    }

    /** Decodes an object from its beginning once more, after all its keys have been looked at. */
    int decodeByShape(int start, EventRecord into, boolean mayBeWrapper) throws IOException {
        if (mayBeWrapper) {
            // A stream that was read is only one if this is a wrapper.
            into.reset();
        } else {
            forget(into);
        }
        int shape = shapes.scan(tokens.buffer(), start - 1, tokens.length(), mayBeWrapper);
        if (shape < 0) {
            tokens.failSkip(shape);
            return FAILED;
        }
        tokens.rewind(start);
        if (shape == ShapeScan.UNKNOWN) {
            return fail(RejectReason.UNKNOWN_EVENT);
        }
        if (shape == ShapeScan.WRAPPED) {
            return WRAPPER;
        }
        Layout layout = shapes.layout();
        into.layout(layout);
        if (fields.read(layout, into, false) != FieldReader.READ) {
            return FAILED;
        }
        return FieldReader.isComplete(layout, into) ? DECODED : fail(RejectReason.MISSING_KEY);
    }

    /** Forgets what was decoded of a payload, but not the stream that brought it. */
    static void forget(EventRecord into) {
        int streamId = into.streamId();
        into.reset();
        into.streamId(streamId);
    }

    private int fail(RejectReason reason) {
        tokens.fail(reason);
        return FAILED;
    }
}
