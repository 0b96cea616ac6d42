package io.ringfeed.engine.ring;

import com.lmax.disruptor.BusySpinWaitStrategy;
import com.lmax.disruptor.SleepingWaitStrategy;
import com.lmax.disruptor.WaitStrategy;
import com.lmax.disruptor.YieldingWaitStrategy;

/**
 * How the decoder and the handlers wait for the next message: the trade of latency against processor time.
 */
public enum WaitMode {
    /**
     * Sleeps on a lock, the only one on the hot path, until messages come; a handler yields while the decoder has them. Robust when
     * there are fewer cores than threads.
     */
    BLOCKING,
    /** Spins, yields, then naps for 100 microseconds. */
    SLEEPING,
    /** Spins and yields: a core each, given up when somebody else wants it. */
    YIELDING,
    /** Spins without pause: a core each, for good. The lowest latency, on cores of their own. */
    BUSY_SPIN;

    /** Cores left to the threads that do not spin, and to the rest of the machine, before any stage may spin. */
    private static final int CORES_FOR_OTHERS = 2;

    /**
     * The default: spin only where every spinning thread has a core to itself and two are left over.
     *
     * @param cores that this process may use.
     * @param spinningCount the decoder, the handlers, and the I/O thread where that busy-waits.
     * @return {@link #YIELDING} or {@link #BLOCKING}.
     */
    public static WaitMode forCores(int cores, int spinningCount) {
        return cores - CORES_FOR_OTHERS >= spinningCount ? YIELDING : BLOCKING;
    }

    /**
     * Tells whether a waiting thread keeps its core.
     *
     * @return true for {@link #YIELDING} and {@link #BUSY_SPIN}.
     */
    public boolean isSpinning() {
        return this == YIELDING || this == BUSY_SPIN;
    }

    WaitStrategy newStrategy() {
        return switch (this) {
            case BLOCKING -> new YieldingForUpstream();
            case SLEEPING -> new SleepingWaitStrategy();
            case YIELDING -> new YieldingWaitStrategy();
            case BUSY_SPIN -> new BusySpinWaitStrategy();
        };
    }
}
