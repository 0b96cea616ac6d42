package io.ringfeed.transport.frame;

import java.nio.ByteBuffer;

/**
 * Takes the messages of WebSocket connections, one call per whole message.
 *
 * <p>A message is offered; the answer says whether it was taken. {@link #BACK_PRESSURED} stops the connection exactly there:
 * nothing behind the message is parsed, the socket is no longer read, and once {@link #isReady()} answers true the very same
 * message is offered again, before anything else of that connection.
 *
 * <p>Most messages are offered in place, from the inbound buffer ({@link #onFrame}). One that comes in fragments, or is long and
 * straddles socket reads, is gathered in an array that the handler lends ({@link #borrow}) and gets back with the message in it
 * ({@link #onAssembled}): no byte of it is copied again. Who lends nothing special gets arrays of the heap.
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
     * Stands for an array that is not lent because the message is not wanted: its bytes are checked and skipped, and it is offered
     * to {@link #onAssembled} for the sake of its place and length alone.
     */
    byte[] UNWANTED = new byte[0];

    /**
     * Offers one whole message.
     *
     * @param connectionId the connection it came on.
     * @param opcode {@link Opcode#TEXT} (valid UTF-8) or {@link Opcode#BINARY}.
     * @param buffer holds the payload; direct or heap, borrowed for the call.
     * @param offset index of the payload's first byte in {@code buffer}.
     * @param length of the payload in bytes, zero or more.
     * @param receiveNs monotonic time ({@link System#nanoTime()}) of the socket read that brought the message's last byte.
     * @param receiveEpochNs the same instant in nanoseconds since 1970-01-01T00:00Z.
     * @return {@link #ACCEPTED} or {@link #BACK_PRESSURED}.
     */
    int onFrame(
            int connectionId,
            int opcode,
            ByteBuffer buffer,
            int offset,
            int length,
            long receiveNs,
            long receiveEpochNs);

    /**
     * Lends an array in which a message is gathered. It comes back by {@link #onAssembled}, or by {@link #giveBack} when the
     * message grew beyond it or the connection ended first.
     *
     * @param lengthBytes how many bytes will be written to it at the most, from index 0.
     * @return an array of that length or more; null when there is none at the moment, which pauses the connection like
     *     {@link #BACK_PRESSURED}; or {@link #UNWANTED}.
     */
    default byte[] borrow(int lengthBytes) {
        return new byte[lengthBytes];
    }

    /**
     * Takes back an array that holds no message.
     *
     * @param borrowed from {@link #borrow}.
     */
    default void giveBack(byte[] borrowed) {}

    /**
     * Offers one whole message that was gathered in a borrowed array. Once it is accepted the array is the handler's again.
     *
     * @param connectionId the connection it came on.
     * @param opcode {@link Opcode#TEXT} (valid UTF-8) or {@link Opcode#BINARY}.
     * @param borrowed from {@link #borrow}; the payload begins at index 0.
     * @param length of the payload in bytes.
     * @param receiveNs as for {@link #onFrame}.
     * @param receiveEpochNs as for {@link #onFrame}.
     * @return {@link #ACCEPTED} or {@link #BACK_PRESSURED}.
     */
    default int onAssembled(
            int connectionId, int opcode, byte[] borrowed, int length, long receiveNs, long receiveEpochNs) {
        return onFrame(connectionId, opcode, ByteBuffer.wrap(borrowed), 0, length, receiveNs, receiveEpochNs);
    }

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

    /**
     * Asks, when a message found no room, whether the connection is to wait for it. One that is not is closed at once, with
     * {@code DisconnectCause.Kind.SLOW_CONSUMER}.
     *
     * @return true by default.
     */
    default boolean waitsForRoom() {
        return true;
    }
}
