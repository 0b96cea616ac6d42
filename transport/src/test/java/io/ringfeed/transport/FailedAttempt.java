package io.ringfeed.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfeed.transport.connection.DisconnectCause;
import io.ringfeed.transport.connection.DisconnectCause.Kind;
import java.net.URI;

/** Attempts to connect that must fail, and what they must say. */
final class FailedAttempt {
    private FailedAttempt() {}

    static DisconnectCause attempt(WebSocketTransport.Builder builder, URI uri) {
        Recorder attempted = new Recorder();
        DisconnectCause cause;
        try (WebSocketTransport transport = builder.build()) {
            transport.connect(uri, attempted, attempted);
            cause = attempted.cause();
        }
        attempted.assertNothingWrong();
        assertFalse(attempted.isConnected);
        return cause;
    }

    static void assertCause(DisconnectCause cause, Kind kind, boolean permanent, String words) {
        assertEquals(kind, cause.kind(), cause::toString);
        assertTrue(cause.detail().contains(words), cause::toString);
        assertEquals(permanent, cause.isPermanent(), cause::toString);
    }
}
