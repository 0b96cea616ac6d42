package io.ringfeed.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.util.concurrent.FastThreadLocalThread;
import io.ringfeed.transport.connection.Connection;
import io.ringfeed.transport.connection.DisconnectCause.Kind;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(LeakWatch.class)
@Timeout(60)
class LifecycleIT {
    private final Recorder recorder = new Recorder();

    @Test
    void runsTasksInOrderOnOneThreadNamedRfIo() throws Exception {
        List<Integer> order = new ArrayList<>();
        CompletableFuture<Thread> thread = new CompletableFuture<>();
        try (WebSocketTransport transport = WebSocketTransport.builder().build()) {
            assertFalse(transport.isIoThread());
            for (int i = 0; i < 100; i++) {
                int number = i;
                transport.execute(() -> order.add(number));
            }
            transport.execute(() -> {
                assertTrue(transport.isIoThread());
                thread.complete(Thread.currentThread());
            });
            Thread io = thread.get(20, TimeUnit.SECONDS);
            assertEquals("rf-io", io.getName());
            assertTrue(io instanceof FastThreadLocalThread);
            assertEquals(100, order.size());
            assertEquals(99, order.get(99));
        }
        assertFalse(thread.get().isAlive(), "the thread is gone when close returns");
    }

    @Test
    void usesTheThreadFactoryItIsGiven() throws Exception {
        AtomicReference<Thread> made = new AtomicReference<>();
        CompletableFuture<Thread> ran = new CompletableFuture<>();
        try (WebSocketTransport transport = WebSocketTransport.builder()
                .threadFactory(task -> {
                    made.set(new Thread(task, "mine"));
                    return made.get();
                })
                .build()) {
            transport.execute(() -> ran.complete(Thread.currentThread()));
            assertSame(made.get(), ran.get(20, TimeUnit.SECONDS));
        }
        assertFalse(made.get().isAlive());
    }

    @ParameterizedTest
    @EnumSource
    void closingTellsEveryListenerOnceAndLeavesNoThread(Setup setup) throws Exception {
        List<Recorder> recorders = new ArrayList<>();
        try (RawServer server = setup.server(peer -> {
            peer.upgrade();
            peer.awaitEnd();
        })) {
            WebSocketTransport transport =
                    setup.transport().threadName("rf-io-" + setup).build();
            for (int i = 0; i < 5; i++) {
                Recorder each = new Recorder();
                recorders.add(each);
                assertEquals(i + 1, transport.connect(server.uri(), each, each).id());
            }
            Await.until(
                    "three connections",
                    () -> recorders.stream().filter(r -> r.isConnected).count() >= 3);
            long start = System.nanoTime();
            transport.close();
            transport.close();
            assertTrue(System.nanoTime() - start < TimeUnit.SECONDS.toNanos(4));
            assertThrows(IllegalStateException.class, () -> transport.connect(server.uri(), recorder, recorder));
            assertThrows(RejectedExecutionException.class, () -> transport.execute(() -> {}));
        }
        for (Recorder each : recorders) {
            each.assertClosedByUs();
        }
        assertTrue(Thread.getAllStackTraces().keySet().stream()
                .noneMatch(t -> t.getName().equals("rf-io-" + setup)));
    }

    @Test
    void closesFromItsOwnThreadWithoutWaiting() throws Exception {
        CompletableFuture<Thread> closed = new CompletableFuture<>();
        try (RawServer server = RawServer.plain(peer -> {
            peer.upgrade();
            peer.awaitEnd();
        })) {
            WebSocketTransport transport = WebSocketTransport.builder().build();
            transport.connect(server.uri(), recorder, recorder);
            Await.until("connected", () -> recorder.isConnected);
            transport.execute(() -> {
                transport.close();
                closed.complete(Thread.currentThread());
            });
            Thread io = closed.get(20, TimeUnit.SECONDS);
            recorder.assertClosedByUs();
            Await.until("the end of the thread", () -> !io.isAlive());
        }
    }

    @Test
    void closesWithoutEverHavingConnected() {
        WebSocketTransport transport = WebSocketTransport.builder().build();
        transport.close();
        transport.close();
    }

    @Test
    void refusesAddressesThatAreNone() {
        try (WebSocketTransport transport = WebSocketTransport.builder().build()) {
            for (String bad : new String[] {
                "http://a/b", "//a/b", "ws:///path", "ws://a_b/", "ws://u:p@h/", "ws://h:0/", "ws://h/#f"
            }) {
                IllegalArgumentException refused = assertThrows(
                        IllegalArgumentException.class,
                        () -> transport.connect(URI.create(bad), recorder, recorder),
                        bad);
                assertEquals(1, refused.getMessage().lines().count());
            }
        }
        assertEquals(0, recorder.causes.size());
    }

    @Test
    void letsCallersCloseByTheirOwnKindsOnly() throws Exception {
        try (RawServer server = RawServer.plain(peer -> {
                    peer.upgrade();
                    peer.awaitEnd();
                });
                WebSocketTransport transport = WebSocketTransport.builder().build()) {
            Connection connection = transport.connect(server.uri(), recorder, recorder);
            assertThrows(IllegalArgumentException.class, () -> connection.close(Kind.RESET));
            Await.until("connected", () -> recorder.isConnected);
            connection.close(Kind.MESSAGE_TIMEOUT);
            connection.close(Kind.CLOSED_BY_US);
            assertEquals(Kind.MESSAGE_TIMEOUT, recorder.cause().kind());
        }
        recorder.assertNothingWrong();
    }

    @Test
    void survivesOneThousandConnectionsOneAfterTheOther() throws Exception {
        try (RawServer server = RawServer.plain(peer -> {
                    peer.upgrade();
                    peer.reset();
                });
                WebSocketTransport transport = WebSocketTransport.builder().build()) {
            for (int i = 0; i < 1000; i++) {
                Recorder each = new Recorder();
                transport.connect(server.uri(), each, each);
                each.cause();
                each.assertNothingWrong();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void describesWhatItRunsOn(Setup setup) {
        try (WebSocketTransport transport = setup.transport().build()) {
            String description = transport.describe();
            assertEquals(1, description.lines().count());
            assertTrue(description.startsWith(setup.isNative ? "epoll" : "NIO (as asked for)"), description);
            assertTrue(
                    description.contains(
                            setup.isJdkEngine
                                    ? "TLS by the JDK " + Runtime.version() + " (as asked for)"
                                    : "BoringSSL"),
                    description);
        }
    }
}
