package io.ringfeed.transport.connection;

import java.nio.ByteBuffer;

/**
 * One WebSocket connection (or the attempt at one), seen from outside the I/O thread.
 *
 * <p>A connection is used once: after its {@link ConnectionListener#onDisconnected} it stays ended.
 *
 * <p><b>Threading:</b> every method may be called from any thread, except where it says otherwise, and never blocks; actions
 * hop to the I/O thread.
 * <br><b>Allocation:</b> the reading accessors allocate nothing.
 */
public interface Connection {
    /**
     * Names this connection among all of its transport.
     *
     * @return positive, counted upwards from 1, never used twice.
     */
    int id();

    /**
     * Tells how fresh the connection is: any frame counts, PINGs and fragments included.
     *
     * @return monotonic receive time ({@link System#nanoTime()}) of the newest frame; until the first one, the time at which
     *     the connection opened, and before that the time of the connect call.
     */
    long lastFrameNs();

    /**
     * Tells whether the handler's {@code BACK_PRESSURED} answer holds the connection at the moment.
     *
     * @return true from the refused message until it has been taken.
     */
    boolean isReadingPaused();

    /**
     * Counts the pauses so far, the present one included.
     *
     * @return number of pauses.
     */
    long pauseCount();

    /**
     * Sums up the pauses so far, the present one included.
     *
     * @return nanoseconds spent paused.
     */
    long pausedNs();

    /**
     * Sends one unfragmented text message.
     *
     * @param text the message; unpaired surrogates are sent as {@code ?}.
     * @return false when nothing was queued: the connection is not open (not yet, or no longer), or a mebibyte waits already.
     *     True says that it was queued, in order, not that it arrived.
     */
    boolean sendText(String text);

    /**
     * Sends one unfragmented binary message.
     *
     * @param bytes the message; copied.
     * @return as for {@link #sendText}.
     */
    boolean sendBinary(byte[] bytes);

    /**
     * Sends a PING; the peer's answer comes to {@link ConnectionListener#onPong}. It counts against the venue's limit of client
     * frames as every frame does.
     *
     * @param token comes back with the answer.
     * @return as for {@link #sendText}.
     */
    boolean sendPing(long token);

    /**
     * Sends one message at once, or not at all: for those who answer from within a frame handler, without garbage and without a
     * queue. Only on the I/O thread.
     *
     * @param opcode {@code TEXT} or {@code BINARY} of {@link io.ringfeed.transport.frame.Opcode}.
     * @param payload holds the message; copied before the call returns.
     * @param offset index of its first byte; absolute gets only.
     * @param length in bytes.
     * @return false when the connection is not open or has not yet sent what came before; {@link #isSendIdle()} tells when.
     * @throws IllegalStateException on any other thread.
     */
    boolean offer(int opcode, ByteBuffer payload, int offset, int length);

    /**
     * Tells whether {@link #offer} would send. Only on the I/O thread.
     *
     * @return true when everything that came before is with the kernel.
     * @throws IllegalStateException on any other thread.
     */
    boolean isSendIdle();

    /**
     * Ends the connection and reports the given cause.
     *
     * <p>{@code CLOSED_BY_US} is polite: a Close frame with code 1000 goes out, and messages are delivered until the peer's
     * answer, one second at the most. The other two end the connection at once, and what the handler had not taken is
     * dropped. An attempt that is not yet open is broken off. On a connection that has ended this does nothing.
     *
     * @param kind {@code CLOSED_BY_US}, {@code SLOW_CONSUMER} or {@code MESSAGE_TIMEOUT}.
     * @throws IllegalArgumentException for any other kind: those are the transport's own findings.
     */
    void close(DisconnectCause.Kind kind);
}
