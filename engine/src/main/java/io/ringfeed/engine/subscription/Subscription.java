package io.ringfeed.engine.subscription;

import io.ringfeed.codec.stream.Stream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What one call of {@code subscribe} asked for. It survives reconnects: the engine restores every stream by itself
 * until {@link #cancel()}.
 *
 * <p><b>Threading:</b> any thread. Only {@link #awaitLive} blocks; never call that from a handler, which would wait for
 * itself.
 */
public final class Subscription {
    private final SubscriptionBoard board;
    private final List<TrackedStream> streams;
    private final SubscriptionBoard.CancelAction onCancel;
    private final AtomicBoolean cancelled = new AtomicBoolean();

    Subscription(SubscriptionBoard board, List<TrackedStream> streams, SubscriptionBoard.CancelAction onCancel) {
        this.board = board;
        this.streams = streams;
        this.onCancel = onCancel;
    }

    /** @return the streams, in the order in which they were given, without repetitions. */
    public List<Stream> streams() {
        return streams.stream().map(TrackedStream::stream).toList();
    }

    /**
     * For the engine: what it follows on behalf of this handle.
     *
     * @return one per stream of {@link #streams()}.
     */
    public List<TrackedStream> tracked() {
        return streams;
    }

    /**
     * The state of one stream of this subscription.
     *
     * @param stream one of {@link #streams()}.
     * @return its status now.
     * @throws IllegalArgumentException if this subscription did not ask for it.
     */
    public StreamStatus status(Stream stream) {
        for (TrackedStream tracked : streams) {
            if (tracked.stream().name().equals(stream.name())) {
                return tracked.status();
            }
        }
        throw new IllegalArgumentException("'" + stream.name() + "' is not part of this subscription");
    }

    /** @return whether a frame of every stream has come over the present connection. */
    public boolean isLive() {
        return streams.stream().allMatch(tracked -> tracked.status().state() == StreamState.LIVE);
    }

    /**
     * Wait until a frame of every stream has come.
     *
     * @param timeout how long at the most.
     * @return false when the time ran out first, or when that can no longer happen because a stream was refused or
     *     cancelled; {@link #status(Stream)} says which.
     * @throws InterruptedException if the waiting thread was interrupted.
     */
    public boolean awaitLive(Duration timeout) throws InterruptedException {
        long deadlineNs = System.nanoTime() + timeout.toNanos();
        synchronized (board) {
            while (!isLive()) {
                long leftNs = deadlineNs - System.nanoTime();
                if (leftNs <= 0 || isHopeless()) {
                    return false;
                }
                TimeUnit.NANOSECONDS.timedWait(board, Math.max(leftNs, 1_000_000L));
            }
            return true;
        }
    }

    /** Give up the streams. Events that are already in the ring may still come. Calling it again does nothing. */
    public void cancel() {
        if (cancelled.compareAndSet(false, true)) {
            onCancel.onCancelled(board.release(streams));
        }
    }

    private boolean isHopeless() {
        return streams.stream().anyMatch(tracked -> switch (tracked.status().state()) {
            case REFUSED, CANCELLED -> true;
            case REQUESTED, ACKNOWLEDGED, LIVE, SILENT, STALE -> false;
        });
    }

    @Override
    public String toString() {
        return "Subscription"
                + streams.stream().map(tracked -> tracked.stream().name()).toList();
    }
}
