package io.ringfeed.engine.ring;

import com.lmax.disruptor.BlockingWaitStrategy;
import com.lmax.disruptor.BusySpinWaitStrategy;
import com.lmax.disruptor.SleepingWaitStrategy;
import com.lmax.disruptor.WaitStrategy;
import com.lmax.disruptor.YieldingWaitStrategy;

/**
 * How the decoder and the handlers wait for the next message: the trade of latency against processor time.
 */
public enum WaitMode {
    /** Sleeps on a lock; the only lock on the hot path. Robust when there are fewer cores than threads. */
    BLOCKING,
    /** Spins, yields, then naps for 100 microseconds. */
    SLEEPING,
    /** Spins and yields: a core each, given up when somebody else wants it. */
    YIELDING,
    /** Spins without pause: a core each, for good. The lowest latency, on cores of their own. */
    BUSY_SPIN;

    /** Cores left to the I/O thread, the supervisor and the rest of the machine before any stage may spin. */
    private static final int CORES_FOR_OTHERS = 2;

    /**
     * The default: spin only where every spinning thread has a core to itself and two are left over.
     *
     * @param cores that this process may use.
     * @param stageCount the decoder and the handlers.
     * @return {@link #YIELDING} or {@link #BLOCKING}.
     */
    public static WaitMode forCores(int cores, int stageCount) {
        return cores - CORES_FOR_OTHERS >= stageCount ? YIELDING : BLOCKING;
    }

    WaitStrategy newStrategy() {
        return switch (this) {
            case BLOCKING -> new BlockingWaitStrategy();
            case SLEEPING -> new SleepingWaitStrategy();
            case YIELDING -> new YieldingWaitStrategy();
            case BUSY_SPIN -> new BusySpinWaitStrategy();
        };
    }
}
