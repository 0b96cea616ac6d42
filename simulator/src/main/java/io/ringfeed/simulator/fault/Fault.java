package io.ringfeed.simulator.fault;

import java.time.Duration;
import java.util.Objects;

/**
 * One thing that a simulator does wrong on purpose.
 *
 * <p>Made by the factories below. What a kind has no use for is zero or empty. {@link #toString()} is what a script would
 * say: {@code handshake-status 429 x2 retry-after 5s}.
 *
 * <p><b>Threading:</b> immutable.
 * <br><b>Errors:</b> the constructor, and with it each factory, throws an {@link IllegalArgumentException} of one line for a
 * value that cannot be.
 *
 * @param kind    what happens.
 * @param lasting how long it lasts.
 * @param delay   how much later something happens: each frame ({@code DELAY}), the answer ({@code ACK_LATE}), the close
 *     ({@code SERVER_SHUTDOWN}), the next attempt that the client is asked for ({@code HANDSHAKE_STATUS}, zero for not asked).
 * @param count   how many upgrades, requests or market frames it strikes.
 * @param number  an HTTP status, the bytes of {@code OVERSIZED}, or the close code of {@code END_OF_LIFE}: 1000, 1001, 1006
 *     for none, 0 for a seeded choice.
 * @param stream  the stream whose frames it strikes, empty for any.
 */
public record Fault(FaultKind kind, Duration lasting, Duration delay, int count, int number, String stream) {
    /** Bytes of an oversized frame unless told otherwise: above the 4 MiB that clients are advised to take. */
    public static final int OVERSIZED_BYTES = 5 << 20;

    /** The largest frame that {@code OVERSIZED} makes. */
    public static final int MAX_OVERSIZED_BYTES = 64 << 20;

    static final int NO_CLOSING_FRAME = 1006;

    private static final Duration MAX_TIME = Duration.ofHours(24);

    /** Checks the values. */
    public Fault {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(stream);
        check(kind, FaultParameter.LASTING, !lasting.isZero(), "lasts no time: give it a time such as 2s");
        check(kind, FaultParameter.COUNT, count > 0, "strikes " + count + " times: write 1 or more");
        if (lasting.isNegative() || delay.isNegative() || max(lasting, delay).compareTo(MAX_TIME) > 0) {
            throw wrong(kind, "has a time that is negative or longer than 24h");
        }
        switch (kind) {
            case HANDSHAKE_STATUS ->
                require(kind, number >= 300 && number <= 599, "needs a status from 300 to 599, not " + number);
            case OVERSIZED ->
                require(
                        kind,
                        number >= 1 && number <= MAX_OVERSIZED_BYTES,
                        "needs 1 to " + MAX_OVERSIZED_BYTES + " bytes, not " + number);
            case END_OF_LIFE ->
                require(
                        kind,
                        number == 0 || number == 1000 || number == 1001 || number == NO_CLOSING_FRAME,
                        "ends with 1000, 1001 or 1006 (no closing frame), not " + number);
            default -> require(kind, number == 0, "takes no number");
        }
        require(kind, delay.isZero() || kind.takes(FaultParameter.DELAY), "takes no delay");
        require(kind, stream.isEmpty() || kind.takes(FaultParameter.STREAM), "takes no stream");
    }

    private static void check(FaultKind kind, FaultParameter parameter, boolean isGiven, String missing) {
        require(kind, isGiven || !kind.takes(parameter), missing);
        require(
                kind,
                !isGiven || kind.takes(parameter),
                "takes no " + (parameter == FaultParameter.COUNT ? "count" : "time"));
    }

    private static void require(FaultKind kind, boolean condition, String otherwise) {
        if (!condition) {
            throw wrong(kind, otherwise);
        }
    }

    private static IllegalArgumentException wrong(FaultKind kind, String problem) {
        return new IllegalArgumentException(kind.specName() + ' ' + problem);
    }

    private static Duration max(Duration a, Duration b) {
        return a.compareTo(b) > 0 ? a : b;
    }

    /**
     * Gives a fault of some kind as it is when nothing else is said.
     *
     * @param kind what happens.
     * @return the fault, with modest times and counts.
     */
    public static Fault of(FaultKind kind) {
        return switch (kind) {
            case REFUSE -> refuse(Duration.ofSeconds(2));
            case CONNECT_TIMEOUT -> connectTimeout(Duration.ofSeconds(2));
            case HANDSHAKE_STATUS -> handshakeStatus(503, 1, Duration.ZERO);
            case STALL -> stall(Duration.ofSeconds(2));
            case BLACKHOLE -> blackhole(Duration.ofMinutes(1));
            case DELAY -> delay(Duration.ofMillis(100), Duration.ofSeconds(5));
            case SPLIT -> split(Duration.ofSeconds(5));
            case COALESCE -> coalesce(Duration.ofMillis(500));
            case OVERSIZED -> oversized(OVERSIZED_BYTES);
            case GAP -> gap(1);
            case DUPLICATE -> duplicate(1);
            case ACK_LATE -> ackLate(Duration.ofSeconds(2), 1);
            case ACK_BEFORE -> ackBefore(1);
            case ACK_NEVER -> ackNever(1);
            case ACK_LOST -> ackLost(1);
            case SERVER_SHUTDOWN -> serverShutdown(Duration.ofSeconds(5));
            case FIN,
                    RST,
                    GARBAGE,
                    GARBAGE_FRAME,
                    TOO_MANY_REQUESTS,
                    TOO_MANY_SUBSCRIPTIONS,
                    PONG_TIMEOUT,
                    END_OF_LIFE -> plain(kind);
        };
    }

