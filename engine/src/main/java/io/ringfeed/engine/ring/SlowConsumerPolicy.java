package io.ringfeed.engine.ring;

/** What happens when handlers are slower than the feed and the ring, or the pool of borrowed buffers, has no room left. */
public enum SlowConsumerPolicy {
    /**
     * Reading stops until there is room again. Nothing is lost while that takes less than the pause limit; beyond it the
     * connection is given up, with a gap marker. The default.
     */
    PAUSE_READING,
    /**
     * The newest market messages are dropped, counted, and declared by a gap marker at their place, until an eighth of the ring is
     * free again. Answers to requests and announcements of the venue are not dropped.
     */
    DROP_NEWEST,
    /** The connection is given up at once, with a gap marker, and made anew when half the ring is free. */
    DISCONNECT
}
