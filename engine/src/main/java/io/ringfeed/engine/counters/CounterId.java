package io.ringfeed.engine.counters;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The catalogue: everything that an engine counts, with its name, its unit and what it means. */
public enum CounterId {
    /** Messages. */
    FRAMES_RECEIVED(
            "ringfeed_frames_received_total",
            CounterType.COUNTER,
            CounterUnit.NONE,
            CounterLabel.NONE,
            "Messages that the sockets brought, control replies included."),
    /** Their bytes. */
    RECEIVED_BYTES(
            "ringfeed_received_bytes_total",
            CounterType.COUNTER,
            CounterUnit.BYTES,
            CounterLabel.NONE,
            "Payload of these messages."),
    /** Decoded, by kind. */
    EVENTS_DECODED(
            "ringfeed_events_decoded_total",
            CounterType.COUNTER,
            CounterUnit.NONE,
            CounterLabel.KIND,
            "Messages decoded, by kind of event; duplicates included."),
    /** Delivered. */
    EVENTS_DELIVERED(
            "ringfeed_events_delivered_total",
            CounterType.COUNTER,
            CounterUnit.NONE,
            CounterLabel.NONE,
            "Market events that every attached handler has had."),
    /** Skipped. */
    EVENTS_SKIPPED(
            "ringfeed_events_skipped_total",
            CounterType.COUNTER,
            CounterUnit.NONE,
            CounterLabel.NONE,
            "Events that a handler lost to its own exceptions."),
    /** Rejected, by reason. */
    FRAMES_REJECTED(
            "ringfeed_frames_rejected_total",
            CounterType.COUNTER,
            CounterUnit.NONE,
            CounterLabel.REASON,
            "Messages that could not be decoded, by reason."),
    /** Dropped. */
    FRAMES_DROPPED(
            "ringfeed_frames_dropped_total",
            CounterType.COUNTER,
            CounterUnit.NONE,
            CounterLabel.NONE,
            "Messages dropped for want of room, by the policy DROP_NEWEST."),
    /** Gaps. */
    GAPS(
            "ringfeed_gaps_total",
            CounterType.COUNTER,
            CounterUnit.NONE,
            CounterLabel.NONE,
            "Gap markers that handlers were shown, or will be."),
    /** Lost ids. */
    LOST_IDS(
            "ringfeed_lost_ids_total",
            CounterType.COUNTER,
            CounterUnit.NONE,
            CounterLabel.NONE,
            "Ids that are missing by these markers."),
    /** Duplicates. */
    DUPLICATES(
            "ringfeed_duplicate_events_total",
            CounterType.COUNTER,
            CounterUnit.NONE,
            CounterLabel.NONE,
            "Events that came again, or too late, and were not handed on."),
    /** Pauses. */
    READING_PAUSES(
            "ringfeed_reading_pauses_total",
            CounterType.COUNTER,
            CounterUnit.NONE,
            CounterLabel.NONE,
            "Times that a full ring stopped the reading of a socket."),
    /** Paused time. */
    READING_PAUSED_MS(
            "ringfeed_reading_paused_seconds_total",
            CounterType.COUNTER,
            CounterUnit.MILLISECONDS,
            CounterLabel.NONE,
            "How long reading was stopped, all connections together."),
    /** Connections that are paused now. */
    PAUSED_CONNECTIONS(
            "ringfeed_paused_connections",
            CounterType.GAUGE,
            CounterUnit.NONE,
            CounterLabel.NONE,
            "Connections that a full ring holds up at this moment."),
    /** Ring occupancy. */
    RING_OCCUPIED(
            "ringfeed_ring_occupied_slots",
            CounterType.GAUGE,
            CounterUnit.NONE,
            CounterLabel.NONE,
            "Slots of the ring that wait for the slowest handler."),
    /** Ring size. */
    RING_SLOTS(
            "ringfeed_ring_slots",
            CounterType.GAUGE,
            CounterUnit.NONE,
            CounterLabel.NONE,
            "Slots of the ring, free and occupied."),
    /** Detached handlers. */
    DETACHED_HANDLERS(
            "ringfeed_detached_handlers",
            CounterType.GAUGE,
            CounterUnit.NONE,
            CounterLabel.NONE,
            "Handlers that get no more events, since they failed."),
    /** Health. */
    HEALTH(
            "ringfeed_health",
            CounterType.STATE,
            CounterUnit.NONE,
            CounterLabel.HEALTH,
            "How the control plane stands as a whole: 1 for the present state."),
    /** Connections, by state. */
    CONNECTIONS(
            "ringfeed_connections",
            CounterType.GAUGE,
            CounterUnit.NONE,
            CounterLabel.CONNECTION_STATE,
            "Connections, one for each share of the streams, by state."),
    /** Reconnects. */
    RECONNECTS(
            "ringfeed_reconnects_total",
            CounterType.COUNTER,
            CounterUnit.NONE,
            CounterLabel.NONE,
            "Connections established after a loss."),
    /** Rotations. */
    ROTATIONS(
            "ringfeed_rotations_total",
            CounterType.COUNTER,
            CounterUnit.NONE,
            CounterLabel.NONE,
            "Connections that were replaced while they stood."),
    /** Failed attempts. */
    FAILED_ATTEMPTS(
            "ringfeed_failed_attempts",
            CounterType.GAUGE,
            CounterUnit.NONE,
            CounterLabel.NONE,
            "Connect attempts in a row that came to nothing, the worst of the connections."),
    /** Breaker. */
    BREAKER(
            "ringfeed_breaker",
            CounterType.STATE,
            CounterUnit.NONE,
            CounterLabel.BREAKER_STATE,
            "The circuit breaker: 1 for the present state."),
    /** Breaker trips. */
    BREAKER_TRIPS(
            "ringfeed_breaker_trips_total",
            CounterType.COUNTER,
            CounterUnit.NONE,
            CounterLabel.NONE,
            "Times that the circuit breaker opened."),
    /** Limiter waits. */
    LIMITER_WAITS(
            "ringfeed_limiter_waits_total",
            CounterType.COUNTER,
            CounterUnit.NONE,
            CounterLabel.NONE,
            "Times that a request had to wait for the limit on client frames."),
    /** Wanted streams. */
    WANTED_STREAMS(
            "ringfeed_wanted_streams",
            CounterType.GAUGE,
            CounterUnit.NONE,
            CounterLabel.NONE,
            "Streams that somebody wants."),
    /** Live streams. */
    LIVE_STREAMS(
            "ringfeed_live_streams",
            CounterType.GAUGE,
            CounterUnit.NONE,
            CounterLabel.NONE,
            "Wanted streams that deliver."),
    /** Silent streams. */
    SILENT_STREAMS(
            "ringfeed_silent_streams",
            CounterType.GAUGE,
            CounterUnit.NONE,
            CounterLabel.NONE,
            "Wanted streams that were acknowledged and never delivered."),
    /** Stale streams. */
    STALE_STREAMS(
            "ringfeed_stale_streams",
            CounterType.GAUGE,
            CounterUnit.NONE,
            CounterLabel.NONE,
            "Wanted streams that delivered once and stopped."),
    /** Stale ever. */
    STALE_EVER(
            "ringfeed_stale_total",
            CounterType.COUNTER,
            CounterUnit.NONE,
            CounterLabel.NONE,
            "Times that a stream was found silent or stale."),
    /** PING round trip. */
    PING_ROUND_TRIP_NS(
            "ringfeed_ping_round_trip_seconds",
            CounterType.GAUGE,
            CounterUnit.NANOSECONDS,
            CounterLabel.NONE,
            "The latest PING of ours and its answer; 0 before the first.");

