package io.ringfeed.codec.decode;

import io.ringfeed.codec.event.EventKind;
import io.ringfeed.codec.event.EventRecord;
import io.ringfeed.codec.event.LevelAllocator;
import io.ringfeed.codec.event.RejectReason;
import io.ringfeed.codec.name.NameRegistry;

/**
 * Decodes frames of the venue, raw or wrapped with their stream's name, into event records.
 * <p>
 * Keys may come in any order, and unknown ones are skipped at any depth; of a key that comes twice the last one counts. Keys
 * are compared by their bytes, and so are names. A frame that breaks any rule becomes an event of kind
 * {@link EventKind#REJECTED} with the reason; decoding goes on with the next frame.
 * <p>
 * Frames in the venue's usual order of keys take a short way, all others the complete one; see {@link DecodePath}.
 * <p>
 * <b>Threading:</b> an instance belongs to one thread. The registries may be shared.
 * <br><b>Ownership:</b> the frame is borrowed for the call, except that replies to requests and arrays of rows keep slices of
 * it in the record. The decoder holds on to the last array until the next call.
 * <br><b>Allocation:</b> none per frame, rejected ones included. Names seen for the first time are registered, and an
 * allocator that grows allocates when a record sees more levels than ever before.
 * <br><b>Errors:</b> never throws for what a frame says.
 */
public final class MessageDecoder {
    /** Bytes that a frame's array must have behind the payload, and that {@link #decode} may overwrite. */
    public static final int SLACK_BYTES = 16;

    private final PredictiveDecoder predictive;
    private final CompleteDecoder complete;
    private final StreamSymbols streamSymbols;

    /**
     * A decoder that takes the short way where it can.
     *
     * @param streams        names of streams, to which those of wrapped frames are added.
     * @param symbols        names of symbols, to which new ones are added.
     * @param levelAllocator gives room for levels that a record has not.
     */
    public MessageDecoder(NameRegistry streams, NameRegistry symbols, LevelAllocator levelAllocator) {
        this(streams, symbols, levelAllocator, DecodePath.PREDICTIVE_FIRST);
    }

    /**
     * A decoder.
     *
     * @param streams        names of streams, to which those of wrapped frames are added.
     * @param symbols        names of symbols, to which new ones are added.
     * @param levelAllocator gives room for levels that a record has not.
     * @param path           that frames take; the events are the same.
     */
    public MessageDecoder(NameRegistry streams, NameRegistry symbols, LevelAllocator levelAllocator, DecodePath path) {
        predictive =
                path == DecodePath.PREDICTIVE_FIRST ? new PredictiveDecoder(streams, symbols, levelAllocator) : null;
        complete = new CompleteDecoder(streams, symbols, levelAllocator);
        streamSymbols = new StreamSymbols(streams, symbols);
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
        Terminator.write(frame, length);
        if (predictive == null || !predictive.decode(frame, length, into)) {
            decodeCompletely(frame, length, into);
        }
        if (into.kind() == EventKind.PARTIAL_DEPTH && into.streamId() != EventRecord.NO_ID) {
            addSymbol(into);
        }
        return into.kind();
    }

    private void decodeCompletely(byte[] frame, int length, EventRecord into) {
        into.reset();
        complete.decode(frame, length, into);
    }

    /** Only the stream's name tells the symbol (protocol §4.11). */
    private void addSymbol(EventRecord into) {
        int symbolId = streamSymbols.symbolIdOf(into.streamId());
        if (symbolId == NameRegistry.FULL) {
            into.reject(RejectReason.TOO_MANY_NAMES);
        } else {
            into.symbolId(symbolId < 0 ? EventRecord.NO_ID : symbolId);
        }
    }

    private static void throwSlack(int available, int length) {
        throw new IllegalArgumentException("a frame of " + length + " bytes needs an array of at least "
                + ((long) length + SLACK_BYTES) + ", not " + available);
    }
}
