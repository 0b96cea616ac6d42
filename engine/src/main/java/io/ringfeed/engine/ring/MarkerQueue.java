package io.ringfeed.engine.ring;

import java.util.ArrayDeque;

/**
 * Markers that found the ring full, in order.
 *
 * <p><b>Threading:</b> confined to the I/O thread, but for {@link #isWaiting()}.
 */
final class MarkerQueue {
    /** A marker with its place in time. */
    record Entry(MarkerNote note, int connectionId, long receiveNs, long receiveEpochNs) {}

    private final ArrayDeque<Entry> entries = new ArrayDeque<>();
    private volatile boolean waiting;

    boolean isEmpty() {
        return entries.isEmpty();
    }

    Entry first() {
        return entries.peekFirst();
    }

    void add(Entry entry) {
        entries.addLast(entry);
    }

    void removeFirst() {
        entries.removeFirst();
    }

    /** Any thread: whether something should be written as soon as there is room. */
    boolean isWaiting() {
        return waiting;
    }

    void waiting(boolean isWaiting) {
        waiting = isWaiting;
    }
}
