package io.ringfeed.transport.socket;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The options of TCP that matter to a receiver of market data. Start from {@link #DEFAULTS} and change what you must.
 *
 * <p>Quick ACK, busy polling and the user time-out exist on Linux and need the epoll event loop; elsewhere they are left out. The
 * same happens to an option that the kernel refuses. Either is told in one line of warning when the transport is built, and in
 * {@link io.ringfeed.transport.WebSocketTransport#describe()}; no connection fails for it.
 *
 * <p><b>Threading:</b> immutable; each method gives a changed copy.
 * <br><b>Errors:</b> {@link #problems()} lists them; the transport's {@code build()} reports them.
 *
 * @param noDelay see {@link #withNoDelay(boolean)}.
 * @param quickAck see {@link #withQuickAck(boolean)}.
 * @param keepAlive see {@link #withKeepAlive(boolean)}.
 * @param receiveBufferBytes see {@link #withReceiveBufferBytes(int)}.
 * @param busyPollUs see {@link #withBusyPollUs(int)}.
 * @param userTimeout see {@link #withUserTimeout(Duration)}.
 */
public record SocketOptions(
        boolean noDelay,
        boolean quickAck,
        boolean keepAlive,
        int receiveBufferBytes,
        int busyPollUs,
        Duration userTimeout) {
    /** No delay, a receive buffer of 1 MiB, all else off. */
    public static final SocketOptions DEFAULTS = new SocketOptions(true, false, false, 1 << 20, 0, Duration.ZERO);

    private static final int SMALLEST_RECEIVE_BUFFER = 1024;
    private static final int LONGEST_BUSY_POLL_US = 1_000_000;

    /**
     * Checks that nothing is missing.
     *
     * @param noDelay see {@link #withNoDelay(boolean)}.
     * @param quickAck see {@link #withQuickAck(boolean)}.
     * @param keepAlive see {@link #withKeepAlive(boolean)}.
     * @param receiveBufferBytes see {@link #withReceiveBufferBytes(int)}.
     * @param busyPollUs see {@link #withBusyPollUs(int)}.
     * @param userTimeout see {@link #withUserTimeout(Duration)}.
     */
    public SocketOptions {
        Objects.requireNonNull(userTimeout, "userTimeout");
    }

    /**
     * {@code TCP_NODELAY}: small frames (PONG, SUBSCRIBE) go out at once instead of waiting for the ACK of what went before.
     * Default: true.
     *
     * @param on false lets Nagle's algorithm collect them.
     * @return the changed copy.
     */
    public SocketOptions withNoDelay(boolean on) {
        return new SocketOptions(on, quickAck, keepAlive, receiveBufferBytes, busyPollUs, userTimeout);
    }

    /**
     * {@code TCP_QUICKACK}: received segments are acknowledged at once instead of up to 40 ms later. Linux takes the option as a
     * wish for the moment and goes back to delayed ACKs by itself, so it is set again after every socket read, which costs one
     * system call per read. It helps against a sender that waits for our ACKs (Nagle's algorithm on its side), and
     * seldom: a connection that mostly receives and is read promptly is acknowledged at each read anyhow. Default: false. Epoll
     * only.
     *
     * @param on true to acknowledge at once.
     * @return the changed copy.
     */
    public SocketOptions withQuickAck(boolean on) {
        return new SocketOptions(noDelay, on, keepAlive, receiveBufferBytes, busyPollUs, userTimeout);
    }

    /**
     * {@code SO_KEEPALIVE}: the kernel probes a connection that has been silent for long (two hours by default). Default: false,
     * since the venue PINGs every 20 s and the engine ends a silent connection long before.
     *
     * @param on true to probe.
     * @return the changed copy.
     */
    public SocketOptions withKeepAlive(boolean on) {
        return new SocketOptions(noDelay, quickAck, on, receiveBufferBytes, busyPollUs, userTimeout);
    }

    /**
     * {@code SO_RCVBUF}: fixes the kernel's receive buffer, which bounds what waits there while reading is paused. The kernel
     * caps it at {@code net.core.rmem_max} (212,992 B on many systems); what it granted is told by
     * {@link io.ringfeed.transport.WebSocketTransport#describe()}. Linux reserves twice the size, for its own overhead; all sizes
     * here are without it. Default: 1 MiB.
     *
     * @param bytes at least 1,024; or 0 for the kernel's choice, which then grows with what waits ({@code net.ipv4.tcp_rmem}).
     * @return the changed copy.
     */
    public SocketOptions withReceiveBufferBytes(int bytes) {
        return new SocketOptions(noDelay, quickAck, keepAlive, bytes, busyPollUs, userTimeout);
    }

    /**
     * {@code SO_BUSY_POLL}: how long the kernel may poll the network card's queue instead of waiting for its interrupt. Older
     * kernels want {@code CAP_NET_ADMIN} of a process that goes above {@code net.core.busy_read} (0 by default), newer ones
     * do not. An epoll loop makes use of it only where {@code net.core.busy_poll} is above 0 as well, and only on cards whose
     * driver has NAPI; loopback has none. Default: 0, off. Epoll only.
     *
     * @param us microseconds, up to 1,000,000; 50 is usual.
     * @return the changed copy.
     */
    public SocketOptions withBusyPollUs(int us) {
        return new SocketOptions(noDelay, quickAck, keepAlive, receiveBufferBytes, us, userTimeout);
    }

    /**
     * {@code TCP_USER_TIMEOUT}: how long what we sent may stay unacknowledged before the kernel ends the connection; it finds a
     * dead path by the PONG that is not acknowledged. Says nothing about a venue that is only silent: that is what the message
     * time-out is for. Default: zero, off, which means the kernel's retransmissions, some 15 minutes. Epoll only.
     *
     * @param timeout zero, or at least a millisecond.
     * @return the changed copy.
     */
    public SocketOptions withUserTimeout(Duration timeout) {
        return new SocketOptions(noDelay, quickAck, keepAlive, receiveBufferBytes, busyPollUs, timeout);
    }

    /**
     * Says everything that is wrong with these options.
     *
     * @return one line each; empty when they can be used.
     */
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        if (receiveBufferBytes != 0 && receiveBufferBytes < SMALLEST_RECEIVE_BUFFER) {
            problems.add("receiveBufferBytes must be 0 or at least " + SMALLEST_RECEIVE_BUFFER + ", not "
                    + receiveBufferBytes);
        }
        if (busyPollUs < 0 || busyPollUs > LONGEST_BUSY_POLL_US) {
            problems.add("busyPollUs must lie in 0 .. " + LONGEST_BUSY_POLL_US + ", not " + busyPollUs);
        }
        if (!isUserTimeout(userTimeout)) {
            problems.add("userTimeout must be 0 or lie between 1 ms and 24 days, not " + userTimeout);
        }
        return List.copyOf(problems);
    }

    private static boolean isUserTimeout(Duration timeout) {
        return timeout.isZero()
                || (timeout.compareTo(Duration.ofMillis(1)) >= 0 && timeout.compareTo(Duration.ofDays(24)) <= 0);
    }
}