    /**
     * The port is closed: connecting gets ECONNREFUSED. Open connections stay.
     *
     * @param lasting until it listens again, on the same port.
     * @return the fault.
     */
    public static Fault refuse(Duration lasting) {
        return lasting(FaultKind.REFUSE, lasting);
    }

    /**
     * New TCP connections are accepted, and nothing is answered on them: no TLS, no HTTP.
     *
     * @param lasting how long; at its end those that still wait are reset.
     * @return the fault.
     */
    public static Fault connectTimeout(Duration lasting) {
        return lasting(FaultKind.CONNECT_TIMEOUT, lasting);
    }

    /**
     * The next upgrades are answered with a status.
     *
     * @param status           for example 400, 403, 404, 418, 429, 451, 503.
     * @param count            how many upgrades.
     * @param retryAfterOrZero what the header {@code Retry-After} says, rounded up to seconds; zero for no such header.
     * @return the fault.
     */
    public static Fault handshakeStatus(int status, int count, Duration retryAfterOrZero) {
        return new Fault(FaultKind.HANDSHAKE_STATUS, Duration.ZERO, retryAfterOrZero, count, status, "");
    }

    /**
     * TCP ends in order behind what was queued, without a closing frame.
     *
     * @return the fault.
     */
    public static Fault fin() {
        return plain(FaultKind.FIN);
    }

    /**
     * TCP is reset; what was not sent yet is lost.
     *
     * @return the fault.
     */
    public static Fault rst() {
        return plain(FaultKind.RST);
    }

    /**
     * Nothing is sent, PINGs included, while TCP stays open; then all that waited goes out.
     *
     * @param lasting how long.
     * @return the fault.
     */
    public static Fault stall(Duration lasting) {
        return lasting(FaultKind.STALL, lasting);
    }

    /**
     * The connections are dead without a sign: nothing is read, nothing written, nothing closed. What is generated for them
     * is lost.
     *
     * @param lasting until those whose client did not give up are reset.
     * @return the fault.
     */
    public static Fault blackhole(Duration lasting) {
        return lasting(FaultKind.BLACKHOLE, lasting);
    }

    /**
     * Everything leaves later, in order; also on connections that are made meanwhile.
     *
     * @param each    by how much.
     * @param lasting how long.
     * @return the fault.
     */
    public static Fault delay(Duration each, Duration lasting) {
        return new Fault(FaultKind.DELAY, lasting, each, 0, 0, "");
    }

    /**
     * Bytes leave in pieces of a seeded random size from one byte, each in a write of its own; also on connections that are
     * made meanwhile, TLS handshake and upgrade included.
     *
     * @param lasting how long.
     * @return the fault.
     */
    public static Fault split(Duration lasting) {
        return lasting(FaultKind.SPLIT, lasting);
    }

    /**
     * What would leave in that time is collected, and leaves in one write at its end, or whenever 256 KiB have come together.
     *
     * @param lasting how long.
     * @return the fault.
     */
    public static Fault coalesce(Duration lasting) {
        return lasting(FaultKind.COALESCE, lasting);
    }

    /**
     * One text frame that RFC 6455 allows and no decoder can take: a seeded choice of no JSON, JSON that breaks off, wrong
     * types, an event of an unknown kind.
     *
     * @return the fault.
     */
    public static Fault garbage() {
        return plain(FaultKind.GARBAGE);
    }

    /**
     * A few bytes that RFC 6455 forbids: a seeded choice of reserved bits, a reserved opcode, a mask, a fragmented PING.
     *
     * @return the fault.
     */
    public static Fault garbageFrame() {
        return plain(FaultKind.GARBAGE_FRAME);
    }

    /**
     * One long text frame.
     *
     * @param bytes of its payload.
     * @return the fault.
     */
    public static Fault oversized(int bytes) {
        return new Fault(FaultKind.OVERSIZED, Duration.ZERO, Duration.ZERO, 0, bytes, "");
    }

    /**
     * The next market frames of each connection are left out.
     *
     * @param frames how many.
     * @return the fault.
     */
    public static Fault gap(int frames) {
        return gap(frames, "");
    }

