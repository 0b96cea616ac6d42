package io.ringfeed.transport.frame;

import java.nio.ByteBuffer;

/**
 * Takes the messages of WebSocket connections, one call per whole message, in place from the inbound buffer.
 *
 * <p>A message is offered; the answer says whether it was taken. {@link #BACK_PRESSURED} stops the connection exactly there:
 * nothing behind the message is parsed, the socket is no longer read, and once {@link #isReady()} answers true the very same
 * message is offered again, before anything else of that connection.
 *
 * <p><b>Threading:</b> every method is called on the I/O thread of the transport, and only there. Handlers must not block.
 * <br><b>Ownership:</b> {@code buffer} is borrowed for the duration of the call. Use absolute gets only: position and limit
 * belong to the transport and say nothing about the message.
 * <br><b>Allocation:</b> the caller allocates nothing per message.
 * <br><b>Errors:</b> a handler must not throw; one that does ends its connection with
 * {@code DisconnectCause.Kind.HANDLER_FAILED}.
 */
public interface FrameHandler {
    /** The message was taken; the next one may come. */
    int ACCEPTED = 0;

    /** There is no room: the transport stops at this message, stops reading, and offers it again when the handler is ready. */
    int BACK_PRESSURED = -1;

    /**
     * Offers one whole message (text or binary; fragments are assembled before).
     *
     * @param connectionId the connection it came on.
     * @param buffer holds the payload; direct or heap, borrowed for the call.
     * @param offset index of the payload's first byte in {@code buffer}.
     * @param length of the payload in bytes, zero or more.
     * @param receiveNs monotonic time ({@link System#nanoTime()}) of the socket read that brought the message's last byte.
     * @param receiveEpochNs the same instant in nanoseconds since 1970-01-01T00:00Z.
     * @return {@link #ACCEPTED} or {@link #BACK_PRESSURED}.
     */
    int onFrame(int connectionId, ByteBuffer buffer, int offset, int length, long receiveNs, long receiveEpochNs);

    /**
     * Tells that a run of messages ended (end of a socket read, a pause, the end of the connection): time to publish what was
     * taken. Comes only after at least one accepted message.
     *
     * @param connectionId the connection that was read.
     */
    void onReadComplete(int connectionId);

    /**
     * Asks, while a connection is paused, whether the refused message may be offered again.
     *
     * @return true when there is room again.
     */
    boolean isReady();
}
