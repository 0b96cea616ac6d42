package io.ringfeed.engine.ring;

import java.util.concurrent.atomic.AtomicLong;

/**
 * A count that one thread raises and any thread reads, without a locked instruction.
 *
 * <p><b>Threading:</b> {@link #increment} and {@link #add} by one thread only.
 */
public final class SingleWriterCounter {
    private final AtomicLong value = new AtomicLong();

    /** One more. */
    public void increment() {
        add(1);
    }

    /** @param delta so many more. */
    public void add(long delta) {
        value.setOpaque(value.getPlain() + delta);
    }

    /** @return the count, perhaps an instant old. */
    public long value() {
        return value.getOpaque();
    }
}
