package io.ringfeed.engine.ring;

import com.lmax.disruptor.AlertException;
import com.lmax.disruptor.BlockingWaitStrategy;
import com.lmax.disruptor.Sequence;
import com.lmax.disruptor.SequenceBarrier;
import com.lmax.disruptor.TimeoutException;
import com.lmax.disruptor.WaitStrategy;

/**
 * Sleeps until the I/O thread publishes, as Disruptor's blocking strategy does, but does not spin for the stage upstream: a handler
 * that waits for the decoder gives its core away, since where this strategy is chosen the decoder may need that very core.
 *
 * <p><b>Threading:</b> shared by all stages. <b>Allocation:</b> none.
 */
final class YieldingForUpstream implements WaitStrategy {
    /** The decoder is about to be done with a message: worth a moment before the scheduler is asked. */
    private static final int SPINS = 100;

    private final WaitStrategy forPublisher = new BlockingWaitStrategy();

    @Override
    @SuppressWarnings("ThreadPriorityCheck") // to give the core away is the very point
    public long waitFor(long sequence, Sequence cursor, Sequence upstream, SequenceBarrier barrier)
            throws AlertException, InterruptedException, TimeoutException {
        // The cursor stands for the upstream too: the library's own wait for that would be a spin.
        forPublisher.waitFor(sequence, cursor, cursor, barrier);
        int spins = SPINS;
        long available = upstream.get();
        while (available < sequence) {
            barrier.checkAlert();
            if (spins > 0) {
                spins--;
                Thread.onSpinWait();
            } else {
                Thread.yield();
            }
            available = upstream.get();
        }
        return available;
    }

    @Override
    public void signalAllWhenBlocking() {
        forPublisher.signalAllWhenBlocking();
    }
}
