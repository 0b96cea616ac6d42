package io.ringfeed.engine.supervisor.request;

import io.ringfeed.engine.subscription.TrackedStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Turns the difference between the streams that one connection shall carry and those that the venue was told of into requests: many
 * names a frame, opposites cancelled, duplicates merged.
 *
 * <p>A frame carries at most 100 names and 4000 bytes: one of more than 4096 bytes was seen to be ignored without a word
 * (protocol §2.3). The venue refuses a request as a whole, so the names of a refused one are asked for again one by one,
 * and only those refused alone count as refused. A request that is not answered in time is made once more, and then taken as
 * answered: frames are the proof, not the answer (protocol §2.2). A stream that is being given up is not asked for again before the
 * venue has answered, so that what comes after belongs to the new wish.
 *
 * <p><b>Threading:</b> confined to the supervisor.
 */
public final class SubscriptionRequests {
    static final int MAX_NAMES = 100;
    static final int MAX_FRAME_BYTES = 4_000;
    private static final int ENVELOPE_BYTES = 80;
    private static final int QUOTES_AND_COMMA_BYTES = 3;

    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Map<Long, Unanswered> unanswered = new HashMap<>();
    private final Set<String> strangers = new LinkedHashSet<>();
    private boolean listDue;
    private boolean changed;
    private long lastId;

    /** What a request asks. */
    public enum Kind {
        /** For streams. */
        SUBSCRIBE,
        /** To stop streams. */
        UNSUBSCRIBE,
        /** What the venue believes. */
        LIST
    }

    /**
     * A request to send, and later the reply's counterpart.
     *
     * @param id what the reply will name.
     * @param kind what it asks.
     * @param names the wire names; none for a list.
     */
    public record Request(long id, Kind kind, List<String> names) {}

    /**
     * What a reply settled.
     *
     * @param kind of the request.
     * @param streams of an accepted SUBSCRIBE: its streams; of a refused one: the stream that was refused alone. Otherwise none.
     */
    public record Settled(Kind kind, List<TrackedStream> streams) {
        static final Settled NOTHING = new Settled(null, List.of());
    }

    private static final class Entry {
        private TrackedStream tracked;
        private boolean wanted;
        private boolean told;
        private boolean leaving;
        private boolean refused;
        private boolean alone;
        private boolean again;

        private boolean isDue(Kind kind) {
            return kind == Kind.SUBSCRIBE ? wanted && !told && !leaving && !refused : told && (!wanted || again);
        }
    }

    private static final class Unanswered {
        private final Request request;
        private final List<TrackedStream> streams;
        private final boolean isRepeated;
        private long sentNs;

        private Unanswered(Request request, List<TrackedStream> streams, boolean isRepeated) {
            this.request = request;
            this.streams = streams;
            this.isRepeated = isRepeated;
        }
    }

    /** @param tracked a stream that shall be carried from now on; asking again lifts a refusal. */
    public void want(TrackedStream tracked) {
        Entry entry = entries.computeIfAbsent(tracked.stream().name(), name -> new Entry());
        entry.tracked = tracked;
        entry.wanted = true;
        entry.refused = false;
        changed = true;
    }

    /** @param tracked a stream that the handshake asks for: no frame is needed. */
    public void wantWithHandshake(TrackedStream tracked) {
        want(tracked);
        entries.get(tracked.stream().name()).told = true;
    }

    /** @param tracked a stream that nobody wants any more. */
    public void drop(TrackedStream tracked) {
        Entry entry = entries.get(tracked.stream().name());
        if (entry != null && entry.tracked == tracked) {
            entry.wanted = false;
            entry.again = false;
            changed = true;
            if (!entry.told && !entry.leaving) {
                entries.remove(tracked.stream().name());
            }
        }
    }

