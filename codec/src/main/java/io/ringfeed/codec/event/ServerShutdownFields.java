package io.ringfeed.codec.event;

/** Where an {@link EventRecord} of kind {@link EventKind#SERVER_SHUTDOWN} keeps its values. */
public final class ServerShutdownFields {
    /** Integer slot of the venue's time. */
    public static final int EVENT_TIME = 1;

    private ServerShutdownFields() {}
}
