package io.ringfeed.codec.decode;

import io.ringfeed.codec.event.EventRecord;
import io.ringfeed.codec.event.LevelAllocator;
import io.ringfeed.codec.name.NameRegistry;

/**
 * Decodes frames in the venue's usual order of keys and without blanks, raw or wrapped: compares what stands between the
 * values with what is expected there, and reads the values eight bytes at a time. It never rejects: at the first surprise it
 * gives up, and the {@link CompleteDecoder} decides.
 * <p>
 * <b>Threading:</b> an instance belongs to one thread.
 * <br><b>Allocation:</b> none per frame.
 */
final class PredictiveDecoder {
    private static final int SURPRISE = Template.SURPRISE;

    /** Begins a wrapper, in one word and three bytes. */
    private static final long WRAPPER_HEAD = Words.of("{\"stream");

    private static final long WRAPPER_HEAD_REST = Words.of("\":\"");
    private static final long WRAPPER_HEAD_REST_MASK = Words.mask(3);
    private static final int WRAPPER_HEAD_LENGTH = 11;
    /** Stands between a stream's name and the payload, and one more colon. */
    private static final long WRAPPER_DATA = Words.of("\",\"data\"");

    private static final int WRAPPER_DATA_LENGTH = 9;

    private static final long NAMED_HEAD = Words.of("{\"e\":\"");
    private static final long NAMED_HEAD_MASK = Words.mask(6);

    private final NameRegistry streams;
    private final UsualSymbols symbols;
    private final PredictedBook books;
    private final PredictedArray arrays;

    PredictiveDecoder(NameRegistry streams, NameRegistry symbols, LevelAllocator allocator) {
        this.streams = streams;
        this.symbols = new UsualSymbols(symbols);
        this.books = new PredictedBook(this.symbols, allocator);
        this.arrays = new PredictedArray(this.symbols);
    }

    /**
     * Decodes a frame that has its {@link Terminator}.
     *
     * @param into a record that was reset; to be reset again after a surprise.
     * @return false after a surprise.
     */
    boolean decode(byte[] frame, int length, EventRecord into) {
        int end = Words.at(frame, 0) == WRAPPER_HEAD ? readWrapper(frame, into) : readPayload(frame, 0, into);
        return end == length;
    }

    private int readWrapper(byte[] frame, EventRecord into) {
        if ((Words.at(frame, Words.BYTES) & WRAPPER_HEAD_REST_MASK) != WRAPPER_HEAD_REST) {
            return SURPRISE;
        }
        int length = UsualNames.length(frame, WRAPPER_HEAD_LENGTH, 0);
        int at = WRAPPER_HEAD_LENGTH + length;
        if (length <= 0 || Words.at(frame, at) != WRAPPER_DATA || frame[at + Words.BYTES] != ':') {
            return SURPRISE;
        }
        int streamId = streams.idOf(frame, WRAPPER_HEAD_LENGTH, length);
        if (streamId < 0) {
            return SURPRISE;
        }
        into.streamId(streamId);
        return UsualMembers.end(frame, readPayload(frame, at + WRAPPER_DATA_LENGTH, into));
    }

    private int readPayload(byte[] frame, int at, EventRecord into) {
        long head = Words.at(frame, at);
        if (PredictedTrade.isTrade(head)) {
            return PredictedTrade.readTrade(frame, at, symbols, into);
        }
        if (PredictedBook.isDepth(head)) {
            return books.readDepth(frame, at, into);
        }
        if (PredictedBook.isBookTicker(head)) {
            return books.readBookTicker(frame, at, into);
        }
        if (PredictedTrade.isAggTrade(head)) {
            return PredictedTrade.readAggTrade(frame, at, symbols, into);
        }
        if ((head & NAMED_HEAD_MASK) == NAMED_HEAD) {
            return readNamed(frame, at, into);
        }
        if (PredictedBook.isPartialDepth(head)) {
            return books.readPartialDepth(frame, at, into);
        }
        return (byte) head == '[' ? arrays.read(frame, at, into) : SURPRISE;
    }

    private int readNamed(byte[] frame, int from, EventRecord into) {
        Template template = Templates.find(frame, from);
        int at = template == null ? SURPRISE : template.skipHead(frame, from);
        return at < 0 ? SURPRISE : template.read(frame, at, symbols, into);
    }
}
