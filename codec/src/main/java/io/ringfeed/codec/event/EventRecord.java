package io.ringfeed.codec.event;

import io.ringfeed.codec.decimal.MutableDecimal;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * Holds one event of any kind, preallocated and used again and again. Handlers see it through typed views such as
 * {@link TradeEvent}; the slots are for decoder, encoder and views, which agree on them by {@link Layouts}.
 * <p>
 * Beside the venue's values it carries what the receiver knows: connection, stream, clocks, and the unit of the venue's
 * times. Those are set by the receiver and survive {@link #reset()}, the stream excepted.
 * <p>
 * <b>Threading:</b> one writer at a time; handed to readers over a fence, such as the ring's publish.
 * <br><b>Ownership:</b> whoever created it. Lent level stores go back by {@link #reset()}. Slices point into the frame
 * that was
 * decoded and are valid as long as it is.
 * <br><b>Allocation:</b> none after construction, unless {@link #ownLevels} brings a larger store.
 */
public final class EventRecord {
    /** No stream or symbol. */
    public static final int NO_ID = -1;
    /** An integer that is not there. */
    public static final long NO_INTEGER = Long.MIN_VALUE;
    /** What {@link #poison()} leaves behind. */
    public static final long POISON = -6_666_666_666_666_666_666L;
    /** Integer slot of the event's symbol. */
    public static final int SYMBOL_SLOT = 0;
    /** Levels that a record of its own has room for at first. */
    public static final int DEFAULT_LEVELS = 64;

    private static final int INTEGER_SLOTS = 12;
    private static final int DECIMAL_SLOTS = 16;

    private EventKind kind = EventKind.NONE;
    private Layout layout;
    private RejectReason rejectReason = RejectReason.NONE;
    private int streamId = NO_ID;
    private long presence;
    private final long[] integers = new long[INTEGER_SLOTS];
    private final MutableDecimal[] decimals = new MutableDecimal[DECIMAL_SLOTS];

    private LevelStore ownLevels;
    private LevelStore levels;
    private int bidStart;
    private int bidCount;
    private int askStart;
    private int askCount;
    private byte[] sliceBuffer;

    private int connectionId = NO_ID;
    private long receiveNs;
    private long receiveEpochNs;
    private TimeUnit timeUnit = TimeUnit.MILLISECONDS;

    /** A record with room for {@link #DEFAULT_LEVELS} levels. */
    public EventRecord() {
        this(DEFAULT_LEVELS);
    }

    /**
     * A record that holds nothing yet.
     *
     * @param levelCapacity levels it has room for without an allocator, bids and asks together.
     */
    public EventRecord(int levelCapacity) {
        ownLevels = new LevelStore(levelCapacity);
        levels = ownLevels;
        Arrays.setAll(decimals, i -> new MutableDecimal());
        integers[SYMBOL_SLOT] = NO_ID;
    }

    /**
     * Overwrites the event with values that no venue sends, so that who kept a part of it beyond its time sees it. A debugging
     * aid; {@link #POISON} is what integers and mantissas read then.
     */
    public void poison() {
        reset();
        Arrays.fill(integers, POISON);
        integers[SYMBOL_SLOT] = NO_ID;
        for (MutableDecimal decimal : decimals) {
            decimal.set(POISON, 0);
        }
    }

    /** Forgets the event, and gives back a lent level store; keeps connection, clocks and unit. */
    public void reset() {
        kind = EventKind.NONE;
        layout = null;
        rejectReason = RejectReason.NONE;
        streamId = NO_ID;
        presence = 0;
        integers[SYMBOL_SLOT] = NO_ID;
        levels = ownLevels;
        bidStart = 0;
        bidCount = 0;
        askStart = 0;
        askCount = 0;
        sliceBuffer = null;
    }

    /**
     * Starts an event that is made here rather than decoded: forgets the last one, and marks all keys that the kind
     * requires as
     * present. The caller then sets every slot of them.
     *
     * @param layout of the event.
     * @return this.
     */
    public EventRecord begin(Layout layout) {
        reset();
        layout(layout);
        presence = layout.requiredMask();
        return this;
    }

    /**
     * What the record holds.
     *
     * @return the kind.
     */
    public EventKind kind() {
        return kind;
    }

    /**
     * Makes the record hold something that is never on the wire.
     *
     * @param value a kind without a layout.
     */
    public void kind(EventKind value) {
        kind = value;
        layout = null;
    }

    /**
     * What is where in the record.
     *
     * @return null unless the record holds something of the wire.
     */
    public Layout layout() {
        return layout;
    }

    /**
     * Sets what is where in the record, and so its kind.
     *
     * @param value the layout.
     */
    public void layout(Layout value) {
        layout = value;
        kind = value.kind();
    }

    /**
     * Why the frame gave no event.
     *
     * @return {@link RejectReason#NONE} unless the kind is {@link EventKind#REJECTED}.
     */
    public RejectReason rejectReason() {
        return rejectReason;
    }

    /**
     * Makes this a rejected frame. What was decoded so far is void.
     *
     * @param reason not {@link RejectReason#NONE}.
     */
    public void reject(RejectReason reason) {
        kind = EventKind.REJECTED;
        layout = null;
        rejectReason = reason;
        presence = 0;
    }

    /**
     * The stream, where the frame named it.
     *
     * @return an id of the registry of streams, or {@link #NO_ID}.
     */
    public int streamId() {
        return streamId;
    }

    /**
     * Sets the stream.
     *
     * @param id of the registry of streams, or {@link #NO_ID}.
     */
    public void streamId(int id) {
        streamId = id;
    }

    /**
     * The symbol.
     *
     * @return an id of the registry of symbols, or {@link #NO_ID}.
     */
    public int symbolId() {
        return (int) integers[SYMBOL_SLOT];
    }

    /**
     * Sets the symbol.
     *
     * @param id of the registry of symbols, or {@link #NO_ID}.
     */
    public void symbolId(int id) {
        integers[SYMBOL_SLOT] = id;
    }

    /**
     * Which keys of the layout the event has.
     *
     * @return a mask of presence bits.
     */
    public long presence() {
        return presence;
    }

    /**
     * Adds keys to those the event has.
     *
     * @param mask of presence bits.
     */
    public void addPresence(long mask) {
        presence |= mask;
    }

    /**
     * Takes keys from those the event has.
     *
     * @param mask of presence bits.
     */
    public void removePresence(long mask) {
        presence &= ~mask;
    }

    /**
     * Tells whether keys are there.
     *
     * @param mask of presence bits.
     * @return true if any of them is.
     */
    public boolean has(long mask) {
        return (presence & mask) != 0;
    }

    /**
     * Reads an integer.
     *
     * @param slot by the layout.
     * @return its value; of another event, if the key is not present.
     */
    public long integer(int slot) {
        return integers[slot];
    }

    /**
     * Writes an integer.
     *
     * @param slot  by the layout.
     * @param value to keep.
     */
    public void integer(int slot, long value) {
        integers[slot] = value;
    }

    /**
     * A decimal, to read or to write.
     *
     * @param slot by the layout.
     * @return the record's own.
     */
    public MutableDecimal decimal(int slot) {
        return decimals[slot];
    }

    /**
     * The levels of both sides.
     *
     * @return the store in use, own or lent.
     */
    public LevelStore levels() {
        return levels;
    }

    /**
     * Takes a store for good; the event's levels must be in it already.
     *
     * @param store that the record owns from now on.
     */
    public void ownLevels(LevelStore store) {
        ownLevels = store;
        levels = store;
    }

    /**
     * Takes a store until the next {@link #reset()}; the event's levels must be in it already.
     *
     * @param store that stays its lender's.
     */
    public void borrowLevels(LevelStore store) {
        levels = store;
    }

    /**
     * Where the bids are.
     *
     * @param start of the first in {@link #levels()}.
     * @param count of bids.
     */
    public void bids(int start, int count) {
        bidStart = start;
        bidCount = count;
    }

    /**
     * Where the asks are.
     *
     * @param start of the first in {@link #levels()}.
     * @param count of asks.
     */
    public void asks(int start, int count) {
        askStart = start;
        askCount = count;
    }

    /**
     * First bid in {@link #levels()}.
     *
     * @return its index.
     */
    public int bidStart() {
        return bidStart;
    }

    /**
     * Number of bids.
     *
     * @return in levels.
     */
    public int bidCount() {
        return bidCount;
    }

    /**
     * First ask in {@link #levels()}.
     *
     * @return its index.
     */
    public int askStart() {
        return askStart;
    }

    /**
     * Number of asks.
     *
     * @return in levels.
     */
    public int askCount() {
        return askCount;
    }

    /**
     * The frame that slices point into.
     *
     * @return null if the event has none.
     */
    public byte[] sliceBuffer() {
        return sliceBuffer;
    }

    /**
     * Sets the frame that slices point into.
     *
     * @param frame borrowed for as long as the event lives.
     */
    public void sliceBuffer(byte[] frame) {
        sliceBuffer = frame;
    }

    /**
     * Sets what the receiver knows.
     *
     * @param connectionId   that brought the frame.
     * @param receiveNs      monotonic clock at the socket read of its last byte, in nanoseconds.
     * @param receiveEpochNs the same moment since the epoch, in nanoseconds.
     * @param timeUnit       of the venue's times on that connection.
     */
    public void received(int connectionId, long receiveNs, long receiveEpochNs, TimeUnit timeUnit) {
        this.connectionId = connectionId;
        this.receiveNs = receiveNs;
        this.receiveEpochNs = receiveEpochNs;
        this.timeUnit = timeUnit;
    }

    /**
     * The connection that brought the frame.
     *
     * @return its id, or {@link #NO_ID}.
     */
    public int connectionId() {
        return connectionId;
    }

    /**
     * When the frame's last byte was read, by the monotonic clock.
     *
     * @return nanoseconds, comparable with {@link System#nanoTime()}.
     */
    public long receiveNs() {
        return receiveNs;
    }

    /**
     * When the frame's last byte was read.
     *
     * @return nanoseconds since the epoch.
     */
    public long receiveEpochNs() {
        return receiveEpochNs;
    }

    /**
     * Unit of the venue's times.
     *
     * @return milliseconds unless the connection asked for microseconds.
     */
    public TimeUnit timeUnit() {
        return timeUnit;
    }

    /**
     * Becomes a copy of another record, with levels in a store of its own. Slices keep pointing into the other's frame.
     *
     * @param other to copy.
     */
    public void copyFrom(EventRecord other) {
        kind = other.kind;
        layout = other.layout;
        rejectReason = other.rejectReason;
        streamId = other.streamId;
        presence = other.presence;
        System.arraycopy(other.integers, 0, integers, 0, INTEGER_SLOTS);
        for (int i = 0; i < DECIMAL_SLOTS; i++) {
            decimals[i].set(other.decimals[i]);
        }
        copyLevels(other);
        sliceBuffer = other.sliceBuffer;
        received(other.connectionId, other.receiveNs, other.receiveEpochNs, other.timeUnit);
    }

    private void copyLevels(EventRecord other) {
        int end = Math.max(other.bidStart + other.bidCount, other.askStart + other.askCount);
        if (ownLevels.capacity() < end) {
            ownLevels = new LevelStore(Integer.highestOneBit(end * 2 - 1));
        }
        levels = ownLevels;
        levels.copy(other.levels, 0, end);
        bids(other.bidStart, other.bidCount);
        asks(other.askStart, other.askCount);
    }
}
