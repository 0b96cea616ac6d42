package io.ringfeed.benchmarks.soak.check;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * The events of a stream that the venue handed to a connection, each once, however many connections it was handed to; and
 * which of them arrived.
 */
final class SentStream {
    /** An event that was handed to no connection. */
    static final int NOWHERE = -1;

    private long[] firsts = new long[16];
    private long[] lasts = new long[16];
    private int count;
    private final BitSet arrived = new BitSet();
    /** How often each connection was handed the last id: two candles may have one time. */
    private final Map<Integer, Integer> timesOfLastId = new HashMap<>();

    private int copiesOfLastId;

    private long swallowed;
    private long lastSwallowedId = Long.MIN_VALUE;

    /** An event in the order of sending, which is that of ids. */
    void handed(int connection, long first, long last) {
        if (count > 0 && last < lasts[count - 1]) {
            throw new IllegalArgumentException("sends id " + last + " behind " + lasts[count - 1]);
        }
        if (count == 0 || last != lasts[count - 1]) {
            timesOfLastId.clear();
            copiesOfLastId = 0;
        }
        if (timesOfLastId.merge(connection, 1, Integer::sum) > copiesOfLastId) {
            copiesOfLastId++;
            append(first, last);
            if (copiesOfLastId == 1 && last == lastSwallowedId) {
                swallowed--; // from another connection
            }
        }
    }

    /** An event that the venue kept from a connection. */
    void swallowed(long last) {
        boolean isKnown = last == lastSwallowedId || (count > 0 && last == lasts[count - 1]);
        if (!isKnown) {
            swallowed++;
            lastSwallowedId = last;
        }
    }

    private void append(long first, long last) {
        if (count == lasts.length) {
            firsts = Arrays.copyOf(firsts, 2 * count);
            lasts = Arrays.copyOf(lasts, 2 * count);
        }
        firsts[count] = first;
        lasts[count++] = last;
    }

    /** Where an event stands; of several with the same id the first that has not arrived, or the last. */
    int indexOf(long first, long last, int guess) {
        int index = guess >= 0 && guess < count && lasts[guess] == last
                ? guess
                : Arrays.binarySearch(lasts, 0, count, last);
        if (index < 0) {
            return NOWHERE;
        }
        while (index > 0 && lasts[index - 1] == last) {
            index--;
        }
        while (arrived.get(index) && index + 1 < count && lasts[index + 1] == last) {
            index++;
        }
        return firsts[index] == first ? index : NOWHERE;
    }

    boolean hasArrived(int index) {
        return arrived.get(index);
    }

    void arrive(int index) {
        arrived.set(index);
    }

    /** Events between two that did not arrive. */
    int lostBetween(int before, int after) {
        int lost = 0;
        for (int i = arrived.nextClearBit(before + 1); i < after; i = arrived.nextClearBit(i + 1)) {
            lost++;
        }
        return lost;
    }

    int count() {
        return count;
    }

    int arrivedCount() {
        return arrived.cardinality();
    }

    /** Events that were kept from every connection, as if nobody had been connected. */
    long swallowedCount() {
        return swallowed;
    }

    /** The last id that is known to exist; asked only if something was handed out. */
    long lastId() {
        return Math.max(lasts[count - 1], lastSwallowedId);
    }

    /** The ids between the first and the last event that arrived that did not: those of streams without holes. */
    IdRanges missing() {
        IdRanges missing = new IdRanges();
        int before = arrived.nextSetBit(0);
        for (int i = before < 0 ? -1 : arrived.nextSetBit(before + 1); i >= 0; i = arrived.nextSetBit(i + 1)) {
            if (firsts[i] > lasts[before] + 1) {
                missing.add(lasts[before] + 1, firsts[i] - 1);
            }
            before = i;
        }
        return missing;
    }

    /** The ids from the first that arrived to the last that is known to exist. */
    long wantedIds() {
        int first = arrived.nextSetBit(0);
        return first < 0 ? 0 : lastId() - firsts[first] + 1;
    }

    /** The ids of all events that arrived. */
    long arrivedIds() {
        long ids = 0;
        for (int i = arrived.nextSetBit(0); i >= 0; i = arrived.nextSetBit(i + 1)) {
            ids += lasts[i] - firsts[i] + 1;
        }
        return ids;
    }
}
