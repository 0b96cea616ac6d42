package io.ringfeed.engine.subscription;

import io.ringfeed.codec.stream.Stream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;

/**
 * Every stream that anybody wants, once, with its state. Subscriptions are handles on it; the supervisor moves the
 * states.
 *
 * <p><b>Threading:</b> all methods may be called from any thread; they hold one short lock and never wait for the
 * network. {@link #update} is the supervisor's alone.
 */
public final class SubscriptionBoard {
    private final ToIntFunction<Stream> streamIds;
    private final Map<String, TrackedStream> streams = new LinkedHashMap<>();

    /** @param streamIds gives the id of a stream's name, registering it first. */
    public SubscriptionBoard(ToIntFunction<Stream> streamIds) {
        this.streamIds = streamIds;
    }

    /**
     * Add the wish for some streams.
     *
     * @param wanted at least one.
     * @param onCancel what to do with the streams that nobody wants any more when the handle is cancelled.
     * @return the handle.
     */
    public Subscription request(Collection<Stream> wanted, CancelAction onCancel) {
        if (wanted.isEmpty()) {
            throw new IllegalArgumentException("name at least one stream to subscribe to");
        }
        Set<TrackedStream> tracked = new LinkedHashSet<>();
        synchronized (this) {
            for (Stream stream : wanted) {
                TrackedStream known = streams.computeIfAbsent(
                        stream.name(), name -> new TrackedStream(stream, streamIds.applyAsInt(stream)));
                if (tracked.add(known)) {
                    known.hold();
                }
                if (known.status().state() == StreamState.REFUSED) {
                    known.status(StreamStatus.REQUESTED);
                }
            }
        }
        return new Subscription(this, List.copyOf(tracked), onCancel);
    }

    /**
     * Move a stream to another state and wake those who wait for it.
     *
     * @param stream which.
     * @param state any but {@link StreamState#REFUSED}, which has a method of its own.
     */
    public void update(TrackedStream stream, StreamState state) {
        publish(stream, StreamStatus.of(state));
    }

    /**
     * The venue refused a stream.
     *
     * @param stream which.
     * @param reason the venue's words.
     */
    public void refuse(TrackedStream stream, String reason) {
        publish(stream, new StreamStatus(StreamState.REFUSED, reason));
    }

    /**
     * A stream does not deliver.
     *
     * @param stream which.
     * @param state {@link StreamState#SILENT} or {@link StreamState#STALE}.
     * @param reason the likely causes.
     */
    public void silence(TrackedStream stream, StreamState state, String reason) {
        publish(stream, new StreamStatus(state, reason));
    }

    private synchronized void publish(TrackedStream stream, StreamStatus status) {
        if (stream.status().state() != StreamState.CANCELLED) {
            stream.status(status);
            notifyAll();
        }
    }

    synchronized List<TrackedStream> release(List<TrackedStream> held) {
        List<TrackedStream> orphans = new ArrayList<>();
        for (TrackedStream stream : held) {
            if (stream.release()) {
                streams.remove(stream.stream().name());
                stream.status(StreamStatus.CANCELLED);
                orphans.add(stream);
            }
        }
        notifyAll();
        return orphans;
    }

    /** Called with the streams of a cancelled handle that nobody else wants. */
    @FunctionalInterface
    public interface CancelAction {
        /** @param orphans streams without a holder, possibly none. */
        void onCancelled(List<TrackedStream> orphans);
    }
}
