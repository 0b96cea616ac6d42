package io.ringfeed.simulator.venue;

import io.ringfeed.simulator.client.ClientFrame;
import io.ringfeed.simulator.client.ClientLog;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;

/**
 * Keeps what one client sent last; outlives its connection.
 *
 * <p><b>Threading:</b> confined to the simulator's thread.
 */
final class ClientRecord {
    private static final int MAX_FRAMES = 256;
    private static final int MAX_TEXT_BYTES = 8_192;

    private final int connection;
    private final RequestTarget.Accepted target;
    private final long openedEpochMs = System.currentTimeMillis();
    private final ArrayDeque<ClientFrame> frames = new ArrayDeque<>();
    private long frameCount;
    private boolean isOpen = true;

    ClientRecord(int connection, RequestTarget.Accepted target) {
        this.connection = connection;
        this.target = target;
    }

    void add(ClientFrame.Kind kind, byte[] payload) {
        frameCount++;
        if (frames.size() == MAX_FRAMES) {
            frames.removeFirst();
        }
        boolean isText = kind != ClientFrame.Kind.BINARY && kind != ClientFrame.Kind.CLOSE;
        String text =
                isText ? new String(payload, 0, Math.min(payload.length, MAX_TEXT_BYTES), StandardCharsets.UTF_8) : "";
        frames.addLast(new ClientFrame(kind, System.nanoTime(), payload.length, text));
    }

    void closed() {
        isOpen = false;
    }

    ClientLog log() {
        return new ClientLog(
                connection,
                openedEpochMs,
                isOpen,
                target.combined(),
                target.streams().size(),
                frameCount,
                List.copyOf(frames));
    }
}