    /** @param tracked a stream that does not deliver: give it up and ask for it once more. */
    public void askAgain(TrackedStream tracked) {
        Entry entry = entries.get(tracked.stream().name());
        if (entry != null && entry.wanted && entry.told) {
            entry.again = true;
            changed = true;
        }
    }

    /** Ask for the list of what the venue believes. */
    public void audit() {
        listDue = true;
    }

    /**
     * Whether frames of a stream may still come over this connection.
     *
     * @param name its name.
     * @return true until the venue has answered that it stopped.
     */
    public boolean holds(String name) {
        Entry entry = entries.get(name);
        return entry != null && (entry.told || entry.leaving || entry.wanted);
    }

    /** @return whether the venue was told everything, and has answered. */
    public boolean isSettled() {
        return unanswered.isEmpty() && !hasDue();
    }

    /** @return whether there is a request to send. */
    public boolean hasDue() {
        if (listDue || !strangers.isEmpty()) {
            return true;
        }
        changed = changed
                && entries.values().stream()
                        .anyMatch(entry -> entry.isDue(Kind.UNSUBSCRIBE) || entry.isDue(Kind.SUBSCRIBE));
        return changed;
    }

    /**
     * Takes the next request.
     *
     * @param nowNs when it is sent, monotonic.
     * @return the request, or null when the venue knows everything.
     */
    public Request next(long nowNs) {
        Unanswered next = nextOf(Kind.UNSUBSCRIBE);
        if (next == null) {
            next = nextOf(Kind.SUBSCRIBE);
        }
        if (next == null && listDue) {
            listDue = false;
            next = new Unanswered(new Request(++lastId, Kind.LIST, List.of()), List.of(), true);
        }
        if (next == null) {
            return null;
        }
        next.sentNs = nowNs;
        unanswered.put(next.request.id(), next);
        return next.request;
    }

    /**
     * The venue answered.
     *
     * @param id of the reply.
     * @param accepted whether it said yes.
     * @return what is settled by it.
     */
    public Settled onReply(long id, boolean accepted) {
        Unanswered answered = unanswered.remove(id);
        if (answered == null) {
            return Settled.NOTHING;
        }
        return switch (answered.request.kind()) {
            case SUBSCRIBE -> accepted ? new Settled(Kind.SUBSCRIBE, answered.streams) : refuse(answered);
            case UNSUBSCRIBE -> {
                leave(answered);
                yield new Settled(Kind.UNSUBSCRIBE, List.of());
            }
            case LIST -> new Settled(Kind.LIST, List.of());
        };
    }

    /**
     * Looks for requests that were not answered in time: they are made once more, and the second time taken as answered.
     *
     * @param nowNs monotonic time.
     * @param timeoutNs how long an answer may take.
     * @return the overdue requests.
     */
    public List<Request> onTick(long nowNs, long timeoutNs) {
        List<Request> overdue = List.of();
        for (Iterator<Unanswered> all = unanswered.values().iterator(); all.hasNext(); ) {
            Unanswered late = all.next();
            if (nowNs - late.sentNs > timeoutNs) {
                all.remove();
                overdue = overdue.isEmpty() ? new ArrayList<>() : overdue;
                overdue.add(late.request);
                giveUp(late);
                changed = true;
            }
        }
        return overdue;
    }

    /**
     * Reading was paused until now, so answers could not arrive: their clocks begin anew.
     *
     * @param nowNs monotonic time.
     */
    public void onPaused(long nowNs) {
        unanswered.values().forEach(waiting -> waiting.sentNs = nowNs);
    }

