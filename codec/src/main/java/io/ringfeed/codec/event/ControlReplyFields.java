package io.ringfeed.codec.event;

/**
 * Where an {@link EventRecord} of kind {@link EventKind#CONTROL_REPLY} keeps its values. Slices take two integer slots,
 * offset and
 * length, and lie in {@link EventRecord#sliceBuffer()}.
 */
public final class ControlReplyFields {
    /** Integer slot of the request's id, {@link EventRecord#NO_INTEGER} where it is null or a text. */
    public static final int ID = 1;
    /** Integer slot of the error's code. */
    public static final int ERROR_CODE = 2;
    /** First integer slot of the result. */
    public static final int RESULT = 3;
    /** First integer slot of the error's message, quotes included. */
    public static final int ERROR_MESSAGE = 5;
    /** First integer slot of what the error is about. */
    public static final int ERROR_DATA = 7;
    /** Presence bit of a result, null included. */
    public static final long HAS_RESULT = Layouts.CONTROL_REPLY.presenceOf("result");
    /** Presence bit of an id, null included. */
    public static final long HAS_ID = Layouts.CONTROL_REPLY.presenceOf("id");
    /** Presence bits of an error's code, nested or flat. */
    public static final long HAS_ERROR =
            Layouts.CONTROL_REPLY.presenceOf("error", "code") | Layouts.CONTROL_REPLY.presenceOf("code");
    /** Presence bits of an error's message, nested or flat. */
    public static final long HAS_MESSAGE =
            Layouts.CONTROL_REPLY.presenceOf("error", "msg") | Layouts.CONTROL_REPLY.presenceOf("msg");

    /** Presence bit of what the error is about. */
    public static final long HAS_DATA = Layouts.CONTROL_REPLY.presenceOf("error", "data");

    private ControlReplyFields() {}
}
