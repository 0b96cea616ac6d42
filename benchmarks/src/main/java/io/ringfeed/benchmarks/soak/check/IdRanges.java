package io.ringfeed.benchmarks.soak.check;

import java.util.Map;
import java.util.TreeMap;

/** A set of ids, kept as ranges that neither touch nor overlap. */
final class IdRanges {
    private final TreeMap<Long, Long> lastByFirst = new TreeMap<>();

    /** Adds all ids of a range; tells how many of them were in the set before. */
    long add(long first, long last) {
        long newFirst = first;
        long newLast = last;
        long known = 0;
        Map.Entry<Long, Long> other = lastByFirst.floorEntry(last + 1);
        while (other != null && other.getValue() >= first - 1) {
            known += Math.max(0, Math.min(last, other.getValue()) - Math.max(first, other.getKey()) + 1);
            newFirst = Math.min(newFirst, other.getKey());
            newLast = Math.max(newLast, other.getValue());
            lastByFirst.remove(other.getKey());
            other = lastByFirst.floorEntry(last + 1);
        }
        lastByFirst.put(newFirst, newLast);
        return known;
    }

    long count() {
        long count = 0;
        for (Map.Entry<Long, Long> range : lastByFirst.entrySet()) {
            count += range.getValue() - range.getKey() + 1;
        }
        return count;
    }

    /** The ids of this set that another one lacks. */
    IdRanges without(IdRanges other) {
        IdRanges rest = new IdRanges();
        for (Map.Entry<Long, Long> range : lastByFirst.entrySet()) {
            long next = range.getKey();
            long last = range.getValue();
            Map.Entry<Long, Long> hole = other.lastByFirst.floorEntry(next);
            if (hole == null || hole.getValue() < next) {
                hole = other.lastByFirst.higherEntry(next);
            }
            while (hole != null && hole.getKey() <= last) {
                if (hole.getKey() > next) {
                    rest.add(next, hole.getKey() - 1);
                }
                next = hole.getValue() + 1;
                hole = other.lastByFirst.higherEntry(hole.getKey());
            }
            if (next <= last) {
                rest.add(next, last);
            }
        }
        return rest;
    }

    boolean isEmpty() {
        return lastByFirst.isEmpty();
    }

    /** The first few ranges, for people. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        int shown = 0;
        for (Map.Entry<Long, Long> range : lastByFirst.entrySet()) {
            if (shown++ == 5) {
                return text.append(" and more").toString();
            }
            text.append(shown > 1 ? " " : "").append(range.getKey()).append('-').append(range.getValue());
        }
        return text.toString();
    }
}
