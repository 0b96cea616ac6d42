package io.ringfeed.transport;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.ringfeed.transport.frame.Frames;
import io.ringfeed.transport.frame.Opcode;
import java.lang.management.ManagementFactory;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What an answered PING costs the I/O thread: nothing that the collector would see. */
@Timeout(120)
class PongAllocationIT {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int WARM_UP = 100_000;
    private static final int MEASURED = 100_000;

    @Test
    void answersPingsWithoutGarbage() throws Exception {
        CompletableFuture<Long> before = new CompletableFuture<>();
        CompletableFuture<Long> after = new CompletableFuture<>();
        CompletableFuture<Thread> ioThread = new CompletableFuture<>();
        try (RawServer server = RawServer.plain(peer -> {
                    peer.upgrade();
                    Thread io = ioThread.get(20, TimeUnit.SECONDS);
                    ping(peer, WARM_UP);
                    before.complete(THREADS.getThreadAllocatedBytes(io.getId()));
                    ping(peer, MEASURED);
                    after.complete(THREADS.getThreadAllocatedBytes(io.getId()));
                    peer.awaitEnd();
                });
                WebSocketTransport transport = Setup.EPOLL_PLAIN.transport().build()) {
            Recorder recorder = new Recorder();
            transport.connect(server.uri(), recorder, recorder);
            transport.execute(() -> ioThread.complete(Thread.currentThread()));
            long bytes = after.get(100, TimeUnit.SECONDS) - before.get();
            double perPing = (double) bytes / MEASURED;
            System.getLogger("allocation").log(System.Logger.Level.INFO, perPing + " B per PING");
            assertTrue(perPing < 0.5, () -> perPing + " B per PING");
        }
    }

    private static void ping(Peer peer, int count) throws java.io.IOException {
        byte[] ping = Frames.frame(true, Opcode.PING, "1790134675605");
        for (int i = 0; i < count; i++) {
            peer.send(ping);
            if (peer.readFrame().opcode() != Opcode.PONG) {
                throw new java.io.IOException("no PONG");
            }
        }
    }
}
