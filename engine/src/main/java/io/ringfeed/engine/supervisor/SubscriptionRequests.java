package io.ringfeed.engine.supervisor;

import io.ringfeed.engine.subscription.TrackedStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns the difference between the streams that are wanted and those that the venue was told of into requests: many
 * names a frame, opposites cancelled, duplicates merged.
 *
 * <p>A frame carries at most 100 names and 4000 bytes: one of more than 4096 bytes was seen to be ignored without a word
 * (protocol §2.3). The venue refuses a request as a whole, so the names of a refused one are asked for again one by one,
 * and only those refused alone count as refused.
 *
 * <p><b>Threading:</b> confined to the supervisor.
 */
public final class SubscriptionRequests {
    static final int MAX_NAMES = 100;
    static final int MAX_FRAME_BYTES = 4_000;
    private static final int ENVELOPE_BYTES = 80;
    private static final int QUOTES_AND_COMMA_BYTES = 3;

    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Map<Long, Request> unanswered = new HashMap<>();
    private long lastId;

    /**
     * A request to send, and later the reply's counterpart.
     *
     * @param id what the reply will name.
     * @param subscribes true for SUBSCRIBE, false for UNSUBSCRIBE.
     * @param streams the streams.
     */
    public record Request(long id, boolean subscribes, List<TrackedStream> streams) {
        /** @return the wire names. */
        public List<String> names() {
            return streams.stream().map(tracked -> tracked.stream().name()).toList();
        }
    }

    private static final class Entry {
        private TrackedStream tracked;
        private boolean wanted;
        private boolean told;
        private boolean refused;
        private boolean alone;

        private boolean isDue(boolean subscribe) {
            return subscribe ? wanted && !told && !refused : !wanted && told;
        }
    }

    /** @param tracked a stream that somebody wants from now on; asking again lifts a refusal. */
    public void want(TrackedStream tracked) {
        Entry entry = entries.computeIfAbsent(tracked.stream().name(), name -> new Entry());
        entry.tracked = tracked;
        entry.wanted = true;
        entry.refused = false;
    }

    /** @param tracked a stream that nobody wants any more. */
    public void drop(TrackedStream tracked) {
        Entry entry = entries.get(tracked.stream().name());
        if (entry != null && entry.tracked == tracked) {
            entry.wanted = false;
            if (!entry.told) {
                entries.remove(tracked.stream().name());
            }
        }
    }

    /** The connection is gone, and with it all that the venue knew. */
    public void onConnectionLost() {
        unanswered.clear();
        entries.values().removeIf(entry -> !entry.wanted);
        entries.values().forEach(entry -> entry.told = false);
    }

    /** @return the next request, or null when the venue knows everything. */
    public Request next() {
        Request unsubscribe = next(false);
        return unsubscribe != null ? unsubscribe : next(true);
    }

    /**
     * The venue answered.
     *
     * @param id of the reply.
     * @param accepted whether it said yes.
     * @return the streams that are settled by it: all of an accepted SUBSCRIBE, or the one stream that was refused alone.
     *     Empty where nothing is settled.
     */
    public List<TrackedStream> onReply(long id, boolean accepted) {
        Request request = unanswered.remove(id);
        if (request == null || !request.subscribes()) {
            return List.of();
        }
        if (accepted) {
            return request.streams();
        }
        boolean culpritKnown = request.streams().size() == 1;
        for (TrackedStream tracked : request.streams()) {
            Entry entry = entries.get(tracked.stream().name());
            if (entry != null) {
                entry.told = false;
                entry.alone = true;
                entry.refused = culpritKnown;
            }
        }
        return culpritKnown ? request.streams() : List.of();
    }

    private Request next(boolean subscribe) {
        List<TrackedStream> batch = new ArrayList<>();
        int frameBytes = ENVELOPE_BYTES;
        for (Entry entry : entries.values()) {
            if (!entry.isDue(subscribe)) {
                continue;
            }
            int nameBytes = entry.tracked.stream().name().getBytes(StandardCharsets.UTF_8).length;
            frameBytes += nameBytes + QUOTES_AND_COMMA_BYTES;
            boolean fits = batch.size() < MAX_NAMES && frameBytes <= MAX_FRAME_BYTES && !entry.alone;
            if (!fits && !batch.isEmpty()) {
                break;
            }
            batch.add(entry.tracked);
            entry.told = subscribe;
            if (entry.alone) {
                break;
            }
        }
        if (batch.isEmpty()) {
            return null;
        }
        if (!subscribe) {
            batch.forEach(tracked -> entries.remove(tracked.stream().name()));
        }
        Request request = new Request(++lastId, subscribe, List.copyOf(batch));
        unanswered.put(request.id(), request);
        return request;
    }
}
