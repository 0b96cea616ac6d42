package io.ringfeed.engine.supervisor;

import io.ringfeed.engine.subscription.TrackedStream;
import io.ringfeed.transport.connection.DisconnectCause;
import java.util.List;
import java.util.function.Consumer;
import org.agrona.concurrent.ManyToOneConcurrentArrayQueue;

/**
 * The bounded way from any thread to the supervisor.
 *
 * <p><b>Threading:</b> any thread adds, the supervisor alone drains.
 *
 * <p><b>Errors:</b> when the supervisor is so far behind that the queue is full, adding throws an
 * {@link IllegalStateException}; nothing was taken then.
 */
public final class CommandQueue {
    private static final int CAPACITY = 8_192;

    private final ManyToOneConcurrentArrayQueue<Command> wishes = new ManyToOneConcurrentArrayQueue<>(CAPACITY);
    /** Apart, so that no flood of wishes keeps the fate of a connection from the supervisor. */
    private final ManyToOneConcurrentArrayQueue<Command> findings = new ManyToOneConcurrentArrayQueue<>(CAPACITY);

    /** @param streams that somebody wants from now on. */
    public void want(List<TrackedStream> streams) {
        wish(new Command.Want(streams));
    }

    /** @param streams that nobody wants any more. */
    public void drop(List<TrackedStream> streams) {
        wish(new Command.Drop(streams));
    }

    /** Every connection shall be replaced, without a break. */
    public void rotate() {
        wish(new Command.Rotate());
    }

    /** Every connection shall be made anew, now. */
    public void reconnect() {
        wish(new Command.Reconnect());
    }

    void ponged(long roundTripNs) {
        found(new Command.Ponged(roundTripNs));
    }

    void connected(int connectionId) {
        found(new Command.Connected(connectionId));
    }

    void disconnected(int connectionId, DisconnectCause cause) {
        found(new Command.Disconnected(connectionId, cause));
    }

    void replied(int connectionId, long requestId, boolean accepted, String reason, List<String> names) {
        found(new Command.Replied(connectionId, requestId, accepted, reason, names));
    }

    void shutdownAnnounced(int connectionId) {
        found(new Command.ShutdownAnnounced(connectionId));
    }

    int drain(Consumer<Command> consumer) {
        return findings.drain(consumer) + wishes.drain(consumer);
    }

    private void wish(Command command) {
        if (!wishes.offer(command)) {
            throw new IllegalStateException("the supervisor is " + CAPACITY
                    + " commands behind: subscribe to many streams in one call instead of one by one");
        }
    }

    /** There are a few for each connection and request of ours, so there is always room. */
    private void found(Command command) {
        if (!findings.offer(command)) {
            throw new IllegalStateException("the supervisor does not listen any more");
        }
    }
}
