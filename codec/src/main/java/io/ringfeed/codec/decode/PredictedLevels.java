package io.ringfeed.codec.decode;

import io.ringfeed.codec.decimal.MutableDecimal;
import io.ringfeed.codec.event.EventRecord;
import io.ringfeed.codec.event.LevelAllocator;
import io.ringfeed.codec.event.LevelStore;

/** Reads one side of a book in its usual form: {@code [["price","quantity"],...]} without blanks. */
final class PredictedLevels {
    private static final int USUAL_SCALE = 8;
    /** What stands between the quantity of a level and the price of the next. */
    private static final long NEXT = Words.of("\"],[\"");

    private static final int NEXT_LENGTH = 5;
    /** What stands between price and quantity. */
    private static final long BETWEEN = Words.of("\",\"");

    private static final int BETWEEN_LENGTH = 3;
    /** What follows the last quantity. */
    private static final long LAST = Words.of("\"]]");

    private static final int LAST_LENGTH = 3;
    private static final long LAST_MASK = Words.mask(LAST_LENGTH);
    private static final long NEXT_MASK = Words.mask(NEXT_LENGTH);
    private static final long BETWEEN_MASK = Words.mask(BETWEEN_LENGTH);

    private final LevelAllocator allocator;
    private final MutableDecimal price = new MutableDecimal();
    private final MutableDecimal quantity = new MutableDecimal();
    private int end;

    PredictedLevels(LevelAllocator allocator) {
        this.allocator = allocator;
    }

    /** Index behind the last level of the last side that was read. */
    int end() {
        return end;
    }

    /**
     * Reads the side whose outer bracket is at an index, into the record's store.
     *
     * @param start index of the first level in the store.
     * @return index behind the side's closing bracket, or {@link Template#SURPRISE}.
     */
    int read(byte[] buffer, int from, int start, EventRecord into) {
        end = start;
        if (buffer[from] != '[') {
            return Template.SURPRISE;
        }
        if (buffer[from + 1] == ']') {
            return from + 2;
        }
        if (buffer[from + 1] != '[' || buffer[from + 2] != '"') {
            return Template.SURPRISE;
        }
        int at = from + 3;
        int index = start;
        LevelStore levels = into.levels();
        while (true) {
            if (index == levels.capacity()) {
                levels = LevelGrowth.grow(levels, index, into, allocator);
                if (levels == null) {
                    return Template.SURPRISE;
                }
            }
            at = readLevel(buffer, at, index, levels);
            if (at < 0) {
                return Template.SURPRISE;
            }
            index++;
            if ((Words.at(buffer, at) & NEXT_MASK) != NEXT) {
                break;
            }
            at += NEXT_LENGTH;
        }
        end = index;
        return (Words.at(buffer, at) & LAST_MASK) == LAST ? at + LAST_LENGTH : Template.SURPRISE;
    }

    /** Reads a level from the first digit of its price to behind the last of its quantity. */
    private int readLevel(byte[] buffer, int from, int index, LevelStore levels) {
        int wholePrice = UsualNumbers.wholeLength(buffer, from);
        int between = from + UsualNumbers.decimalLength(wholePrice);
        if (wholePrice > 0 && (Words.at(buffer, between) & BETWEEN_MASK) == BETWEEN) {
            int at = between + BETWEEN_LENGTH;
            int wholeQuantity = UsualNumbers.wholeLength(buffer, at);
            int behind = at + UsualNumbers.decimalLength(wholeQuantity);
            if (wholeQuantity > 0 && buffer[behind] == '"') {
                levels.set(
                        index,
                        UsualNumbers.mantissa(buffer, from, wholePrice),
                        USUAL_SCALE,
                        UsualNumbers.mantissa(buffer, at, wholeQuantity),
                        USUAL_SCALE);
                return behind;
            }
        }
        return readLevelSlow(buffer, from, index, levels);
    }

    private int readLevelSlow(byte[] buffer, int from, int index, LevelStore levels) {
        int at = UsualNumbers.decimal(buffer, from, price);
        if (at < 0 || buffer[at] != ',' || buffer[at + 1] != '"') {
            return Template.SURPRISE;
        }
        at = UsualNumbers.decimal(buffer, at + 2, quantity);
        if (at < 0 || price.isWide() || quantity.isWide()) {
            return Template.SURPRISE;
        }
        levels.set(index, price.low(), price.scale(), quantity.low(), quantity.scale());
        return at - 1;
    }
}
