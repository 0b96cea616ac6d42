package io.ringfeed.codec.control;

import io.ringfeed.codec.event.ControlReplyFields;
import io.ringfeed.codec.event.EventKind;
import io.ringfeed.codec.event.EventRecord;
import io.ringfeed.codec.json.JsonStrings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Shows the venue's answer to a request: a view of a record of kind {@link EventKind#CONTROL_REPLY}.
 * <p>
 * <b>Threading:</b> a view belongs to one thread.
 * <br><b>Ownership:</b> valid as long as the record, and the texts as long as the frame it was decoded from.
 * <br><b>Allocation:</b> none, except {@link #errorMessage()}, {@link #errorData()} and {@link #resultNames()}.
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
    public ControlReply wrap(EventRecord record) {
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
     * @return the code, or {@link #NO_ID} if there is none.
     */
    public long errorCode() {
        return isError() ? record.integer(ControlReplyFields.ERROR_CODE) : NO_ID;
    }

    /**
     * The venue's words, where {@link #isError()}. Allocates.
     *
     * @return the message, empty if there is none.
     */
    public String errorMessage() {
        return text(ControlReplyFields.HAS_MESSAGE, ControlReplyFields.ERROR_MESSAGE);
    }

    /**
     * What the error is about, such as the name of a stream, where {@link #isError()}: the venue may say so. Allocates.
     *
     * @return a text as it is, any other value as JSON; empty if there is none.
     */
    public String errorData() {
        return text(ControlReplyFields.HAS_DATA, ControlReplyFields.ERROR_DATA);
    }

    private String text(long presence, int slot) {
        if (!record.has(presence)) {
            return "";
        }
        int from = (int) record.integer(slot);
        int to = from + (int) record.integer(slot + 1);
        byte[] frame = record.sliceBuffer();
        return frame[from] == '"' ? JsonStrings.text(frame, from + 1, to - 1) : JsonStrings.text(frame, from, to);
    }

    /**
     * The names in a result that is a list. Allocates.
     *
     * @return empty for any other result.
     */
    public List<String> resultNames() {
        byte[] json = resultJson();
        if (json.length == 0 || json[0] != '[') {
            return List.of();
        }
        try {
            List<String> names = new ArrayList<>();
            for (Object name : (List<?>) ColdJson.read(json)) {
                names.add(String.valueOf(name));
            }
            return names;
        } catch (IOException e) {
            // The decoder has proved it to be JSON; only a number beyond all bounds comes here.
            return List.of();
        }
    }

    private byte[] resultJson() {
        if (!record.has(ControlReplyFields.HAS_RESULT)) {
            return new byte[0];
        }
        int from = (int) record.integer(ControlReplyFields.RESULT);
        return Arrays.copyOfRange(
                record.sliceBuffer(), from, from + (int) record.integer(ControlReplyFields.RESULT + 1));
    }

    /**
     * Tells whether the result is {@code true}, as of a property.
     *
     * @return false for any other result.
     */
    public boolean isResultTrue() {
        return record.has(ControlReplyFields.HAS_RESULT)
                && record.sliceBuffer()[(int) record.integer(ControlReplyFields.RESULT)] == 't';
    }
}
