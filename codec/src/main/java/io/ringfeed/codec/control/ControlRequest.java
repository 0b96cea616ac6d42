package io.ringfeed.codec.control;

import java.util.List;

/**
 * A request about streams, from client to venue. Made by the factories, which number it, or by
 * {@link ControlRequestParser}.
 *
 * @param method of the request.
 * @param params names of streams, or of the property.
 * @param value  of the property to set, null for all other methods.
 * @param idJson the request's id as JSON: an integer, a quoted text, or {@code null}.
 */
public record ControlRequest(ControlMethod method, List<String> params, Boolean value, String idJson) {
    /** Answer of {@link #id()} for an id that is no integer. */
    public static final long NO_ID = Long.MIN_VALUE;

    /** Name of the only property: whether frames are wrapped with their stream's name. */
    public static final String COMBINED = "combined";

    /**
     * Keeps a list of its own.
     *
     * @param method of the request.
     * @param params names of streams, or of the property.
     * @param value  of the property to set, or null.
     * @param idJson the request's id as JSON.
     */
    public ControlRequest {
        params = List.copyOf(params);
    }

    /**
     * Asks for streams.
     *
     * @param streams names on the wire.
     * @param id      that the reply will carry.
     * @return the request.
     */
    public static ControlRequest subscribe(List<String> streams, long id) {
        return new ControlRequest(ControlMethod.SUBSCRIBE, streams, null, Long.toString(id));
    }

    /**
     * Asks for streams to stop.
     *
     * @param streams names on the wire.
     * @param id      that the reply will carry.
     * @return the request.
     */
    public static ControlRequest unsubscribe(List<String> streams, long id) {
        return new ControlRequest(ControlMethod.UNSUBSCRIBE, streams, null, Long.toString(id));
    }

    /**
     * Asks for the names of the connection's streams.
     *
     * @param id that the reply will carry.
     * @return the request.
     */
    public static ControlRequest listSubscriptions(long id) {
        return new ControlRequest(ControlMethod.LIST_SUBSCRIPTIONS, List.of(), null, Long.toString(id));
    }

    /**
     * Sets whether frames are wrapped.
     *
     * @param isCombined true for wrapped frames.
     * @param id         that the reply will carry.
     * @return the request.
     */
    public static ControlRequest setCombined(boolean isCombined, long id) {
        return new ControlRequest(ControlMethod.SET_PROPERTY, List.of(COMBINED), isCombined, Long.toString(id));
    }

    /**
     * Asks whether frames are wrapped.
     *
     * @param id that the reply will carry.
     * @return the request.
     */
    public static ControlRequest getCombined(long id) {
        return new ControlRequest(ControlMethod.GET_PROPERTY, List.of(COMBINED), null, Long.toString(id));
    }

    /**
     * The id as a number.
     *
     * @return {@link #NO_ID} if it is a text or null.
     */
    public long id() {
        char first = idJson.charAt(0);
        return first == '"' || first == 'n' ? NO_ID : Long.parseLong(idJson);
    }
}
