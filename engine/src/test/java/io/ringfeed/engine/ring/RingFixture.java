package io.ringfeed.engine.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfeed.codec.control.ControlReply;
import io.ringfeed.codec.event.RejectReason;
import io.ringfeed.codec.name.NameRegistry;
import io.ringfeed.engine.handler.FailurePolicy;
import io.ringfeed.engine.handler.HandlerGraph;
import io.ringfeed.engine.handler.MarketDataHandler;
import io.ringfeed.transport.frame.FrameHandler;
import io.ringfeed.transport.frame.Opcode;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** An event ring without a socket: the test's thread plays the I/O thread. */
final class RingFixture implements HandlerFailures, ControlListener, AutoCloseable {
    static final int CONNECTION = 7;
    static final Duration PATIENCE = Duration.ofSeconds(20);

    final List<Throwable> skipped = new CopyOnWriteArrayList<>();
    final List<Throwable> detached = new CopyOnWriteArrayList<>();
    final List<Throwable> fatal = new CopyOnWriteArrayList<>();
    final List<RejectReason> rejected = new CopyOnWriteArrayList<>();
    final List<Long> replies = new CopyOnWriteArrayList<>();
    final List<Thread> threads = new CopyOnWriteArrayList<>();
    final NameRegistry streams = new NameRegistry(1_024);
    final EventRing ring;

    RingFixture(RingOptions options, FailurePolicy policy, Consumer<HandlerGraph> arrangement) {
        this(options, true, SlowConsumerPolicy.PAUSE_READING, policy, arrangement);
    }

    private RingFixture(
            RingOptions options,
            boolean poisonSlots,
            SlowConsumerPolicy slowConsumer,
            FailurePolicy policy,
            Consumer<HandlerGraph> arrangement) {
        HandlerGraph graph = new HandlerGraph();
        arrangement.accept(graph);
        ring = new EventRing(
                options,
                TimeUnit.MILLISECONDS,
                poisonSlots,
                WaitMode.BLOCKING,
                slowConsumer,
                task -> {
                    Thread thread = new Thread(task);
                    threads.add(thread);
                    return thread;
                },
                graph,
                policy,
                this,
                this,
                (record, payload, lengthBytes) -> rejected.add(record.rejectReason()),
                streams,
                new NameRegistry(1_024));
        ring.start();
    }

    static RingFixture of(RingOptions options, MarketDataHandler handler) {
        return new RingFixture(options, FailurePolicy.SKIP_EVENT, graph -> graph.handle(handler));
    }

    /** As in production: nothing is poisoned. */
    static RingFixture unpoisoned(RingOptions options, MarketDataHandler handler) {
        return new RingFixture(
                options,
                false,
                SlowConsumerPolicy.PAUSE_READING,
                FailurePolicy.SKIP_EVENT,
                graph -> graph.handle(handler));
    }

    static RingFixture of(RingOptions options, SlowConsumerPolicy slowConsumer, MarketDataHandler handler) {
        return new RingFixture(options, true, slowConsumer, FailurePolicy.SKIP_EVENT, graph -> graph.handle(handler));
    }

    static RingOptions slots(int slotCount) {
        return new RingOptions(slotCount, 512, 16, 1 << 20, 2 << 20, 1 << 14);
    }

    int offer(String frame) {
        return offer(Frames.direct(frame));
    }

    int offer(ByteBuffer frame) {
        return offer(CONNECTION, frame);
    }

    int offer(int connectionId, ByteBuffer frame) {
        return ring.writer().onFrame(connectionId, Opcode.TEXT, frame, 0, frame.capacity(), System.nanoTime(), 1L);
    }

    void publish() {
        ring.writer().onReadComplete(CONNECTION);
    }

    /** As the transport does: the same frame again once the writer is ready. */
    void send(String frame) {
        send(CONNECTION, frame);
    }

    void send(int connectionId, String frame) {
        ByteBuffer buffer = Frames.direct(frame);
        while (offer(connectionId, buffer) == FrameHandler.BACK_PRESSURED) {
            await("room in the ring", ring.writer()::isReady);
        }
    }

    /** Follows the ids of a stream, as the engine does with every one that it subscribes to. */
    int watch(String stream) {
        int streamId = streams.register(stream);
        ring.continuity().watch(streamId);
        return streamId;
    }

    void drain() {
        publish();
        await("an empty ring", () -> ring.occupancy() == 0);
    }

    static void await(String what, BooleanSupplier condition) {
        long deadlineNs = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() - deadlineNs < 0, "waited in vain for " + what);
            Thread.onSpinWait();
        }
    }

    void assertNoFailures() {
        assertEquals(List.of(), fatal);
        assertEquals(List.of(), skipped);
    }

    @Override
    public void onSkipped(String threadName, MarketDataHandler handler, Throwable thrown) {
        skipped.add(thrown);
    }

    @Override
    public void onDetached(String threadName, MarketDataHandler handler, Throwable thrown) {
        detached.add(thrown);
    }

    @Override
    public void onFatal(String threadName, MarketDataHandler handler, Throwable thrown) {
        fatal.add(thrown);
    }

    @Override
    public void onReply(int connectionId, ControlReply reply) {
        replies.add(reply.id());
    }

    @Override
    public void onServerShutdown(int connectionId) {
        replies.add(-1L);
    }

    @Override
    public void close() {
        assertTrue(ring.close(PATIENCE), "the stages did not end");
    }
}
