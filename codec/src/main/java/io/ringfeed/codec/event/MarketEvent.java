package io.ringfeed.codec.event;

import io.ringfeed.codec.name.NameRegistry;
import java.util.concurrent.TimeUnit;

/**
 * What all market events have in common: a typed view of an {@link EventRecord}, used again for each event.
 * <p>
 * <b>Threading:</b> a view belongs to one thread; several views may look at one record at the same time.
 * <br><b>Ownership:</b> valid until the handler returns. Keep an event by {@code copyTo} (no allocation) or
 * {@code snapshot}
 * (an immutable record).
 * <br><b>Allocation:</b> none, {@code snapshot} excepted; {@link #symbol()} and {@link #streamName()} give the
 * registry's
 * own strings.
 */
public abstract class MarketEvent {
    /** Integer slot of {@code E}, in every event that has one. */
    public static final int EVENT_TIME = 1;

    private final EventKind kind;
    private final EventRecord own;
    private EventRecord record;
    private NameRegistry streams;
    private NameRegistry symbols;

    /**
     * A view that stands alone. For the views of this codec.
     *
     * @param kind of event it shows.
     */
    protected MarketEvent(EventKind kind) {
        this.kind = kind;
        this.own = new EventRecord(0);
        this.record = own;
    }

    /**
     * Shows another record from now on.
     *
     * @param record  of this view's kind.
     * @param streams in which its stream is registered.
     * @param symbols in which its symbol is registered.
     * @throws IllegalArgumentException if the record is of another kind.
     */
    public void wrap(EventRecord record, NameRegistry streams, NameRegistry symbols) {
        if (record.kind() != kind) {
            throwKind(record.kind());
        }
        this.record = record;
        this.streams = streams;
        this.symbols = symbols;
    }

    /**
     * Shows nothing any more: until it is wrapped again, accessors throw a {@link NullPointerException}. A debugging aid, so
     * that who kept a view beyond its time notices at once.
     */
    public void release() {
        record = null;
    }

    /**
     * What the view shows.
     *
     * @return always the same for a view.
     */
    public final EventKind kind() {
        return kind;
    }

    /**
     * The record behind the view, for encoders.
     *
     * @return the record, to be read only.
     */
    public final EventRecord record() {
        return record;
    }

    /**
     * The registry of the event's stream.
     *
     * @return null before the view was first wrapped or copied to.
     */
    public final NameRegistry streams() {
        return streams;
    }

    /**
     * The registry of the event's symbol.
     *
     * @return null before the view was first wrapped or copied to.
     */
    public final NameRegistry symbols() {
        return symbols;
    }

    /**
     * The symbol as the venue writes it.
     *
     * @return the same {@code String} for each event of the symbol; null where the event is of many symbols, or of one that
     *     only its stream's name tells (partial depth) and there was none.
     */
    public final String symbol() {
        return record.symbolId() == EventRecord.NO_ID ? null : symbols.name(record.symbolId());
    }

    /**
     * The symbol.
     *
     * @return its id in the registry of symbols, stable for the life of the engine, or {@link EventRecord#NO_ID}.
     */
    public final int symbolId() {
        return record.symbolId();
    }

    /**
     * The stream that brought the event.
     *
     * @return its name, or null where the frame did not say, as on a raw connection.
     */
    public final String streamName() {
        return record.streamId() == EventRecord.NO_ID ? null : streams.name(record.streamId());
    }

    /**
     * The stream that brought the event.
     *
     * @return its id in the registry of streams, or {@link EventRecord#NO_ID}.
     */
    public final int streamId() {
        return record.streamId();
    }

    /**
     * When the venue sent the event.
     *
     * @return in {@link #timeUnit()} since the epoch, or {@link EventRecord#NO_INTEGER} where the venue does not say:
     *     bookTicker, partial depth, referencePrice, arrays (whose rows do).
     */
    public final long eventTime() {
        return record.layout().hasEventTime() ? record.integer(EVENT_TIME) : EventRecord.NO_INTEGER;
    }

    /**
     * Turns one of the event's times into the unit of {@link #receiveEpochNs()}.
     *
     * @param venueTime of this event, in {@link #timeUnit()}.
     * @return nanoseconds since the epoch.
     */
    public final long epochNs(long venueTime) {
        return record.timeUnit().toNanos(venueTime);
    }

    /**
     * The connection that brought the event.
     *
     * @return its id.
     */
    public final int connectionId() {
        return record.connectionId();
    }

    /**
     * When the frame's last byte was read from the socket, by the monotonic clock.
     *
     * @return nanoseconds, comparable with {@link System#nanoTime()}.
     */
    public final long receiveNs() {
        return record.receiveNs();
    }

    /**
     * When the frame's last byte was read from the socket.
     *
     * @return nanoseconds since the epoch.
     */
    public final long receiveEpochNs() {
        return record.receiveEpochNs();
    }

    /**
     * Unit of all the venue's times in the event.
     *
     * @return milliseconds unless the connection asked for microseconds.
     */
    public final TimeUnit timeUnit() {
        return record.timeUnit();
    }

    /**
     * Copies what this view shows into the target's own record, and makes the target show that.
     *
     * @param target of the same kind.
     */
    protected void copyInto(MarketEvent target) {
        if (target.own != record) {
            target.own.copyFrom(record);
        }
        target.record = target.own;
        target.streams = streams;
        target.symbols = symbols;
    }

    private void throwKind(EventKind other) {
        throw new IllegalArgumentException("a view of " + kind + " cannot show " + other);
    }
}
