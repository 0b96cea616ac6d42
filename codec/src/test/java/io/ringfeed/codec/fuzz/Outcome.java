package io.ringfeed.codec.fuzz;

import io.ringfeed.codec.control.ControlReply;
import io.ringfeed.codec.event.EventKind;
import io.ringfeed.codec.event.RejectReason;
import java.nio.charset.StandardCharsets;

/**
 * What decoding a frame came to, complete and free of ids and offsets, so that two decoders can be compared.
 *
 * @param kind     of the record.
 * @param reason   why it was rejected, or none.
 * @param presence of the keys.
 * @param symbol   of the event, or empty.
 * @param content  a market event as encoded again, one character a byte; a reply as its view tells it; else empty.
 */
record Outcome(EventKind kind, RejectReason reason, long presence, String symbol, String content) {
    static String contentOf(ControlReply reply) {
        return reply.id() + " " + reply.isError() + " " + reply.errorCode() + " " + reply.errorMessage() + " "
                + reply.errorData() + " " + reply.isResultTrue() + " " + reply.resultNames();
    }

    boolean isRejected() {
        return kind == EventKind.REJECTED;
    }

    boolean isMarketEvent() {
        return !isRejected() && kind != EventKind.CONTROL_REPLY;
    }

    /** The event as encoded again. */
    byte[] encoded() {
        return content.getBytes(StandardCharsets.ISO_8859_1);
    }
}
