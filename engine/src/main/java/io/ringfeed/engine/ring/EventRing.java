package io.ringfeed.engine.ring;

import com.lmax.disruptor.EventHandlerIdentity;
import com.lmax.disruptor.ExceptionHandler;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.dsl.Disruptor;
import com.lmax.disruptor.dsl.ProducerType;
import io.ringfeed.codec.decode.MessageDecoder;
import io.ringfeed.codec.event.EventKind;
import io.ringfeed.codec.event.EventRecord;
import io.ringfeed.codec.event.RejectReason;
import io.ringfeed.codec.name.NameRegistry;
import io.ringfeed.engine.handler.FailurePolicy;
import io.ringfeed.engine.handler.HandlerGraph;
import io.ringfeed.engine.handler.MarketDataHandler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * One Disruptor ring with its single producer, its decoder and its handler graph, and the threads that run them.
 *
 * <p><b>Threading:</b> start and close from any one thread; used once.
 */
public final class EventRing {
    /** Two mantissas and two scales, as {@link io.ringfeed.codec.event.LevelStore} keeps them. */
    private static final int BYTES_PER_LEVEL = 18;

    private static final long DRAIN_CHECK_NS = TimeUnit.MICROSECONDS.toNanos(200);

    private final RingOptions options;
    private final Disruptor<Slot> disruptor;
    private final RingBuffer<Slot> ring;
    private final FrameWriter writer;
    private final StreamActivity activity;
    private final StreamContinuity continuity;
    private final DecodeStage decodeStage;
    private final List<HandlerAdapter> adapters = new ArrayList<>();
    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private volatile boolean halted;

    /**
     * @param options sizes, checked.
     * @param timeUnit of the venue's times on the connections that fill the ring.
     * @param poisonSlots whether views are released and slots overwritten, for tests of handlers.
     * @param waitMode how stages wait.
     * @param slowConsumer what happens when there is no room.
     * @param threadFactory makes the threads of the decoder and the handlers.
     * @param graph the handlers.
     * @param policy for handlers that throw.
     * @param failures hears of them.
     * @param control hears replies and announcements.
     * @param rejects hears of frames that could not be decoded.
     * @param streams stream names.
     * @param symbols symbol names.
     */
    public EventRing(
            RingOptions options,
            TimeUnit timeUnit,
            boolean poisonSlots,
            WaitMode waitMode,
            SlowConsumerPolicy slowConsumer,
            ThreadFactory threadFactory,
            HandlerGraph graph,
            FailurePolicy policy,
            HandlerFailures failures,
            ControlListener control,
            RejectListener rejects,
            NameRegistry streams,
            NameRegistry symbols) {
        this.options = options;
        this.disruptor = new Disruptor<>(
                () -> new Slot(options.slotBytes(), new EventRecord(options.slotLevels()), poisonSlots),
                options.slotCount(),
                task -> remember(threadFactory.newThread(task)),
                ProducerType.SINGLE,
                waitMode.newStrategy());
        this.ring = disruptor.getRingBuffer();
        this.writer = new FrameWriter(ring, options, timeUnit, slowConsumer);
        this.activity = new StreamActivity(streams.capacity());
        this.continuity = new StreamContinuity(streams.capacity());
        LevelPool levels = new LevelPool(ring, options, () -> halted);
        this.decodeStage = new DecodeStage(
                new MessageDecoder(streams, symbols, levels), levels, activity, continuity, control, rejects);
        disruptor.setDefaultExceptionHandler(new StageFailureHandler(failures));
        disruptor.handleEventsWith(decodeStage);
        addHandlers(graph, poisonSlots, policy, failures, streams, symbols);
    }

    /** Start the decoder's and the handlers' threads. */
    public void start() {
        disruptor.start();
    }

    /** @return the producer's side, for the I/O thread. */
    public FrameWriter writer() {
        return writer;
    }

    /** @return when each stream's last frame came. */
    public StreamActivity activity() {
        return activity;
    }

    /** @return what follows what in each stream. */
    public StreamContinuity continuity() {
        return continuity;
    }

    /** @return gap markers that handlers were shown, or will be. */
    public long gapCount() {
        return writer.gapCount() + decodeStage.gapCount();
    }

    /** @return ids that are missing by these. */
    public long lostCount() {
        return decodeStage.lostCount();
    }

    /** @return events that came again, or too late, and were not handed on. */
    public long duplicateCount() {
        return decodeStage.duplicateCount();
    }

    /** @return messages decoded, control replies included. */
    public long decodedCount() {
        return decodeStage.decodedCount();
    }

    /**
     * Messages decoded of one kind, those included that came twice and were not handed on.
     *
     * @param kind the kind.
     * @return how many.
     */
    public long decodedCount(EventKind kind) {
        return decodeStage.decodedCount(kind);
    }

    /** @return frames that could not be decoded. */
    public long rejectedCount() {
        return decodeStage.rejectedCount();
    }

    /**
     * Frames that could not be decoded for one reason.
     *
     * @param reason the reason.
     * @return how many.
     */
    public long rejectedCount(RejectReason reason) {
        return decodeStage.rejectedCount(reason);
    }

