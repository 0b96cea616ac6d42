package io.ringfeed.benchmarks.transport;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Counts what a receiver got, and folds one number of each message, its length or its trade id, into a checksum that
 * depends on their order. A receiver that loses, doubles, cuts or swaps messages does not pass {@link #verify}.
 *
 * <p>One thread adds, another looks on. Allocates nothing while it counts.
 */
final class Tally {
    private static final int CHECK_EVERY = 1024;
    private static final int MAX_CHECKS = 1 << 17;
    private static final long FACTOR = 31;
    private static final VarHandle COUNT = handle("count", long.class);
    private static final VarHandle CHECKS = handle("checks", int.class);

    private final long[] checksums = new long[MAX_CHECKS];
    private long checksum;
    private long count;
    private int checks;
    private volatile Throwable failure;

    void add(long value) {
        checksum = checksum * FACTOR + value;
        long now = count + 1;
        COUNT.setOpaque(this, now);
        if (now % CHECK_EVERY == 0) {
            check();
        }
    }

    /** For what only counts bytes: there is nothing to verify. */
    void set(long messages) {
        COUNT.setOpaque(this, messages);
    }

    private void check() {
        if (checks < MAX_CHECKS) {
            checksums[checks] = checksum;
            CHECKS.setRelease(this, checks + 1);
        }
    }

    /** The receiver can go on no longer. */
    void fail(Throwable cause) {
        failure = cause;
    }

    long count() throws IOException {
        Throwable cause = failure;
        if (cause != null) {
            throw new IOException("the receiver failed: " + cause, cause);
        }
        return (long) COUNT.getOpaque(this);
    }

    /**
     * Compares with what was sent.
     *
     * @param sent the number of each message, of one round; rounds repeat.
     * @return how many messages were compared.
     * @throws IOException if they are not what was sent, or too few to tell.
     */
    long verify(long[] sent) throws IOException {
        int last = (int) CHECKS.getAcquire(this) - 1;
        if (last < 0) {
            throw new IOException("fewer than " + CHECK_EVERY + " messages came, too few to check");
        }
        long messages = (last + 1L) * CHECK_EVERY;
        long expected = 0;
        int next = 0;
        for (long i = 0; i < messages; i++) {
            expected = expected * FACTOR + sent[next];
            next = next + 1 == sent.length ? 0 : next + 1;
        }
        if (expected != checksums[last]) {
            throw new IOException("the first " + messages + " messages are not those that were sent");
        }
        return messages;
    }

    private static VarHandle handle(String field, Class<?> type) {
        try {
            return MethodHandles.lookup().findVarHandle(Tally.class, field, type);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }
}
