package io.ringfeed.transport.connection;

/**
 * Hears of the beginning and the end of one connection.
 *
 * <p>Each connect attempt ends in exactly one {@link #onDisconnected}, whether it ever got through or not; at most one
 * {@link #onConnected} comes before it. No message of the connection is delivered before the first or after the second.
 *
 * <p><b>Threading:</b> called on the I/O thread; must not block. The first call may come before {@code connect} has returned
 * to its caller.
 * <br><b>Errors:</b> a listener must not throw; what it throws is logged and dropped.
 */
public interface ConnectionListener {
    /**
     * The WebSocket is open: TCP, TLS and the HTTP upgrade are done.
     *
     * @param connectionId as of {@link Connection#id()}.
     */
    void onConnected(int connectionId);

    /**
     * The answer to a {@link Connection#sendPing} came.
     *
     * @param connectionId as of {@link Connection#id()}.
     * @param token that the PING carried.
     * @param receiveNs monotonic time ({@link System#nanoTime()}) of the socket read that brought it.
     */
    default void onPong(int connectionId, long token, long receiveNs) {}

    /**
     * The connection, or the attempt at one, is over. Everything that had been received was delivered before.
     *
     * @param connectionId as of {@link Connection#id()}.
     * @param cause why.
     */
    void onDisconnected(int connectionId, DisconnectCause cause);
}