    /** @return market events that have reached every handler that is still attached. */
    public long deliveredCount() {
        return adapters.stream()
                .filter(adapter -> !adapter.isDetached())
                .mapToLong(HandlerAdapter::deliveredCount)
                .min()
                .orElse(0);
    }

    /** @return events that a handler lost to its own exceptions, summed over the handlers. */
    public long skippedCount() {
        return adapters.stream().mapToLong(HandlerAdapter::skippedCount).sum();
    }

    /** @return the threads of handlers that get no more events. */
    public List<String> detachedHandlers() {
        return adapters.stream()
                .filter(HandlerAdapter::isDetached)
                .map(HandlerAdapter::threadName)
                .toList();
    }

    /** @return slots of the ring. */
    public int slotCount() {
        return options.slotCount();
    }

    /** @return slots that are written and not yet passed by every handler. */
    public long occupancy() {
        return ring.getCursor() - ring.getMinimumGatingSequence();
    }

    /** @return whether half the ring or more is free, and no marker waits for its place. */
    public boolean hasRoom() {
        return !writer.hasMarkersWaiting() && occupancy() <= ring.getBufferSize() / 2;
    }

    /** @return whether the calling thread is the decoder's or a handler's. */
    public boolean isStageThread() {
        return threads.contains(Thread.currentThread());
    }

    /** @return one line: what the ring holds and the most that it can come to. */
    public String describe() {
        long slotsBytes = (long) options.slotCount() * (options.slotBytes() + MessageDecoder.SLACK_BYTES);
        long levelBytes =
                ((long) options.slotCount() * options.slotLevels() + options.levelPoolLevels()) * BYTES_PER_LEVEL;
        return String.format(
                "ring: %,d slots x %,d B = %.1f MiB payload, up to %.1f MiB borrowed payload and %.1f MiB depth levels",
                options.slotCount(),
                options.slotBytes(),
                mebi(slotsBytes),
                mebi(options.payloadPoolBytes()),
                mebi(levelBytes));
    }

    /**
     * Let the stages finish what is in the ring, then end their threads. The producer must have stopped.
     *
     * @param timeout how long draining and ending may take together.
     * @return whether everything was handled and every thread ended in time.
     */
    public boolean close(Duration timeout) {
        long deadlineNs = System.nanoTime() + timeout.toNanos();
        while (occupancy() > 0 && System.nanoTime() - deadlineNs < 0) {
            LockSupport.parkNanos(DRAIN_CHECK_NS);
        }
        boolean drained = occupancy() == 0;
        halted = true;
        disruptor.halt();
        boolean ended = true;
        for (Thread thread : threads) {
            ended &= join(thread, deadlineNs);
        }
        return drained && ended;
    }

    private void addHandlers(
            HandlerGraph graph,
            boolean poisonSlots,
            FailurePolicy policy,
            HandlerFailures failures,
            NameRegistry streams,
            NameRegistry symbols) {
        IdentityHashMap<MarketDataHandler, HandlerAdapter> known = new IdentityHashMap<>();
        for (HandlerGraph.Node node : graph.nodes()) {
            HandlerAdapter adapter = new HandlerAdapter(
                    node.handler(), "rf-handler-" + adapters.size(), poisonSlots, policy, failures, streams, symbols);
            EventHandlerIdentity[] upstream = node.upstream().isEmpty()
                    ? new EventHandlerIdentity[] {decodeStage}
                    : node.upstream().stream().map(known::get).toArray(EventHandlerIdentity[]::new);
            disruptor.after(upstream).handleEventsWith(adapter);
            known.put(node.handler(), adapter);
            adapters.add(adapter);
        }
    }

    private Thread remember(Thread thread) {
        threads.add(thread);
        return thread;
    }

    private static boolean join(Thread thread, long deadlineNs) {
        if (thread == Thread.currentThread()) {
            return true;
        }
        try {
            TimeUnit.NANOSECONDS.timedJoin(thread, Math.max(1_000_000L, deadlineNs - System.nanoTime()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return !thread.isAlive();
    }

    private static double mebi(long bytes) {
        return bytes / 1024.0 / 1024.0;
    }

    /**
     * The stages themselves throw nothing for data or for handlers, so what arrives here is a defect of the engine or an
     * {@link Error}. Disruptor's own default would end the consumer and leave the ring full for ever; this stops the
     * engine by name.
     */
    private static final class StageFailureHandler implements ExceptionHandler<Slot> {
        private final HandlerFailures failures;

        StageFailureHandler(HandlerFailures failures) {
            this.failures = failures;
        }

        @Override
        public void handleEventException(Throwable thrown, long sequence, Slot slot) {
            failures.onFatal(Thread.currentThread().getName(), null, thrown);
        }

        @Override
        public void handleOnStartException(Throwable thrown) {
            failures.onFatal(Thread.currentThread().getName(), null, thrown);
        }

        @Override
        public void handleOnShutdownException(Throwable thrown) {
            failures.onFatal(Thread.currentThread().getName(), null, thrown);
        }
    }
}