    private static final int[] FIRST_SLOTS = firstSlots();

    private final String metricName;
    private final CounterType type;
    private final CounterUnit unit;

    @SuppressWarnings("ImmutableEnumChecker") // a record of a name and an unmodifiable list
    private final CounterLabel label;

    private final String help;

    CounterId(String metricName, CounterType type, CounterUnit unit, CounterLabel label, String help) {
        this.metricName = metricName;
        this.type = type;
        this.unit = unit;
        this.label = label;
        this.help = help;
    }

    /** @return the name by Prometheus' rules, with the unit that {@link CounterUnit#scale} leads to. */
    public String metricName() {
        return metricName;
    }

    /** @return the name in JSON, with the unit of the stored value: {@code readingPausedMs}. */
    public String key() {
        String[] words = name().toLowerCase(Locale.ROOT).split("_", -1);
        StringBuilder key = new StringBuilder(words[0]);
        for (int i = 1; i < words.length; i++) {
            key.append(Character.toUpperCase(words[i].charAt(0))).append(words[i].substring(1));
        }
        return key.toString();
    }

    /** @return the name for people: {@code frames received}. */
    public String title() {
        return name().toLowerCase(Locale.ROOT).replaceFirst("_(ms|ns)$", "").replace('_', ' ');
    }

    /** @return whether it only rises. */
    public CounterType type() {
        return type;
    }

    /** @return the unit of the stored value. */
    public CounterUnit unit() {
        return unit;
    }

    /** @return what tells apart the counters of this name, or the states that a {@link CounterType#STATE} can have. */
    public CounterLabel label() {
        return label;
    }

    /** @return one sentence on what it means. */
    public String help() {
        return help;
    }

    /** @return whether there is one counter for each value of the label. */
    public boolean isLabelled() {
        return type != CounterType.STATE && !label.values().isEmpty();
    }

    /** @return counters of all names and labels. */
    public static int slotCount() {
        return FIRST_SLOTS[FIRST_SLOTS.length - 1];
    }

    /** @return the counter's number, or that of its first label. */
    @SuppressWarnings("EnumOrdinal") // the file names each counter, and readers check the names
    int firstSlot() {
        return FIRST_SLOTS[ordinal()];
    }

    int slots() {
        return isLabelled() ? label.values().size() : 1;
    }

    /** @return the names of this counter's slots as the file has them: metric, label and states, so that a reader notices a change. */
    List<String> slotNames() {
        if (isLabelled()) {
            return label.values().stream().map(this::labelled).toList();
        }
        return List.of(type == CounterType.STATE ? labelled(String.join("|", label.values())) : metricName);
    }

    private String labelled(String value) {
        return metricName + "{" + label.name() + "=\"" + value + "\"}";
    }

    private static int[] firstSlots() {
        List<Integer> first = new ArrayList<>(List.of(0));
        for (CounterId id : values()) {
            first.add(first.get(first.size() - 1) + id.slots());
        }
        return first.stream().mapToInt(Integer::intValue).toArray();
    }
}
