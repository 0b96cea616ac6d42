package io.ringfeed.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.ringfeed.transport.connection.ConnectionListener;
import io.ringfeed.transport.connection.DisconnectCause;
import io.ringfeed.transport.frame.FrameHandler;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Takes and remembers everything a connection tells, and notices calls out of order or on the wrong thread. */
@SuppressWarnings("NonAtomicVolatileUpdate") // written by the I/O thread alone
public class Recorder implements FrameHandler, ConnectionListener {
    final List<String> messages = new ArrayList<>();
    final List<String> wrongs = new CopyOnWriteArrayList<>();
    final LinkedBlockingQueue<DisconnectCause> causes = new LinkedBlockingQueue<>();
    public volatile BooleanSupplier accepts = () -> true;
    public volatile boolean isConnected;
    public volatile boolean isDisconnected;
    public volatile int messageCount;
    volatile int completions;
    volatile int offers;
    volatile long receiveNs;
    volatile long receiveEpochNs;
    private Thread ioThread;
    private boolean uncompleted;

    @Override
    public int onFrame(
            int connectionId,
            int opcode,
            ByteBuffer buffer,
            int offset,
            int length,
            long receiveNs,
            long receiveEpochNs) {
        check(isConnected && !isDisconnected, "a message outside of the connection's life");
        offers++;
        if (!accepts.getAsBoolean()) {
            return BACK_PRESSURED;
        }
        byte[] payload = new byte[length];
        buffer.get(offset, payload);
        synchronized (messages) {
            messages.add(new String(payload, StandardCharsets.UTF_8));
        }
        check(receiveNs >= this.receiveNs || messageCount == 0, "receive clock went back");
        this.receiveNs = receiveNs;
        this.receiveEpochNs = receiveEpochNs;
        uncompleted = true;
        messageCount++;
        return ACCEPTED;
    }

    @Override
    public void onReadComplete(int connectionId) {
        check(uncompleted, "a read was completed twice");
        uncompleted = false;
        completions++;
    }

    @Override
    public boolean isReady() {
        return accepts.getAsBoolean();
    }

    @Override
    public void onConnected(int connectionId) {
        check(!isConnected && !isDisconnected, "connected twice");
        isConnected = true;
    }

    @Override
    public void onDisconnected(int connectionId, DisconnectCause cause) {
        check(!isDisconnected, "disconnected twice");
        check(!uncompleted, "messages were not completed before the end");
        isDisconnected = true;
        causes.add(cause);
    }

    List<String> messages() {
        synchronized (messages) {
            return List.copyOf(messages);
        }
    }

    /** The one cause, once it is there. */
    public DisconnectCause cause() {
        try {
            DisconnectCause cause = causes.poll(20, TimeUnit.SECONDS);
            assertNotNull(cause, "no onDisconnected came");
            assertEquals(1, cause.detail().lines().count(), cause.detail());
            return cause;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    public void assertNothingWrong() {
        assertEquals(List.of(), wrongs);
        assertEquals(0, causes.size(), "more than one onDisconnected");
    }

    /** For tests that let the transport close the connection. */
    void assertClosedByUs() {
        assertEquals(DisconnectCause.Kind.CLOSED_BY_US, cause().kind());
        assertNothingWrong();
    }

    private void check(boolean right, String otherwise) {
        if (ioThread == null) {
            ioThread = Thread.currentThread();
        }
        if (!right) {
            wrongs.add(otherwise);
        }
        if (ioThread != Thread.currentThread()) {
            wrongs.add("called on " + Thread.currentThread().getName());
        }
    }
}
