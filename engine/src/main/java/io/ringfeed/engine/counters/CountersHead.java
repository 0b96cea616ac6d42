package io.ringfeed.engine.counters;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Whose page it is, for every version of the layout.
 *
 * @param version of the layout.
 * @param isClosed whether the engine was closed.
 * @param process that wrote it.
 * @param startEpochMs when the engine was started.
 * @param heartbeatEpochMs when it was last written.
 */
record CountersHead(int version, boolean isClosed, ProcessIdentity process, long startEpochMs, long heartbeatEpochMs) {
    /** Reads from a buffer that has the machine's order, or returns null where there is no finished page. */
    static CountersHead read(ByteBuffer head) {
        if (head.getLong(CountersLayout.MAGIC_AT) != CountersLayout.MAGIC) {
            return null;
        }
        return new CountersHead(
                head.getInt(CountersLayout.VERSION_AT),
                head.getInt(CountersLayout.STATE_AT) == CountersLayout.CLOSED,
                new ProcessIdentity(
                        head.getLong(CountersLayout.PID_AT),
                        head.getLong(CountersLayout.PROCESS_START_AT),
                        head.getLong(CountersLayout.PID_NAMESPACE_AT)),
                head.getLong(CountersLayout.ENGINE_START_AT),
                head.getLong(CountersLayout.HEARTBEAT_AT));
    }

    /** Reads from a file, or returns null where it is none of ours, or not finished. */
    static CountersHead read(Path file) throws IOException {
        ByteBuffer head = ByteBuffer.allocate(CountersLayout.COMMON_HEAD_BYTES).order(ByteOrder.nativeOrder());
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            while (head.hasRemaining() && channel.read(head, head.position()) >= 0) {
                // until all of it is there
            }
        }
        return head.hasRemaining() ? null : read(head);
    }
}
