package io.ringfeed.simulator.fault;

import java.util.Locale;
import java.util.Set;

/**
 * The kinds of faults. What each does on the wire stands in {@code docs/faults.md}; {@link Fault} has a factory for each.
 *
 * <p><b>Threading:</b> immutable.
 */
public enum FaultKind {
    /** The port is closed for a while: connecting is refused. */
    REFUSE(FaultParameter.LASTING),
    /** New TCP connections are accepted and never answered. */
    CONNECT_TIMEOUT(FaultParameter.LASTING),
    /** Upgrades are answered with an HTTP status instead. */
    HANDSHAKE_STATUS(FaultParameter.NUMBER, FaultParameter.COUNT, FaultParameter.DELAY),
    /** TCP ends in order, without a closing frame. */
    FIN,
    /** TCP is reset. */
    RST,
    /** Nothing is sent for a while; then all that waited. */
    STALL(FaultParameter.LASTING),
    /** The connection is dead, and nobody says so. */
    BLACKHOLE(FaultParameter.LASTING),
    /** Everything leaves later. */
    DELAY(FaultParameter.DELAY, FaultParameter.LASTING),
    /** Bytes leave in small pieces, cut anywhere. */
    SPLIT(FaultParameter.LASTING),
    /** Bytes are collected and leave together. */
    COALESCE(FaultParameter.LASTING),
    /** A text frame that no decoder can take. */
    GARBAGE,
    /** Bytes that break RFC 6455. */
    GARBAGE_FRAME,
    /** A text frame beyond what a client takes. */
    OVERSIZED(FaultParameter.NUMBER),
    /** Market frames are left out. */
    GAP(FaultParameter.COUNT, FaultParameter.STREAM),
    /** Market frames are sent twice. */
    DUPLICATE(FaultParameter.COUNT, FaultParameter.STREAM),
    /** A SUBSCRIBE is served late. */
    ACK_LATE(FaultParameter.DELAY, FaultParameter.COUNT),
    /** The data of a SUBSCRIBE comes before its acknowledgement. */
    ACK_BEFORE(FaultParameter.COUNT),
    /** A SUBSCRIBE is served and never acknowledged. */
    ACK_NEVER(FaultParameter.COUNT),
    /** A SUBSCRIBE is lost. */
    ACK_LOST(FaultParameter.COUNT),
    /** Closed with 1008 {@code Too many requests}. */
    TOO_MANY_REQUESTS,
    /** Error 4 {@code Too many subscriptions}, then closed with 1008. */
    TOO_MANY_SUBSCRIPTIONS,
    /** Closed with 1008 {@code Pong timeout}. */
    PONG_TIMEOUT,
    /** {@code serverShutdown} is announced, and some time later the connection closed. */
    SERVER_SHUTDOWN(FaultParameter.DELAY),
    /** The end that comes after 24 hours. */
    END_OF_LIFE(FaultParameter.NUMBER);

    private final String specName = name().toLowerCase(Locale.ROOT).replace('_', '-');

    @SuppressWarnings("ImmutableEnumChecker") // the set is an immutable one
    private final Set<FaultParameter> parameters;

    FaultKind(FaultParameter... parameters) {
        this.parameters = Set.of(parameters);
    }

    /**
     * Tells what scripts and ledgers call it.
     *
     * @return such as {@code handshake-status}.
     */
    public String specName() {
        return specName;
    }

    /** The kind that scripts call so, or null. */
    static FaultKind named(String specName) {
        for (FaultKind kind : values()) {
            if (kind.specName.equals(specName)) {
                return kind;
            }
        }
        return null;
    }

    boolean takes(FaultParameter parameter) {
        return parameters.contains(parameter);
    }
}