    /**
     * The next market frames of one stream are left out, on each connection that is subscribed to it.
     *
     * @param frames how many.
     * @param stream its exact name.
     * @return the fault.
     */
    public static Fault gap(int frames, String stream) {
        return new Fault(FaultKind.GAP, Duration.ZERO, Duration.ZERO, frames, 0, stream);
    }

    /**
     * The next market frames of each connection are sent twice.
     *
     * @param frames how many.
     * @return the fault.
     */
    public static Fault duplicate(int frames) {
        return duplicate(frames, "");
    }

    /**
     * The next market frames of one stream are sent twice, on each connection that is subscribed to it.
     *
     * @param frames how many.
     * @param stream its exact name.
     * @return the fault.
     */
    public static Fault duplicate(int frames, String stream) {
        return new Fault(FaultKind.DUPLICATE, Duration.ZERO, Duration.ZERO, frames, 0, stream);
    }

    /**
     * The next SUBSCRIBE requests are served late, and what a client sends behind one waits for it.
     *
     * @param by    how much later.
     * @param count how many requests.
     * @return the fault.
     */
    public static Fault ackLate(Duration by, int count) {
        return new Fault(FaultKind.ACK_LATE, Duration.ZERO, by, count, 0, "");
    }

    /**
     * The next SUBSCRIBE requests are acknowledged only after some market frames have gone out, or after a second.
     *
     * @param count how many requests.
     * @return the fault.
     */
    public static Fault ackBefore(int count) {
        return counted(FaultKind.ACK_BEFORE, count);
    }

    /**
     * The next SUBSCRIBE requests are served, and never acknowledged.
     *
     * @param count how many requests.
     * @return the fault.
     */
    public static Fault ackNever(int count) {
        return counted(FaultKind.ACK_NEVER, count);
    }

    /**
     * The next SUBSCRIBE requests are neither served nor answered, as those above 4,096 bytes were at the venue.
     *
     * @param count how many requests.
     * @return the fault.
     */
    public static Fault ackLost(int count) {
        return counted(FaultKind.ACK_LOST, count);
    }

    /**
     * Closed with 1008 {@code Too many requests}.
     *
     * @return the fault.
     */
    public static Fault tooManyRequests() {
        return plain(FaultKind.TOO_MANY_REQUESTS);
    }

    /**
     * Error 4 {@code Too many subscriptions}, then closed with 1008 {@code Invalid request}.
     *
     * @return the fault.
     */
    public static Fault tooManySubscriptions() {
        return plain(FaultKind.TOO_MANY_SUBSCRIPTIONS);
    }

    /**
     * Closed with 1008 {@code Pong timeout}.
     *
     * @return the fault.
     */
    public static Fault pongTimeout() {
        return plain(FaultKind.PONG_TIMEOUT);
    }

    /**
     * {@code serverShutdown} in the shape of each connection, then closed with 1001.
     *
     * @param untilClose the time between the two.
     * @return the fault.
     */
    public static Fault serverShutdown(Duration untilClose) {
        return new Fault(FaultKind.SERVER_SHUTDOWN, Duration.ZERO, untilClose, 0, 0, "");
    }

    /**
     * The end after 24 hours, in one of the ways it was seen: a seeded choice.
     *
     * @return the fault.
     */
    public static Fault endOfLife() {
        return endOfLife(0);
    }

    /**
     * The end after 24 hours, in a way of choice.
     *
     * @param closeCode 1001, 1000, 1006 for TCP's end without a closing frame, or 0 for a seeded choice.
     * @return the fault.
     */
    public static Fault endOfLife(int closeCode) {
        return new Fault(FaultKind.END_OF_LIFE, Duration.ZERO, Duration.ZERO, 0, closeCode, "");
    }

    private static Fault plain(FaultKind kind) {
        return new Fault(kind, Duration.ZERO, Duration.ZERO, 0, 0, "");
    }

    private static Fault lasting(FaultKind kind, Duration lasting) {
        return new Fault(kind, lasting, Duration.ZERO, 0, 0, "");
    }

    private static Fault counted(FaultKind kind, int count) {
        return new Fault(kind, Duration.ZERO, Duration.ZERO, count, 0, "");
    }

    /** What a script would say. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(kind.specName());
        if (number != 0) {
            text.append(' ').append(number);
        }
        if (kind == FaultKind.HANDSHAKE_STATUS) {
            text.append(delay.isZero() ? "" : " retry-after " + SpecTime.text(delay));
        } else if (kind.takes(FaultParameter.DELAY)) {
            text.append(' ').append(SpecTime.text(delay));
        }
        if (!lasting.isZero()) {
            text.append(kind.takes(FaultParameter.DELAY) ? " for " : " ").append(SpecTime.text(lasting));
        }
        if (count != 0) {
            text.append(" x").append(count);
        }
        return stream.isEmpty()
                ? text.toString()
                : text.append(' ').append(stream).toString();
    }
}
