package io.ringfeed.simulator.client;

import java.util.List;

/**
 * What one connection's client did so far.
 *
 * @param connection    its number, from 1, as in the ledger.
 * @param openedEpochMs when it was upgraded.
 * @param isOpen        whether it still was open.
 * @param isCombined    whether it came by {@code /stream}.
 * @param urlStreams    how many streams its URL named.
 * @param frameCount    frames of all kinds that it sent.
 * @param frames        the last of them, 256 at most, oldest first.
 */
public record ClientLog(
        int connection,
        long openedEpochMs,
        boolean isOpen,
        boolean isCombined,
        int urlStreams,
        long frameCount,
        List<ClientFrame> frames) {
    /** Copies the frames. */
    public ClientLog {
        frames = List.copyOf(frames);
    }

    /**
     * Lists the frames of one kind.
     *
     * @param kind to list.
     * @return oldest first.
     */
    public List<ClientFrame> frames(ClientFrame.Kind kind) {
        return frames.stream().filter(frame -> frame.kind() == kind).toList();
    }
}
