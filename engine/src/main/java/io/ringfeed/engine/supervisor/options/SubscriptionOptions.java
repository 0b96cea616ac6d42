package io.ringfeed.engine.supervisor.options;

import java.time.Duration;
import java.util.List;

/**
 * How streams are spread over connections and asked for.
 *
 * @param streamsPerConnection the most that one connection carries; the venue allows 1,024, and closes a connection that asks for one
 *     more, which loses all (protocol §2.3).
 * @param ackTimeout how long an answer to a request may take before the request is made once more.
 * @param auditEvery how often the venue is asked for the list of what it believes is subscribed; {@link Duration#ZERO} for never.
 * @param inHandshake whether a connection asks for its first streams in its URL, as far as 4 KB reach, which costs no frames.
 */
public record SubscriptionOptions(
        int streamsPerConnection, Duration ackTimeout, Duration auditEvery, boolean inHandshake) {
    /** The venue's limit. */
    public static final int VENUES_STREAMS_PER_CONNECTION = 1_024;

    /** 1,024 streams, 10 s, no audit, with the handshake. */
    public static final SubscriptionOptions DEFAULTS =
            new SubscriptionOptions(VENUES_STREAMS_PER_CONNECTION, Duration.ofSeconds(10), Duration.ZERO, true);

    /** @return what is wrong and how to mend it, a line each; empty when all is well. */
    public List<String> problems() {
        return new Problems()
                .require(
                        streamsPerConnection > 0 && streamsPerConnection <= VENUES_STREAMS_PER_CONNECTION,
                        "streams per connection " + streamsPerConnection + " cannot be: give 1 to "
                                + VENUES_STREAMS_PER_CONNECTION)
                .positive("answer time-out", ackTimeout)
                .notNegative("audit period", auditEvery)
                .lines();
    }
}