    /**
     * Compares what the venue believes with what it was told, and asks for the difference.
     *
     * @param believed the names of its list.
     * @return one line for people about the difference; empty when there is none.
     */
    public String onList(Collection<String> believed) {
        Set<String> listed = new HashSet<>(believed);
        List<String> missing = new ArrayList<>();
        for (Map.Entry<String, Entry> known : entries.entrySet()) {
            Entry entry = known.getValue();
            if (entry.told && entry.wanted && !listed.contains(known.getKey()) && !isUnanswered(known.getKey())) {
                entry.told = false;
                changed = true;
                missing.add(known.getKey());
            }
        }
        List<String> unexpected = new ArrayList<>();
        for (String name : believed) {
            if (!holds(name) && strangers.add(name)) {
                unexpected.add(name);
            }
        }
        if (missing.isEmpty() && unexpected.isEmpty()) {
            return "";
        }
        return "the venue's list lacks " + missing + " and has " + unexpected + " too many; both are being mended";
    }

    private boolean isUnanswered(String name) {
        return unanswered.values().stream()
                .anyMatch(waiting -> waiting.request.names().contains(name));
    }

    private Settled refuse(Unanswered refused) {
        boolean culpritKnown = refused.streams.size() == 1;
        for (TrackedStream tracked : refused.streams) {
            Entry entry = entries.get(tracked.stream().name());
            if (entry != null) {
                entry.told = false;
                entry.alone = true;
                entry.refused = culpritKnown;
            }
        }
        return new Settled(Kind.SUBSCRIBE, culpritKnown ? refused.streams : List.of());
    }

    private void leave(Unanswered answered) {
        for (String name : answered.request.names()) {
            Entry entry = entries.get(name);
            if (entry != null) {
                entry.leaving = false;
                if (!entry.wanted) {
                    entries.remove(name);
                }
            }
        }
    }

    private void giveUp(Unanswered late) {
        switch (late.request.kind()) {
            case SUBSCRIBE -> {
                for (TrackedStream tracked : late.streams) {
                    Entry entry = entries.get(tracked.stream().name());
                    if (entry != null && !late.isRepeated) {
                        entry.told = false;
                        entry.again = true; // marks the repetition; nothing is told, so nothing is given up first
                    }
                }
            }
            case UNSUBSCRIBE -> leave(late);
            case LIST -> {}
        }
    }

    private Unanswered nextOf(Kind kind) {
        List<TrackedStream> batch = new ArrayList<>();
        List<String> names = new ArrayList<>();
        int frameBytes = ENVELOPE_BYTES;
        boolean isRepeated = false;
        for (Map.Entry<String, Entry> candidate : entries.entrySet()) {
            Entry entry = candidate.getValue();
            if (!entry.isDue(kind)) {
                continue;
            }
            frameBytes += bytesOf(candidate.getKey());
            boolean fits = batch.size() < MAX_NAMES && frameBytes <= MAX_FRAME_BYTES && !entry.alone;
            if (!fits && !batch.isEmpty()) {
                break;
            }
            batch.add(entry.tracked);
            names.add(candidate.getKey());
            entry.told = kind == Kind.SUBSCRIBE;
            entry.leaving = kind == Kind.UNSUBSCRIBE;
            isRepeated |= kind == Kind.SUBSCRIBE && entry.again;
            entry.again = false;
            if (entry.alone) {
                break;
            }
        }
        if (kind == Kind.UNSUBSCRIBE) {
            addStrangers(names, frameBytes);
        }
        if (names.isEmpty()) {
            return null;
        }
        return new Unanswered(new Request(++lastId, kind, List.copyOf(names)), List.copyOf(batch), isRepeated);
    }

    /** Names that the venue has on its list and nobody asked for. */
    private void addStrangers(List<String> names, int alreadyBytes) {
        int frameBytes = alreadyBytes;
        for (Iterator<String> all = strangers.iterator(); all.hasNext() && names.size() < MAX_NAMES; ) {
            String name = all.next();
            frameBytes += bytesOf(name);
            if (frameBytes > MAX_FRAME_BYTES && !names.isEmpty()) {
                return;
            }
            names.add(name);
            all.remove();
        }
    }

    private static int bytesOf(String name) {
        return name.getBytes(StandardCharsets.UTF_8).length + QUOTES_AND_COMMA_BYTES;
    }
}
