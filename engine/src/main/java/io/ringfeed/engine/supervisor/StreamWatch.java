package io.ringfeed.engine.supervisor;

import io.ringfeed.engine.handler.MarkerKind;
import io.ringfeed.engine.ring.MarkerNote;
import io.ringfeed.engine.subscription.StreamState;
import io.ringfeed.engine.subscription.TrackedStream;
import io.ringfeed.engine.supervisor.liveness.StreamLiveness;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The streams of one share, and whether each delivers: tells the board, the handlers and the news of every change, and has a silent one
 * asked for once more.
 *
 * <p><b>Threading:</b> confined to the supervisor.
 */
final class StreamWatch {
    private static final long LOOK_EVERY_NS = TimeUnit.MILLISECONDS.toNanos(250);
    /** Longer than any stream of the venue that delivers at all in regular times: 2 s for candles. */
    private static final long QUIET_NS = TimeUnit.MILLISECONDS.toNanos(2_500);

    private final SupervisorContext context;
    private final Map<TrackedStream, StreamLiveness> streams = new LinkedHashMap<>();
    private final Set<TrackedStream> awaited = new LinkedHashSet<>();
    private boolean wasSilent;
    private long lookNs;
    private int liveCount;
    private int silentCount;
    private int staleCount;

    StreamWatch(SupervisorContext context) {
        this.context = context;
    }

    int size() {
        return streams.size();
    }

    Set<TrackedStream> all() {
        return streams.keySet();
    }

    int liveCount() {
        return liveCount;
    }

    int silentCount() {
        return silentCount;
    }

    int staleCount() {
        return staleCount;
    }

    /** Returns whether it is new. */
    boolean add(TrackedStream stream) {
        StreamLiveness liveness =
                new StreamLiveness(stream.stream().kind(), context.options().liveness());
        return streams.putIfAbsent(stream, liveness) == null && awaited.add(stream);
    }

    /** Returns whether it was there. */
    boolean remove(TrackedStream stream) {
        awaited.remove(stream);
        return streams.remove(stream) != null;
    }

    void onAsked(TrackedStream stream, long nowNs) {
        StreamLiveness liveness = streams.get(stream);
        if (liveness != null) {
            liveness.onAsked(nowNs);
        }
    }

    void acknowledge(TrackedStream stream) {
        if (stream.status().state() == StreamState.REQUESTED) {
            context.board().update(stream, StreamState.ACKNOWLEDGED);
        }
    }

    void refuse(TrackedStream stream, String reason) {
        awaited.remove(stream);
        context.board().refuse(stream, reason);
        context.news().refused(stream.stream(), reason);
    }

    /** Their connection is gone. */
    void onLost() {
        awaited.clear();
        for (Map.Entry<TrackedStream, StreamLiveness> entry : streams.entrySet()) {
            entry.getValue().onLost();
            TrackedStream stream = entry.getKey();
            if (stream.status().state() != StreamState.REFUSED) {
                context.board().update(stream, StreamState.REQUESTED);
                awaited.add(stream);
            }
        }
    }

    /** Nothing could be read until now, so silence proves nothing. */
    void onPaused(long nowNs) {
        streams.values().forEach(liveness -> liveness.onPaused(nowNs));
    }

    /** Looks at those that are waited for, and now and then at all. */
    int tick(long nowNs, Link current) {
        int work = 0;
        if (nowNs - lookNs >= LOOK_EVERY_NS) {
            lookNs = nowNs;
            streams.forEach((stream, liveness) -> look(stream, liveness, nowNs, current));
            count();
        } else if (!awaited.isEmpty()) {
            for (TrackedStream stream : List.copyOf(awaited)) {
                work += look(stream, streams.get(stream), nowNs, current);
            }
            if (work > 0) {
                count();
            }
        }
        return work;
    }

    /** Whether all of several streams have stopped; true once, until one delivers again: a second try would be no other. */
    boolean hasFallenSilent() {
        boolean isSilent = staleCount > 1 && staleCount == streams.size();
        boolean isNews = isSilent && !wasSilent;
        wasSilent = isSilent || (wasSilent && liveCount == 0);
        return isNews;
    }

    boolean hasAnythingJoined(int replacement) {
        for (TrackedStream stream : streams.keySet()) {
            if (context.wire().hasJoined(stream.streamId(), replacement)) {
                return true;
            }
        }
        return false;
    }

    /** Every stream has come over the replacement, but for those that have been quiet since it was asked. */
    boolean hasEverythingJoined(int replacement, long askedNs, long nowNs) {
        boolean wasQuietLongEnough = nowNs - askedNs >= QUIET_NS;
        for (Map.Entry<TrackedStream, StreamLiveness> entry : streams.entrySet()) {
            int streamId = entry.getKey().streamId();
            if (entry.getValue().state() == StreamLiveness.State.LIVE
                    && !context.wire().hasJoined(streamId, replacement)
                    && (!wasQuietLongEnough || context.wire().newestFrameNs(streamId) - askedNs > 0)) {
                return false;
            }
        }
        return true;
    }

    private int look(TrackedStream stream, StreamLiveness liveness, long nowNs, Link current) {
        if (liveness.state() == StreamLiveness.State.IDLE && stream.status().state() != StreamState.REFUSED) {
            liveness.onAsked(nowNs); // it is on its way with the next frames
        }
        long silentBeforeNs = liveness.silentNs();
        switch (liveness.onTick(nowNs, context.wire().newestFrameNs(stream.streamId()))) {
            case WENT_LIVE -> onLive(stream);
            case RECOVERED -> {
                onLive(stream);
                long silentMs = TimeUnit.NANOSECONDS.toMillis(Math.max(silentBeforeNs, liveness.silentNs()));
                mark(current, MarkerKind.RECOVERED, stream, "delivers again after " + silentMs + " ms");
                context.news().recovered(stream.stream(), silentMs);
            }
            case WENT_SILENT -> onSilent(stream, StreamState.SILENT, liveness, current);
            case WENT_STALE -> onSilent(stream, StreamState.STALE, liveness, current);
            case NONE -> {
                return 0;
            }
        }
        return 1;
    }

    private void onLive(TrackedStream stream) {
        awaited.remove(stream);
        context.board().update(stream, StreamState.LIVE);
    }

    private void onSilent(TrackedStream stream, StreamState state, StreamLiveness liveness, Link current) {
        awaited.add(stream);
        String reason = SilenceText.of(stream.stream(), state, liveness.silentNs());
        context.board().silence(stream, state, reason);
        mark(current, MarkerKind.STALE, stream, reason);
        current.requests().askAgain(stream);
        context.news().silent(stream.stream(), stream.status());
    }

    private void count() {
        liveCount = 0;
        silentCount = 0;
        staleCount = 0;
        for (StreamLiveness liveness : streams.values()) {
            switch (liveness.state()) {
                case LIVE -> liveCount++;
                case SILENT -> silentCount++;
                case STALE -> staleCount++;
                case IDLE, ASKED -> {}
            }
        }
    }

    private void mark(Link current, MarkerKind kind, TrackedStream stream, String detail) {
        context.wire().mark(MarkerNote.ofStream(kind, detail, stream.stream().name(), stream.streamId()), current.id());
    }
}
