package io.ringfeed.simulator.venue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * All stream names that anyone subscribed to, and the news that the set of subscriptions changed.
 *
 * <p><b>Threading:</b> confined to the simulator's thread, except {@link #framesSent(String)}.
 */
public final class Topics {
    /** Is told of each change of any connection's subscriptions. */
    @FunctionalInterface
    public interface Listener {
        /** The set of subscriptions has just changed. */
        void onSubscriptionsChanged();
    }

    // Concurrent only for the counters that user threads read.
    private final Map<String, Topic> topics = new ConcurrentHashMap<>();
    private final List<Listener> listeners = new ArrayList<>();
    private int subscriptionCount;
    private int version;

    Topics() {}

    /**
     * Adds who is told of changes.
     *
     * @param listener told behind those before.
     */
    public void listen(Listener listener) {
        listeners.add(listener);
    }

    /**
     * Finds a topic.
     *
     * @param name the exact stream name.
     * @return the topic, or null if nobody is interested.
     */
    public Topic find(String name) {
        return topics.get(name);
    }

    /**
     * Tells whether a topic found earlier may have changed, so that callers may keep what they found.
     *
     * @return a number that changes with every subscription made or ended.
     */
    public int version() {
        return version;
    }

    /**
     * Counts the subscriptions of all connections.
     *
     * @return zero or more.
     */
    public int subscriptionCount() {
        return subscriptionCount;
    }

    /**
     * Tells whether some connection is subscribed to a stream.
     *
     * @param name the exact stream name.
     * @return if so.
     */
    public boolean isSubscribed(String name) {
        Topic topic = topics.get(name);
        return topic != null && !topic.isAbandoned();
    }

    /**
     * Lists the streams that at least one connection is subscribed to.
     *
     * @return a copy.
     */
    public SortedSet<String> subscribedNames() {
        SortedSet<String> names = new TreeSet<>();
        for (Topic topic : topics.values()) {
            if (!topic.isAbandoned()) {
                names.add(topic.name());
            }
        }
        return names;
    }

    /**
     * Counts the frames of a stream handed to connections. May be called from any thread.
     *
     * @param name the exact stream name.
     * @return zero or more.
     */
    public long framesSent(String name) {
        Topic topic = topics.get(name);
        return topic == null ? 0 : topic.framesSent();
    }

    Topic join(String name, ClientSession session) {
        Topic topic = topics.computeIfAbsent(name, Topic::new);
        topic.add(session);
        subscriptionCount++;
        version++;
        return topic;
    }

    void leave(Topic topic, ClientSession session) {
        topic.remove(session);
        subscriptionCount--;
        version++;
        // What never delivered leaves no trace: clients may subscribe to any nonsense.
        if (topic.isAbandoned() && topic.framesSent() == 0) {
            topics.remove(topic.name());
        }
    }

    void changed() {
        for (int i = 0; i < listeners.size(); i++) {
            listeners.get(i).onSubscriptionsChanged();
        }
    }
}
