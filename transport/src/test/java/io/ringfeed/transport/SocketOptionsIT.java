package io.ringfeed.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfeed.transport.frame.Frames;
import io.ringfeed.transport.socket.SocketOptions;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Socket options and the busy-waiting event loop on real sockets, where the kernel has its say. */
@ExtendWith(LeakWatch.class)
@Timeout(60)
class SocketOptionsIT {
    private static final SocketOptions EVERYTHING = SocketOptions.DEFAULTS
            .withNoDelay(false)
            .withKeepAlive(true)
            .withQuickAck(true)
            .withReceiveBufferBytes(32_768)
            .withBusyPollUs(10)
            .withUserTimeout(Duration.ofSeconds(30));

    private final Recorder recorder = new Recorder();

    /** Whatever the kernel grants of it: no option may cost the connection. */
    @ParameterizedTest
    @EnumSource
    void receivesWithEveryOptionOn(Setup setup) throws Exception {
        exchange(setup, setup.transport().socket(EVERYTHING).busyWait(true));
    }

    @ParameterizedTest
    @EnumSource
    void receivesWithEveryOptionOff(Setup setup) throws Exception {
        exchange(
                setup,
                setup.transport()
                        .socket(SocketOptions.DEFAULTS.withNoDelay(false).withReceiveBufferBytes(0)));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void tellsWhatItRunsOnAndWhatTheKernelGranted() {
        try (WebSocketTransport transport = WebSocketTransport.builder()
                .socket(SocketOptions.DEFAULTS.withReceiveBufferBytes(32_768).withUserTimeout(Duration.ofSeconds(5)))
                .busyWait(true)
                .build()) {
            String line = transport.describe();
            assertTrue(line.startsWith("epoll, busy-waiting, TLS by "), line);
            assertTrue(
                    line.endsWith("receive buffer 32768 B, user time-out 5000 ms, reads of up to 64 KiB,"
                            + " messages of up to 4096 KiB"),
                    line);
            assertTrue(transport.isBusyWaiting());
        }
        try (WebSocketTransport transport = WebSocketTransport.builder()
                .preferNative(false)
                .socket(EVERYTHING)
                .busyWait(true)
                .build()) {
            String line = transport.describe();
            assertTrue(line.startsWith("NIO (as asked for; it cannot busy-wait, only epoll can), "), line);
            assertTrue(line.contains("receive buffer 32768 B, quick ACK needs the epoll event loop"), line);
            assertFalse(transport.isBusyWaiting());
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void tellsAReceiveBufferBeyondTheKernelsLimit() {
        try (WebSocketTransport transport = WebSocketTransport.builder()
                .socket(SocketOptions.DEFAULTS.withReceiveBufferBytes(1 << 30))
                .build()) {
            assertTrue(transport.describe().contains(" B instead of 1073741824 B"), transport.describe());
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void spinsWhenAskedTo() throws Exception {
        try (WebSocketTransport spinning =
                WebSocketTransport.builder().busyWait(true).build()) {
            long id = ioThread(spinning).getId();
            ThreadMXBean threads = ManagementFactory.getThreadMXBean();
            long before = threads.getThreadCpuTime(id);
            Await.until(
                    "50 ms of processor time while idle",
                    () -> threads.getThreadCpuTime(id) - before > TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    @Test
    void runsTheHookFirstOnEachThreadItStarts() throws Exception {
        List<String> begun = new CopyOnWriteArrayList<>();
        try (RawServer server = RawServer.tls(TestCertificates.localhost(), peer -> {
                    peer.upgrade();
                    peer.awaitEnd();
                });
                WebSocketTransport transport = Setup.EPOLL_BORINGSSL
                        .transport()
                        .onThreadStart(role -> {
                            begun.add(role + " on " + Thread.currentThread().getName());
                            throw new IllegalStateException("must not matter");
                        })
                        .build()) {
            transport.connect(URI.create("wss://localhost:" + server.port() + "/"), recorder, recorder);
            Await.until("connected", () -> recorder.isConnected);
            assertEquals(List.of("rf-io on rf-io", "rf-resolve on rf-resolve"), begun);
        }
        recorder.assertClosedByUs();
    }

    private void exchange(Setup setup, WebSocketTransport.Builder builder) throws Exception {
        CompletableFuture<String> echoed = new CompletableFuture<>();
        try (RawServer server = setup.server(peer -> {
                    peer.upgrade(Frames.text("a"));
                    for (int i = 0; i < 500; i++) {
                        peer.sendText("message " + i);
                    }
                    echoed.complete(peer.readFrame().text());
                    peer.awaitEnd();
                });
                WebSocketTransport transport = builder.build()) {
            var connection = transport.connect(server.uri(), recorder, recorder);
            Await.until("all messages", () -> recorder.messageCount == 501);
            assertTrue(connection.sendText("hello"));
            assertEquals("hello", echoed.get(20, TimeUnit.SECONDS));
            assertEquals("message 499", recorder.messages().get(500));
        }
        recorder.assertClosedByUs();
    }

    private static Thread ioThread(WebSocketTransport transport) throws Exception {
        CompletableFuture<Thread> thread = new CompletableFuture<>();
        transport.execute(() -> thread.complete(Thread.currentThread()));
        return thread.get(20, TimeUnit.SECONDS);
    }
}
