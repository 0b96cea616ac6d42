package io.ringfeed.codec.decode;

import io.ringfeed.codec.name.NameRegistry;
import java.util.Arrays;

/**
 * Finds symbols that were met before by the one or two words of their bytes; all others by the registry.
 * <p>
 * <b>Threading:</b> an instance belongs to one thread.
 */
final class UsualSymbols {
    /** Answer of {@link #find} for what is no name, or one too many. */
    static final long NONE = -1;

    private static final int BITS = 9;
    private static final int ID_BITS = 32;
    private static final int MAX_CACHED_BYTES = 15;
    private static final long MULTIPLIER = 0x9E37_79B9_7F4A_7C15L;

    private final NameRegistry registry;
    private final long[] heads = new long[1 << BITS];
    private final long[] tails = new long[1 << BITS];
    private final long[] found = new long[1 << BITS];

    UsualSymbols(NameRegistry registry) {
        this.registry = registry;
        Arrays.fill(found, NONE);
    }

    /** Finds the name that ends at the next quote: {@link #id} and {@link #length} of the result, or {@link #NONE}. */
    long find(byte[] buffer, int at) {
        long head = Words.at(buffer, at);
        long tail = 0;
        int length;
        long quotes = Words.quotes(head);
        if (quotes != 0) {
            length = Words.first(quotes);
            head &= Words.mask(length);
        } else {
            tail = Words.at(buffer, at + Words.BYTES);
            quotes = Words.quotes(tail);
            if (quotes == 0) {
                return findLong(buffer, at);
            }
            length = Words.BYTES + Words.first(quotes);
            tail &= Words.mask(length - Words.BYTES);
        }
        int index = (int) (((head ^ (tail * MULTIPLIER)) * MULTIPLIER) >>> (Long.SIZE - BITS));
        // The length tells a name from the same one with a zero behind it, which is none.
        return heads[index] == head && tails[index] == tail && length(found[index]) == length
                ? found[index]
                : findSlow(buffer, at, length, index, head, tail);
    }

    static int id(long found) {
        return (int) found;
    }

    static int length(long found) {
        return (int) (found >>> ID_BITS);
    }

    private long findSlow(byte[] buffer, int at, int length, int index, long head, long tail) {
        int id = registry.idOf(buffer, at, length);
        if (id < 0) {
            return NONE;
        }
        heads[index] = head;
        tails[index] = tail;
        found[index] = id | (long) length << ID_BITS;
        return found[index];
    }

    private long findLong(byte[] buffer, int at) {
        int length = UsualNames.length(buffer, at, MAX_CACHED_BYTES + 1);
        int id = length < 0 ? NameRegistry.INVALID : registry.idOf(buffer, at, length);
        return id < 0 ? NONE : id | (long) length << ID_BITS;
    }
}
