package io.ringfeed.codec.decode;

import io.ringfeed.codec.decimal.MutableDecimal;
import io.ringfeed.codec.event.EventRecord;
import io.ringfeed.codec.event.LevelAllocator;
import io.ringfeed.codec.event.LevelStore;
import io.ringfeed.codec.event.RejectReason;
import java.io.IOException;

/** Reads one side of a book: an array of {@code ["price","quantity"]}. What a level has beyond these two is skipped. */
final class LevelReader {
    /** Answer of {@link #read}: rejected. */
    static final int FAILED = -1;

    private final Tokens tokens;
    private final TextReader texts;
    private final LevelAllocator allocator;
    private final MutableDecimal price = new MutableDecimal();
    private final MutableDecimal quantity = new MutableDecimal();

    LevelReader(Tokens tokens, TextReader texts, LevelAllocator allocator) {
        this.tokens = tokens;
        this.texts = texts;
        this.allocator = allocator;
    }

    /**
     * Reads levels into the record's store.
     *
     * @param token first byte of the value.
     * @param start index of the first level in the store.
     * @return index behind the last level, or {@link #FAILED}.
     */
    int read(byte token, int start, EventRecord into) throws IOException {
        if (token != '[') {
            return failType();
        }
        int index = start;
        byte next = tokens.next();
        if (next == ']') {
            return index;
        }
        LevelStore levels = into.levels();
        while (true) {
            if (next != '[') {
                return failType();
            }
            if (!readLevel()) {
                return FAILED;
            }
            if (index == levels.capacity()) {
                levels = grow(levels, index, into);
                if (levels == null) {
                    return FAILED;
                }
            }
            levels.set(index++, price.low(), price.scale(), quantity.low(), quantity.scale());
            next = tokens.next();
            if (next == ']') {
                return index;
            }
            if (next != ',') {
                return fail(RejectReason.NOT_JSON);
            }
            next = tokens.next();
        }
    }

    /** Reads one level, its opening bracket having been read. */
    private boolean readLevel() throws IOException {
        byte first = tokens.next();
        if (first != '"') {
            return first == ']' ? tokens.fail(RejectReason.WRONG_TYPE) : tokens.failType();
        }
        if (!texts.decimal(price)) {
            return false;
        }
        byte between = tokens.next();
        if (between != ',') {
            // A valid level of one number, or no JSON.
            return tokens.fail(between == ']' ? RejectReason.WRONG_TYPE : RejectReason.NOT_JSON);
        }
        if (tokens.next() != '"') {
            return tokens.failType();
        }
        if (!texts.decimal(quantity)) {
            return false;
        }
        if (price.isWide() || quantity.isWide()) {
            return tokens.fail(RejectReason.LEVEL_TOO_LARGE);
        }
        return tokens.next() == ']' || readRestOfLevel();
    }

    private boolean readRestOfLevel() throws IOException {
        byte token = tokens.last();
        while (token == ',') {
            tokens.next();
            if (!tokens.skip()) {
                return false;
            }
            token = tokens.next();
        }
        return token == ']' || tokens.fail(RejectReason.NOT_JSON);
    }

    private LevelStore grow(LevelStore full, int count, EventRecord into) {
        LevelStore larger = LevelGrowth.grow(full, count, into, allocator);
        if (larger == null) {
            tokens.fail(RejectReason.TOO_MANY_LEVELS);
        }
        return larger;
    }

    private int failType() {
        tokens.failType();
        return FAILED;
    }

    private int fail(RejectReason reason) {
        tokens.fail(reason);
        return FAILED;
    }
}
