package io.ringfeed.simulator.replay;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import io.ringfeed.simulator.venue.OutFrame;
import io.ringfeed.simulator.venue.Topic;
import io.ringfeed.simulator.venue.Topics;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/**
 * Sends a recording once, in its order, to whoever is subscribed.
 *
 * <p>It begins when somebody is subscribed and nobody has changed a subscription for a while, so that a set that arrives in
 * several frames loses nothing. From then on it goes its way: who reconnects in the middle goes on where the replay is by
 * then, and frames that nobody wants are passed over. It waits for slow clients: no more than the high-water mark is ever
 * queued for one. Frames keep the distances that their event times tell, save that no gap is longer than a minute.
 *
 * <p><b>Threading:</b> confined to the simulator's thread.
 */
public final class ReplayFeed implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(ReplayFeed.class.getName());
    private static final long WAIT_NS = TimeUnit.MICROSECONDS.toNanos(200);
    /** Frames in a row before the thread looks after its other duties. */
    private static final int BATCH = 512;
    /** A recording of several sessions has gaps of days between them, which nobody wants to sit through. */
    private static final long MAX_GAP_MS = 60_000;

    private final EventLoop loop;
    private final Topics topics;
    private final Runnable flush;
    private final Recording recording;
    private final double speed;
    private final long quietNs;
    private final Runnable stepFunc = this::step;
    private final RecordedFrame recorded = new RecordedFrame();
    private final OutFrame out = new OutFrame();

    private ScheduledFuture<?> quietTimer;
    private LineReader lines;
    private boolean hasFrame;
    private boolean started;
    private boolean ended;
    private long startNs;
    private long lastEventMs = RecordedFrame.NO_TIME;
    private double positionNs;
    private long dueNs;
    private long delivered;
    private long passedOver;
    private long unroutable;

    /**
     * A replay that waits for subscribers.
     *
     * @param loop      the simulator's.
     * @param topics    who wants what.
     * @param flush     sends what connections have collected.
     * @param recording to send.
     * @param speed     times the recorded pace; infinite for as fast as clients take it.
     * @param quietNs   how long subscriptions must have stood still before it begins.
     */
    public ReplayFeed(EventLoop loop, Topics topics, Runnable flush, Recording recording, double speed, long quietNs) {
        this.loop = loop;
        this.topics = topics;
        this.flush = flush;
        this.recording = recording;
        this.speed = speed;
        this.quietNs = quietNs;
    }

    /** Somebody subscribed, unsubscribed or went away. */
    public void onSubscriptionsChanged() {
        if (started || ended) {
            return;
        }
        if (quietTimer != null) {
            quietTimer.cancel(false);
        }
        quietTimer = topics.subscriptionCount() > 0 ? loop.schedule(this::begin, quietNs, TimeUnit.NANOSECONDS) : null;
    }

    /** @return frames that at least one connection was given. */
    public long delivered() {
        return delivered;
    }

    /** @return frames that nobody wanted when their turn came. */
    public long passedOver() {
        return passedOver;
    }

    /** @return frames whose stream cannot be told. */
    public long unroutable() {
        return unroutable;
    }

    /** @return whether the recording is at its end. */
    public boolean isFinished() {
        return started && ended;
    }

    private void begin() {
        started = true;
        startNs = System.nanoTime();
        dueNs = startNs;
        try {
            lines = recording.open();
            hasFrame = advance();
        } catch (IOException unreadable) {
            fail(unreadable);
        }
        step();
    }

    private void step() {
        if (ended) {
            return;
        }
        try {
            long waitNs = sendBatch();
            flush.run();
            if (!hasFrame) {
                end();
            } else if (waitNs > 0) {
                loop.schedule(stepFunc, waitNs, TimeUnit.NANOSECONDS);
            } else {
                loop.execute(stepFunc);
            }
        } catch (IOException unreadable) {
            fail(unreadable);
        }
    }

    /** Sends what is due; how long to wait for the rest. */
    private long sendBatch() throws IOException {
        for (int i = 0; i < BATCH && hasFrame; i++) {
            long waitNs = dueNs - System.nanoTime();
            if (waitNs > 0) {
                return waitNs;
            }
            String name = recorded.stream();
            Topic topic = name == null ? null : topics.find(name);
            if (topic != null && !topic.isWritable()) {
                return WAIT_NS;
            }
            recorded.into(out);
            if (topic != null && topic.deliver(out) > 0) {
                delivered++;
            } else if (name == null) {
                unroutable++;
            } else {
                passedOver++;
            }
            hasFrame = advance();
        }
        return 0;
    }

    private boolean advance() throws IOException {
        if (!lines.next()) {
            return false;
        }
        String problem = recorded.read(lines.line(), lines.length());
        if (problem != null) {
            throw new IOException("line " + lines.number() + " was changed since the start: " + problem);
        }
        long eventMs = recorded.eventMs();
        // A frame without a time goes with the one before, and so does one whose time steps back.
        if (eventMs > lastEventMs && !Double.isInfinite(speed)) {
            long gapMs = lastEventMs < 0 ? 0 : Math.min(eventMs - lastEventMs, MAX_GAP_MS);
            lastEventMs = eventMs;
            positionNs += TimeUnit.MILLISECONDS.toNanos(gapMs) / speed;
            dueNs = startNs + (long) positionNs;
        }
        return true;
    }

    private void end() {
        ended = true;
        closeLines();
        if (unroutable > 0) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "{0} frames of {1} went to nobody: their stream cannot be told from their content",
                    unroutable,
                    recording.file());
        }
    }

    private void fail(IOException unreadable) {
        ended = true;
        closeLines();
        LOG.log(
                System.Logger.Level.ERROR,
                "the replay of " + recording.file() + " ends here: " + unreadable.getMessage());
    }

    private void closeLines() {
        if (lines != null) {
            try {
                lines.close();
            } catch (IOException ignored) {
                LOG.log(System.Logger.Level.DEBUG, "closing the recording failed", ignored);
            }
        }
    }

    /** Ends it, wherever it is. */
    @Override
    public void close() {
        if (quietTimer != null) {
            quietTimer.cancel(false);
        }
        if (!ended) {
            ended = true;
            closeLines();
        }
    }
}
