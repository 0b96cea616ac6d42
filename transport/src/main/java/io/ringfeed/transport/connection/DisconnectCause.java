package io.ringfeed.transport.connection;

import java.util.Objects;

/**
 * Says why a connection, or an attempt at one, ended: a kind for machines and one line for people.
 *
 * <p>The line names what is wrong and what to do about it. It holds host and port at the most, never the path or query of an
 * address, which may carry keys.
 *
 * <p><b>Threading:</b> immutable.
 *
 * @param kind the class of the cause.
 * @param detail one line for people.
 * @param httpStatus status of the refused upgrade, or {@link #NONE}.
 * @param retryAfterSeconds what the peer's {@code Retry-After} header asked for, or {@link #NONE}.
 * @param closeCode code of the peer's Close frame (1005: it carried none), or {@link #NONE}.
 * @param closeReason text of the peer's Close frame, printable, empty when there was none.
 */
public record DisconnectCause(
        Kind kind, String detail, int httpStatus, long retryAfterSeconds, int closeCode, String closeReason) {

    /** Stands for a number that this cause does not have. */
    public static final int NONE = -1;

    /** The classes of causes. */
    public enum Kind {
        /** The host name does not resolve. */
        UNKNOWN_HOST,
        /** Nothing listens on the port. */
        REFUSED,
        /** TCP, TLS and upgrade together took longer than the connect time-out. */
        CONNECT_TIMEOUT,
        /** The proxy cannot be used: its name, its port, its credentials or its rules, or it is no such proxy. */
        PROXY,
        /** The proxy can be used, but could not reach the server behind it. */
        PROXY_TARGET,
        /** Any other failure of the network: no route, unreachable, reading or writing failed. */
        NETWORK,
        /** The server's certificate is signed by nobody we trust. */
        TLS_UNTRUSTED,
        /** The server's certificate is made out to another host. */
        TLS_WRONG_HOST,
        /** The server's certificate has expired or is not valid yet. */
        TLS_EXPIRED,
        /** The server's certificate passes, but no pinned key vouches for it. */
        TLS_PIN_MISMATCH,
        /** Any other failure of TLS, such as a server that does not speak it. */
        TLS_OTHER,
        /** The upgrade was refused with an HTTP status, see {@link DisconnectCause#httpStatus()}. */
        HANDSHAKE_STATUS,
        /** The answer to the upgrade was no valid WebSocket handshake. */
        HANDSHAKE_INVALID,
        /** The peer sent a Close frame, see {@link DisconnectCause#closeCode()}. */
        CLOSED_BY_PEER,
        /** The TCP connection was reset. */
        RESET,
        /** The peer ended the TCP connection without a Close frame. */
        EOF,
        /** The peer broke a rule of RFC 6455. */
        PROTOCOL_VIOLATION,
        /** A message was longer than the transport's maximum. */
        MESSAGE_TOO_LARGE,
        /** The frame handler threw an exception. */
        HANDLER_FAILED,
        /** We closed it. */
        CLOSED_BY_US,
        /** We closed it because its messages were not taken for too long. */
        SLOW_CONSUMER,
        /** We closed it because no frame came for too long. */
        MESSAGE_TIMEOUT
    }

    /**
     * Checks the parts.
     *
     * @param kind the class of the cause.
     * @param detail one line for people.
     * @param httpStatus status of the refused upgrade, or {@link #NONE}.
     * @param retryAfterSeconds what the peer's {@code Retry-After} header asked for, or {@link #NONE}.
     * @param closeCode code of the peer's Close frame, or {@link #NONE}.
     * @param closeReason text of the peer's Close frame.
     */
    public DisconnectCause {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(detail, "detail");
        Objects.requireNonNull(closeReason, "closeReason");
    }

    /**
     * Makes a cause that is told by its kind alone.
     *
     * @param kind the class of the cause.
     * @param detail one line for people.
     * @return the cause.
     */
    public static DisconnectCause of(Kind kind, String detail) {
        return new DisconnectCause(kind, detail, NONE, NONE, NONE, "");
    }

    /**
     * Makes the cause of an upgrade that was refused.
     *
     * @param httpStatus the status.
     * @param retryAfterSeconds the peer's {@code Retry-After}, or {@link #NONE}.
     * @param detail one line for people.
     * @return the cause.
     */
    public static DisconnectCause handshakeStatus(int httpStatus, long retryAfterSeconds, String detail) {
        return new DisconnectCause(Kind.HANDSHAKE_STATUS, detail, httpStatus, retryAfterSeconds, NONE, "");
    }

    /**
     * Makes the cause of a connection that the peer closed.
     *
     * @param closeCode of its Close frame; 1005 when it carried none.
     * @param closeReason of its Close frame, printable.
     * @param detail one line for people.
     * @return the cause.
     */
    public static DisconnectCause closedByPeer(int closeCode, String closeReason, String detail) {
        return new DisconnectCause(Kind.CLOSED_BY_PEER, detail, NONE, NONE, closeCode, closeReason);
    }

    /**
     * Tells whether the cause will most likely not go away by itself, so that a first attempt may as well give up: an unknown
     * host, a refused port, a proxy that cannot be used, a certificate that does not pass, and the statuses 400, 403, 404, 418 and 451.
     *
     * @return true when trying again without a change is pointless, or harmful.
     */
    public boolean isPermanent() {
        return switch (kind) {
            case UNKNOWN_HOST, REFUSED, PROXY, TLS_UNTRUSTED, TLS_WRONG_HOST, TLS_EXPIRED, TLS_PIN_MISMATCH -> true;
            case HANDSHAKE_STATUS ->
                switch (httpStatus) {
                    case 400, 403, 404, 418, 451 -> true;
                    default -> false;
                };
            default -> false;
        };
    }

    /** Kind and line, for logs. */
    @Override
    public String toString() {
        return kind + ": " + detail;
    }
}
