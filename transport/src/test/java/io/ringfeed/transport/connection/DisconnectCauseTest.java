package io.ringfeed.transport.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ringfeed.transport.connection.DisconnectCause.Kind;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DisconnectCauseTest {
    private static final Set<Kind> PERMANENT = EnumSet.of(
            Kind.UNKNOWN_HOST,
            Kind.REFUSED,
            Kind.PROXY,
            Kind.TLS_UNTRUSTED,
            Kind.TLS_WRONG_HOST,
            Kind.TLS_EXPIRED,
            Kind.TLS_PIN_MISMATCH);

    @ParameterizedTest
    @EnumSource
    void isPermanentWhereTryingAgainIsPointless(Kind kind) {
        assertEquals(PERMANENT.contains(kind), DisconnectCause.of(kind, "x").isPermanent());
    }

    @ParameterizedTest
    @CsvSource({
        "400,true",
        "403,true",
        "404,true",
        "418,true",
        "451,true",
        "429,false",
        "500,false",
        "503,false",
        "410,false"
    })
    void isPermanentByStatus(int status, boolean permanent) {
        assertEquals(permanent, DisconnectCause.handshakeStatus(status, 5, "x").isPermanent());
    }

    @Test
    void keepsWhatItWasMadeOf() {
        DisconnectCause closed = DisconnectCause.closedByPeer(1008, "Pong timeout", "the line");
        assertEquals(Kind.CLOSED_BY_PEER, closed.kind());
        assertEquals(1008, closed.closeCode());
        assertEquals("Pong timeout", closed.closeReason());
        assertEquals("CLOSED_BY_PEER: the line", closed.toString());
        assertEquals(DisconnectCause.NONE, closed.httpStatus());
    }
}
