package io.ringfeed.codec.decode;

import io.ringfeed.codec.event.EventRecord;
import io.ringfeed.codec.event.Layout;
import io.ringfeed.codec.event.LevelAllocator;
import io.ringfeed.codec.event.RejectReason;
import io.ringfeed.codec.json.JsonSkipper;
import io.ringfeed.codec.name.NameRegistry;
import java.io.IOException;

/**
 * Decodes the rows of an array one by one, from a frame that others may read at the same time: it never writes to it.
 * <p>
 * <b>Threading:</b> an instance belongs to one thread.
 * <br><b>Ownership:</b> the frame is borrowed for the call.
 * <br><b>Allocation:</b> none after construction.
 * <br><b>Errors:</b> never throws for what a row says.
 */
public final class RowDecoder {
    /** The longest row that is decoded, in bytes. Those of the venue have 150 to 450. */
    public static final int MAX_ROW_BYTES = 4_096;
    /** Answer of {@link #next} for a row that is none. */
    public static final int FAILED = -1;

    private final Tokens tokens = new Tokens();
    private final FirstKey firstKey = new FirstKey(tokens);
    private final PayloadDecoder payloads;
    private final PredictedRow predicted;
    private byte[] copy;

    /**
     * A decoder.
     *
     * @param symbols names of symbols, to which new ones are added.
     */
    public RowDecoder(NameRegistry symbols) {
        payloads = new PayloadDecoder(tokens, firstKey, symbols, LevelAllocator.growing());
        predicted = new PredictedRow(new UsualSymbols(symbols));
    }

    /**
     * Decodes the row at an index.
     *
     * @param frame  holding it.
     * @param from   index of its opening brace.
     * @param end    behind the array, at most; not more than {@link MessageDecoder#SLACK_BYTES} before the buffer's end.
     * @param layout of the row, which is tried first.
     * @param into   overwritten, but for what its receiver set.
     * @return index behind its closing brace, or {@link #FAILED} if it is no event at all.
     */
    public int next(byte[] frame, int from, int end, Layout layout, EventRecord into) {
        into.reset();
        int rowEnd = predicted.read(frame, from, layout, into);
        if (rowEnd > 0 && rowEnd <= end) {
            return rowEnd;
        }
        rowEnd = JsonSkipper.skip(frame, from, end);
        return rowEnd > 0 && decodeCompletely(frame, from, rowEnd, into) ? rowEnd : FAILED;
    }

    /**
     * Goes from behind a row to the next one.
     *
     * @param frame  holding the rows.
     * @param rowEnd index behind a row, as {@link #next} gives it.
     * @param end    behind the array's closing bracket.
     * @return index of the next row's opening brace, or {@code end} if there is none.
     */
    public static int skipDelimiter(byte[] frame, int rowEnd, int end) {
        // A comma, or the bracket that is the last byte of the array.
        int delimiter = JsonSkipper.skipBlanks(frame, rowEnd, end);
        return JsonSkipper.skipBlanks(frame, delimiter + 1, end);
    }

    /** Decodes one whole row by the complete path, on a copy: going back in it must not cost by the length of the frame. */
    boolean decodeCompletely(byte[] frame, int from, int rowEnd, EventRecord into) {
        int length = rowEnd - from;
        into.reset();
        if (length > MAX_ROW_BYTES) {
            into.reject(RejectReason.ROW_TOO_LONG);
            return false;
        }
        if (copy == null) {
            copy = new byte[MAX_ROW_BYTES + MessageDecoder.SLACK_BYTES];
        }
        System.arraycopy(frame, from, copy, 0, length);
        Terminator.write(copy, length);
        tokens.start(copy, length);
        boolean isDecoded;
        try {
            tokens.next();
            firstKey.look();
            isDecoded = payloads.decode(1, into, false) == PayloadDecoder.DECODED;
        } catch (IOException e) {
            // The terminator keeps the reader from its end of input, so this is only here because it is declared.
            isDecoded = tokens.fail(RejectReason.NOT_JSON);
        }
        if (!isDecoded) {
            into.reject(tokens.reason());
        }
        return isDecoded;
    }
}
