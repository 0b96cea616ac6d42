package io.ringfeed.codec.decode;

import com.dslplatform.json.DslJson;
import com.dslplatform.json.JsonReader;
import io.ringfeed.codec.event.RejectReason;
import io.ringfeed.codec.json.JsonSkipper;
import java.io.IOException;

/**
 * Reads the tokens of one frame: DSL-JSON's reader, reduced to the calls that neither allocate nor read what is not
 * there.
 * <p>
 * The reader's traps, and what is done about each: it looks for the end of a string in the whole array, so a {@link Terminator}
 * stands behind the payload; it throws at the end of its input, so it is given the terminator as input and
 * meets a
 * zero byte instead, which is no token; it cuts strings at the size of its scratch, so strings are passed over by
 * {@code calcWeakHash}, which has none; it takes more characters for blanks than JSON does, and throws for a missing
 * colon, so
 * single bytes are read and judged here; it recurses to skip, so {@link JsonSkipper} does that.
 * <p>
 * What ran over the end is only looked at when the frame is rejected for one reason or the other: see {@link #reason}.
 */
final class Tokens {
    private static final DslJson<Object> DSL_JSON =
            new DslJson<>(new DslJson.Settings<>().errorInfo(JsonReader.ErrorInfo.MINIMAL));

    private final JsonReader<Object> reader = DSL_JSON.newReader(new byte[Terminator.BYTES]);
    private byte[] buffer;
    private int length;
    private RejectReason failure;
    private boolean isEmpty;

    /** Begins with a frame that has its {@link Terminator}. */
    void start(byte[] frame, int frameLength) {
        buffer = frame;
        length = frameLength;
        failure = RejectReason.NONE;
        isEmpty = false;
        reader.process(frame, frameLength + Terminator.BYTES);
    }

    byte[] buffer() {
        return buffer;
    }

    /** Length of the payload. */
    int length() {
        return length;
    }

    /** Index of the byte behind the last one read. */
    int index() {
        return reader.getCurrentIndex();
    }

    /** Reads the next byte that is no blank. */
    byte next() throws IOException {
        byte b = reader.read();
        return b > ' ' ? b : nextSlow(b);
    }

    private byte nextSlow(byte first) throws IOException {
        byte b = first;
        while (JsonSkipper.isBlank(b)) {
            b = reader.read();
        }
        return b;
    }

    /** The byte read last. */
    byte last() {
        return reader.last();
    }

    /**
     * Passes over a string, its opening quote having been read; its content is from {@link #start()} to {@link #end()}.
     */
    void string() throws IOException {
        reader.calcWeakHash();
    }

    /** First byte of the string or number passed over last. */
    int start() {
        return reader.getTokenStart();
    }

    /** Behind the content of the string passed over last. */
    int end() {
        return reader.getCurrentIndex() - 1;
    }

    /** Passes over all that comes before the next comma or closing bracket, and gives its index. */
    int member() throws IOException {
        reader.read();
        reader.scanNumber();
        return reader.getCurrentIndex();
    }

    /** Passes over a bare number, its first byte having been read: from {@link #start()} to the index returned. */
    int number() {
        reader.scanNumber();
        int to = reader.getCurrentIndex();
        while (JsonSkipper.isBlank(buffer[to - 1])) {
            to--;
        }
        return to;
    }

    /** Reads the rest of {@code true} or {@code false}: 1 or 0, or negative if it is neither. */
    int bool(byte first) throws IOException {
        int at = reader.getCurrentIndex();
        if (first == 't') {
            if (buffer[at] == 'r' && buffer[at + 1] == 'u' && buffer[at + 2] == 'e' && reader.wasTrue()) {
                return 1;
            }
        } else if (first == 'f'
                && buffer[at] == 'a'
                && buffer[at + 1] == 'l'
                && buffer[at + 2] == 's'
                && buffer[at + 3] == 'e'
                && reader.wasFalse()) {
            return 0;
        }
        return -1;
    }

    /** Passes over any value, its first byte having been read. False if it is not JSON. */
    boolean skip() throws IOException {
        int end = JsonSkipper.skip(buffer, index() - 1, length);
        if (end < 0) {
            return failSkip(end);
        }
        moveTo(end);
        return true;
    }

    /**
     * Passes over the value of a key that nobody knows, its first byte having been read. False if key or value is not
     * JSON.
     */
    boolean skipUnknown(int keyStart) throws IOException {
        int keyEnd = JsonSkipper.skipString(buffer, keyStart, length);
        return keyEnd < 0 ? failSkip(keyEnd) : skip();
    }

    /** Goes back to an earlier place of the frame. */
    void rewind(int index) throws IOException {
        reader.process(buffer, length + Terminator.BYTES);
        moveTo(index);
    }

    /** Moves forward, over what the reader did not read itself; it has no other way. */
    void moveTo(int index) throws IOException {
        while (reader.getCurrentIndex() < index) {
            reader.read();
        }
    }

    /** Notes why the frame is rejected. Always false, for the caller to return. */
    boolean fail(RejectReason reason) {
        failure = reason;
        return false;
    }

    /** There is no payload. Always false. */
    boolean failEmpty() {
        isEmpty = true;
        return false;
    }

    boolean failSkip(int code) {
        return fail(
                code == JsonSkipper.TRUNCATED
                        ? RejectReason.TRUNCATED
                        : code == JsonSkipper.TOO_DEEP ? RejectReason.TOO_DEEP : RejectReason.NOT_JSON);
    }

    /**
     * The value whose first byte was just read is of another type than the protocol says, or none at all. Always false.
     */
    boolean failType() {
        int end = JsonSkipper.skip(buffer, index() - 1, length);
        return end < 0 ? failSkip(end) : fail(RejectReason.WRONG_TYPE);
    }

    /** Why the frame is rejected; whatever was noted, a reader beyond the payload means that it broke off. */
    RejectReason reason() {
        if (isEmpty) {
            return RejectReason.EMPTY;
        }
        return reader.getCurrentIndex() > length ? RejectReason.TRUNCATED : failure;
    }
}
