package io.ringfeed.codec.decode;

import io.ringfeed.codec.event.EventRecord;
import io.ringfeed.codec.event.LevelAllocator;
import io.ringfeed.codec.event.RejectReason;
import io.ringfeed.codec.json.JsonSkipper;
import io.ringfeed.codec.name.NameRegistry;
import java.io.IOException;

/**
 * Decodes any frame, raw or wrapped, its keys in any order, on DSL-JSON's reader.
 * <p>
 * <b>Threading:</b> an instance belongs to one thread.
 * <br><b>Allocation:</b> none per frame, rejected ones included.
 */
final class CompleteDecoder {
    private final Tokens tokens = new Tokens();
    private final TextReader texts = new TextReader(tokens);
    private final FirstKey firstKey = new FirstKey(tokens);
    private final PayloadDecoder payloads;
    private final ArrayReader arrays;
    private final NameRegistry streams;

    CompleteDecoder(NameRegistry streams, NameRegistry symbols, LevelAllocator allocator) {
        this.streams = streams;
        this.payloads = new PayloadDecoder(tokens, firstKey, symbols, allocator);
        this.arrays = new ArrayReader(tokens, symbols);
    }

    /** Decodes a frame that has its {@link Terminator}, into a record that was reset. */
    void decode(byte[] frame, int length, EventRecord into) {
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
    }

    private boolean decodeFrame(EventRecord into) throws IOException {
        byte first = tokens.next();
        if (first == '[') {
            return arrays.read(into) && isEnd();
        }
        if (first != '{') {
            return failNoObject();
        }
        int start = tokens.index();
        firstKey.look();
        boolean isDecoded = firstKey.isWrapper()
                ? decodeWrapper(start, into, true)
                : isDecoded(payloads.decode(start, into, true), start, into);
        return isDecoded && isEnd();
    }

    /** What became of the whole frame's object; it may have turned out to be a wrapper. */
    private boolean isDecoded(int result, int start, EventRecord into) throws IOException {
        return result == PayloadDecoder.WRAPPER ? decodeWrapper(start, into, false) : result == PayloadDecoder.DECODED;
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
                    PayloadDecoder.forget(into);
                }
                hasData = true;
                if (!decodeData(token, into)) {
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
        return isGuessed
                ? isDecoded(payloads.decodeByShape(start, into, true), start, into)
                : tokens.fail(RejectReason.MISSING_KEY);
    }

    private boolean decodeData(byte token, EventRecord into) throws IOException {
        if (token == '[') {
            return arrays.read(into);
        }
        if (token != '{') {
            return failNoObject();
        }
        int start = tokens.index();
        firstKey.look();
        return payloads.decode(start, into, false) == PayloadDecoder.DECODED;
    }

    /** Nothing but blanks may follow. */
    private boolean isEnd() {
        int at = tokens.index();
        return at == tokens.length()
                || JsonSkipper.skipBlanks(tokens.buffer(), at, tokens.length()) == tokens.length()
                || tokens.fail(RejectReason.TRAILING_BYTES);
    }

    /** The frame, or its {@code data}, is neither object nor array: nothing, a bare value, or no JSON. Always false. */
    private boolean failNoObject() {
        int at = tokens.index() - 1;
        if (JsonSkipper.skipBlanks(tokens.buffer(), 0, tokens.length()) == tokens.length()) {
            return tokens.failEmpty();
        }
        int end = JsonSkipper.skip(tokens.buffer(), at, tokens.length());
        return end < 0 ? tokens.failSkip(end) : tokens.fail(RejectReason.UNKNOWN_EVENT);
    }
}
