package io.ringfeed.cli.echo;

import io.ringfeed.transport.connection.Connection;
import io.ringfeed.transport.connection.ConnectionListener;
import io.ringfeed.transport.connection.DisconnectCause;
import io.ringfeed.transport.frame.FrameHandler;
import java.nio.ByteBuffer;
import java.util.concurrent.CountDownLatch;

/**
 * Sends every message back as it came. While the socket takes nothing more, the message waits, and with it the reading: a server
 * that sends without reading is held up instead of filling memory.
 *
 * <p><b>Threading:</b> called on the I/O thread; counts and the cause are readable from any.
 *
 * <p><b>Allocation:</b> none per message that came in one read.
 */
final class Echo implements FrameHandler, ConnectionListener {
    private final Runnable onEnd;
    private final CountDownLatch connected = new CountDownLatch(1);
    private volatile Connection connection;
    private volatile DisconnectCause cause;
    private volatile long messageCount;
    private volatile long byteCount;

    /** @param onEnd called when the connection is over. */
    Echo(Runnable onEnd) {
        this.onEnd = onEnd;
    }

    /** Which connection to answer on; messages that come before this is known wait. */
    void on(Connection answering) {
        connection = answering;
    }

    long messageCount() {
        return messageCount;
    }

    long byteCount() {
        return byteCount;
    }

    boolean hasConnected() {
        return connected.getCount() == 0;
    }

    /** Why the connection ended; null while it lasts. */
    DisconnectCause cause() {
        return cause;
    }

    @Override
    @SuppressWarnings("NonAtomicVolatileUpdate") // one writer
    public int onFrame(
            int connectionId,
            int opcode,
            ByteBuffer buffer,
            int offset,
            int length,
            long receiveNs,
            long receiveEpochNs) {
        Connection answering = connection;
        if (answering == null || !answering.offer(opcode, buffer, offset, length)) {
            return BACK_PRESSURED;
        }
        messageCount++;
        byteCount += length;
        return ACCEPTED;
    }

    @Override
    public void onReadComplete(int connectionId) {}

    @Override
    public boolean isReady() {
        Connection answering = connection;
        return answering != null && answering.isSendIdle();
    }

    @Override
    public void onConnected(int connectionId) {
        connected.countDown();
    }

    @Override
    public void onDisconnected(int connectionId, DisconnectCause why) {
        cause = why;
        onEnd.run();
    }
}
