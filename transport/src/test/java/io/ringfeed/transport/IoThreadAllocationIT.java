package io.ringfeed.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.ringfeed.transport.connection.Connection;
import io.ringfeed.transport.connection.ConnectionListener;
import io.ringfeed.transport.connection.DisconnectCause;
import io.ringfeed.transport.connection.DisconnectCause.Kind;
import io.ringfeed.transport.frame.FrameHandler;
import io.ringfeed.transport.frame.Frames;
import io.ringfeed.transport.proxy.ProxyOptions.Protocol;
import io.ringfeed.transport.socket.SocketOptions;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Measures what the I/O thread allocates per message from socket read to handler, with the leak detector off. */
@Timeout(120)
class IoThreadAllocationIT {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int WARM_UP = 400_000;
    private static final int MEASURED = 400_000;

    /**
     * Epoll, plain and by BoringSSL: nothing. NIO, the fallback: some bytes a read by the selector on JDK 25. The JDK's engine:
     * what it makes per record, of some sixty messages each.
     */
    @ParameterizedTest
    @CsvSource({"EPOLL_PLAIN, 0.05", "NIO_PLAIN, 1.0", "EPOLL_BORINGSSL, 0.05", "EPOLL_JDK_TLS, 200"})
    void allocatesNothingOfItsOwnPerMessage(Setup setup, double limitBytes) throws Exception {
        assertAllocates(limitBytes, setup, setup.transport());
    }

    @Test
    void allocatesNothingWithABusyWaitingLoopThatAcknowledgesEveryRead() throws Exception {
        SocketOptions socket = SocketOptions.DEFAULTS.withQuickAck(true);
        assertAllocates(
                0.05,
                Setup.EPOLL_PLAIN,
                Setup.EPOLL_PLAIN.transport().socket(socket).busyWait(true));
    }

    @ParameterizedTest
    @EnumSource
    void allocatesNothingBehindAProxy(Protocol protocol) throws Exception {
        try (TestProxy proxy = TestProxy.open(protocol)) {
            assertAllocates(
                    0.05, Setup.EPOLL_PLAIN, Setup.EPOLL_PLAIN.transport().proxy(proxy.options()));
        }
    }

    private static void assertAllocates(double limitBytes, Setup setup, WebSocketTransport.Builder builder)
            throws Exception {
        Meter meter = new Meter();
        try (RawServer server = setup.server(peer -> {
                    peer.upgrade();
                    byte[] block = block();
                    for (int sent = 0; sent < WARM_UP + MEASURED; sent += 1000) {
                        peer.send(block);
                    }
                    peer.awaitEnd();
                });
                WebSocketTransport transport = builder.build()) {
            Connection connection = transport.connect(server.uri(), meter, meter);
            long bytes = meter.allocated.get(100, TimeUnit.SECONDS);
            double perMessage = (double) bytes / MEASURED;
            System.getLogger("allocation").log(System.Logger.Level.INFO, setup + ": " + perMessage + " B per message");
            assertTrue(perMessage <= limitBytes, () -> setup + ": " + perMessage + " B per message");
            connection.close(Kind.CLOSED_BY_US);
            assertEquals(
                    Kind.CLOSED_BY_US, meter.cause.get(20, TimeUnit.SECONDS).kind());
        }
    }

    private static byte[] block() {
        List<byte[]> frames = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            frames.add(Frames.text("x".repeat(120 + i % 100)));
        }
        return Frames.join(frames.toArray(byte[][]::new));
    }

    private static final class Meter implements FrameHandler, ConnectionListener {
        final CompletableFuture<Long> allocated = new CompletableFuture<>();
        final CompletableFuture<DisconnectCause> cause = new CompletableFuture<>();
        private int count;
        private long before;

        @Override
        public int onFrame(int id, int opcode, ByteBuffer buffer, int offset, int length, long ns, long epochNs) {
            count++;
            if (count == WARM_UP) {
                before = THREADS.getCurrentThreadAllocatedBytes();
            } else if (count == WARM_UP + MEASURED) {
                allocated.complete(THREADS.getCurrentThreadAllocatedBytes() - before);
            }
            return ACCEPTED;
        }

        @Override
        public void onReadComplete(int id) {}

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void onConnected(int id) {}

        @Override
        public void onDisconnected(int id, DisconnectCause ended) {
            cause.complete(ended);
            allocated.completeExceptionally(new AssertionError(ended.toString()));
        }
    }
}
