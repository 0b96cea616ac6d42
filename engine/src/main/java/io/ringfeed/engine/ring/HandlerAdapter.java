package io.ringfeed.engine.ring;

import com.lmax.disruptor.EventHandler;
import com.lmax.disruptor.Sequence;
import io.ringfeed.codec.event.EventKind;
import io.ringfeed.codec.event.EventRecord;
import io.ringfeed.codec.event.MarketEvent;
import io.ringfeed.codec.name.NameRegistry;
import io.ringfeed.engine.handler.Dispatch;
import io.ringfeed.engine.handler.FailurePolicy;
import io.ringfeed.engine.handler.MarketDataHandler;

/**
 * Shows the ring's slots to one handler as typed events, through flyweights of its own, and keeps the handler's failures
 * from stopping the ring.
 *
 * <p><b>Threading:</b> confined to the handler's thread; the counts and {@link #isDetached()} are readable from any.
 *
 * <p><b>Allocation:</b> none per event.
 */
@SuppressWarnings("EnumOrdinal") // an index of this process only, and a table costs nothing per event
final class HandlerAdapter implements EventHandler<Slot> {
    /** Slots are given back at least this often, so that a long batch does not hold up the producer. */
    private static final int PUBLISH_MASK = 16 - 1;

    private final MarketDataHandler handler;
    private final String threadName;
    private final boolean releasesViews;
    private final FailurePolicy policy;
    private final HandlerFailures failures;
    private final NameRegistry streams;
    private final NameRegistry symbols;
    private final MarketEvent[] views = new MarketEvent[EventKind.values().length];
    private final MarkerView marker = new MarkerView();
    private final RejectedFrameView rejected = new RejectedFrameView();
    private final SingleWriterCounter delivered = new SingleWriterCounter();
    private final SingleWriterCounter skipped = new SingleWriterCounter();
    private Sequence published;
    private volatile boolean detached;

    HandlerAdapter(
            MarketDataHandler handler,
            String threadName,
            boolean releasesViews,
            FailurePolicy policy,
            HandlerFailures failures,
            NameRegistry streams,
            NameRegistry symbols) {
        this.handler = handler;
        this.threadName = threadName;
        this.releasesViews = releasesViews;
        this.policy = policy;
        this.failures = failures;
        this.streams = streams;
        this.symbols = symbols;
        for (EventKind kind : EventKind.market()) {
            views[kind.ordinal()] = Dispatch.newView(kind);
        }
    }

    @Override
    public void setSequenceCallback(Sequence sequenceCallback) {
        published = sequenceCallback;
    }

    @Override
    public void onStart() {
        Thread.currentThread().setName(threadName);
    }

    @Override
    @SuppressWarnings("CatchingUnchecked") // whatever a handler throws, the ring must go on or stop as told
    public void onEvent(Slot slot, long sequence, boolean endOfBatch) {
        if (!detached) {
            try {
                dispatch(slot);
                if (endOfBatch) {
                    handler.onBatchEnd();
                }
            } catch (Exception thrown) {
                onFailure(thrown);
            } catch (Error fatal) {
                detached = true;
                failures.onFatal(threadName, handler, fatal);
            }
            if (releasesViews) {
                releaseViews();
            }
        }
        if ((sequence & PUBLISH_MASK) == PUBLISH_MASK) {
            published.set(sequence);
        }
    }

    boolean isDetached() {
        return detached;
    }

    String threadName() {
        return threadName;
    }

    long deliveredCount() {
        return delivered.value();
    }

    long skippedCount() {
        return skipped.value();
    }

    private void dispatch(Slot slot) {
        EventRecord record = slot.record;
        switch (record.kind()) {
            case MARKER -> handler.onMarker(marker.wrap(slot));
            case REJECTED -> handler.onRejected(rejected.wrap(slot));
            case NONE, CONTROL_REPLY, SERVER_SHUTDOWN -> {
                // Not for handlers.
            }
            default -> {
                if (slot.hasGap()) {
                    handler.onMarker(marker.wrapGap(slot, streams.name(record.streamId())));
                }
                MarketEvent view = views[record.kind().ordinal()];
                view.wrap(record, streams, symbols);
                Dispatch.to(handler, view);
                delivered.increment();
            }
        }
    }

    private void releaseViews() {
        for (EventKind kind : EventKind.market()) {
            views[kind.ordinal()].release();
        }
    }

    private void onFailure(Exception thrown) {
        skipped.increment();
        switch (policy) {
            case SKIP_EVENT -> failures.onSkipped(threadName, handler, thrown);
            case DETACH -> {
                detached = true;
                failures.onDetached(threadName, handler, thrown);
            }
            case STOP_ENGINE -> {
                detached = true;
                failures.onFatal(threadName, handler, thrown);
            }
        }
    }
}
