package io.ringfeed.simulator.market;

import io.ringfeed.codec.name.NameRegistry;
import io.ringfeed.simulator.venue.OutFrame;
import io.ringfeed.simulator.venue.Topic;
import io.ringfeed.simulator.venue.Topics;

/** The connections' subscriptions, looked up again only when they have changed. */
final class TopicSubscribers implements Subscribers {
    private final Topics topics;
    private final NameRegistry streams;
    private final Topic[] found;
    private final int[] foundVersions;
    private final OutFrame millisFrame = new OutFrame();
    private final OutFrame microsFrame = new OutFrame();

    /** All streams are to be registered before. */
    TopicSubscribers(Topics topics, NameRegistry streams) {
        this.topics = topics;
        this.streams = streams;
        found = new Topic[streams.count()];
        foundVersions = new int[streams.count()];
        for (int i = 0; i < found.length; i++) {
            look(i);
        }
    }

    @Override
    public boolean isWantedInMillis(int streamId) {
        Topic topic = topic(streamId);
        return topic != null && topic.isWantedInMillis();
    }

    @Override
    public boolean isWantedInMicros(int streamId) {
        Topic topic = topic(streamId);
        return topic != null && topic.isWantedInMicros();
    }

    @Override
    public void deliver(int streamId, FrameBuffer millis, FrameBuffer micros) {
        Topic topic = topic(streamId);
        if (topic != null) {
            topic.deliver(point(millisFrame, millis), point(microsFrame, micros));
        }
    }

    private static OutFrame point(OutFrame frame, FrameBuffer source) {
        return frame.payload(source.bytes(), source.payloadOffset(), source.payloadLength())
                .wrapper(0, source.length())
                .ids(source.firstId(), source.lastId());
    }

    private Topic topic(int streamId) {
        return foundVersions[streamId] == topics.version() ? found[streamId] : look(streamId);
    }

    private Topic look(int streamId) {
        foundVersions[streamId] = topics.version();
        found[streamId] = topics.find(streams.name(streamId));
        return found[streamId];
    }
}
