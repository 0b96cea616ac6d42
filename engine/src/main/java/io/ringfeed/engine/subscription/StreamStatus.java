package io.ringfeed.engine.subscription;

/**
 * The state of one stream at one moment.
 *
 * @param state how far it has come.
 * @param reason the venue's own words when it was refused, the likely causes when it is silent or stale, otherwise empty.
 */
public record StreamStatus(StreamState state, String reason) {
    static final StreamStatus REQUESTED = new StreamStatus(StreamState.REQUESTED, "");
    static final StreamStatus ACKNOWLEDGED = new StreamStatus(StreamState.ACKNOWLEDGED, "");
    static final StreamStatus LIVE = new StreamStatus(StreamState.LIVE, "");
    static final StreamStatus CANCELLED = new StreamStatus(StreamState.CANCELLED, "");

    static StreamStatus of(StreamState state) {
        return switch (state) {
            case REQUESTED -> REQUESTED;
            case ACKNOWLEDGED -> ACKNOWLEDGED;
            case LIVE -> LIVE;
            case CANCELLED -> CANCELLED;
            case REFUSED, SILENT, STALE -> throw new IllegalArgumentException(state + " has a reason");
        };
    }
}
