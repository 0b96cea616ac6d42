package io.ringfeed.codec.decode;

import io.ringfeed.codec.name.NameRegistry;
import java.util.Arrays;

/**
 * Finds symbols that were met before by the one or two words of their bytes; all others by the registry. As with numbers, the
 * length is found apart from the id, so that what follows need not wait for it.
 * <p>
 * <b>Threading:</b> an instance belongs to one thread.
 */
final class UsualSymbols {
    /** Answer of {@link #length} and {@link #find} for what is no name, or one too many. */
    static final int NONE = -1;

    /** Length in an entry that is not used: of no name, nor of what is none. */
    private static final int EMPTY = Integer.MIN_VALUE;

    private static final int BITS = 9;
    private static final int MAX_CACHED_BYTES = 15;
    private static final long MULTIPLIER = 0x9E37_79B9_7F4A_7C15L;

    private final NameRegistry registry;
    private final long[] heads = new long[1 << BITS];
    private final long[] tails = new long[1 << BITS];
    private final int[] lengths = new int[1 << BITS];
    private final int[] ids = new int[1 << BITS];

    UsualSymbols(NameRegistry registry) {
        this.registry = registry;
        Arrays.fill(lengths, EMPTY);
    }

    /** Length of the name that ends at the next quote, or {@link #NONE} if it is longer than a name may be. */
    static int length(byte[] buffer, int at) {
        long quotes = Words.quotes(Words.at(buffer, at));
        return quotes != 0 ? Words.first(quotes) : UsualNames.length(buffer, at, Words.BYTES);
    }

    /** Id of a name of that length, or {@link #NONE}. */
    int find(byte[] buffer, int at, int length) {
        if (length > MAX_CACHED_BYTES) {
            return Math.max(NONE, registry.idOf(buffer, at, length));
        }
        long head = Words.at(buffer, at) & Words.mask(length);
        long tail = length > Words.BYTES ? Words.at(buffer, at + Words.BYTES) & Words.mask(length - Words.BYTES) : 0;
        int index = (int) (((head ^ (tail * MULTIPLIER)) * MULTIPLIER) >>> (Long.SIZE - BITS));
        // The length tells a name from the same one with a zero behind it, which is none.
        return heads[index] == head && tails[index] == tail && lengths[index] == length
                ? ids[index]
                : findSlow(buffer, at, length, index, head, tail);
    }

    private int findSlow(byte[] buffer, int at, int length, int index, long head, long tail) {
        int id = registry.idOf(buffer, at, length);
        if (id < 0) {
            return NONE;
        }
        heads[index] = head;
        tails[index] = tail;
        lengths[index] = length;
        ids[index] = id;
        return id;
    }
}
