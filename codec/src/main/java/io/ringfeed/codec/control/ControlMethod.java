package io.ringfeed.codec.control;

/** What a client may ask of the venue; the names are the wire's. */
public enum ControlMethod {
    /** Start streams. */
    SUBSCRIBE,
    /** Stop streams. */
    UNSUBSCRIBE,
    /** Name the streams of this connection. */
    LIST_SUBSCRIPTIONS,
    /** Set the connection's one property, {@code combined}. */
    SET_PROPERTY,
    /** Ask for the connection's one property, {@code combined}. */
    GET_PROPERTY
}
