package io.ringfeed.simulator.market;

import io.ringfeed.codec.encode.MessageEncoder;
import io.ringfeed.codec.event.EventRecord;
import io.ringfeed.codec.event.Layout;
import io.ringfeed.codec.name.NameRegistry;

/**
 * Encodes the events of all symbols, in the time units that are wanted, and hands them to the subscribers.
 *
 * <p>Usage: {@link #isWanted}, {@link #begin}, fill the record with times in microseconds, {@link #send}. For an array of
 * rows: {@link #isWanted}, {@link #beginRows}, for each row {@link #begin}, fill, {@link #addRow}, then {@link #sendRows}.
 */
final class FrameSender {
    private final NameRegistry streams;
    private final NameRegistry symbols;
    private final Subscribers subscribers;
    private final MessageEncoder encoder = new MessageEncoder();
    private final EventRecord record = new EventRecord(OrderBook.MAX_CHANGES);
    private final FrameBuffer millis = new FrameBuffer();
    private final FrameBuffer micros = new FrameBuffer();

    private int rowsStreamId;
    private int rowCount;
    private boolean areMillisWanted;
    private boolean areMicrosWanted;

    FrameSender(NameRegistry streams, NameRegistry symbols, Subscribers subscribers) {
        this.streams = streams;
        this.symbols = symbols;
        this.subscribers = subscribers;
    }

    boolean isWanted(int streamId) {
        return subscribers.isWantedInMillis(streamId) || subscribers.isWantedInMicros(streamId);
    }

    EventRecord begin(Layout layout, int streamId, int symbolId) {
        record.begin(layout);
        record.streamId(streamId);
        record.symbolId(symbolId);
        return record;
    }

    /** Sends an event that has ids. */
    void send(long firstId, long lastId) {
        millis.ids(firstId, lastId);
        micros.ids(firstId, lastId);
        encodeAndDeliver();
    }

    /** Sends an event that is told from others only by its time. */
    void sendAt(long eventUs) {
        idsOf(eventUs);
        encodeAndDeliver();
    }

    private void idsOf(long eventUs) {
        long eventMs = Math.floorDiv(eventUs, TimeSlots.MICROS_PER_MILLI);
        millis.ids(eventMs, eventMs);
        micros.ids(eventUs, eventUs);
    }

    private void encodeAndDeliver() {
        int streamId = record.streamId();
        if (subscribers.isWantedInMicros(streamId)) {
            micros.encode(encoder, record, streams, symbols);
        }
        if (subscribers.isWantedInMillis(streamId)) {
            TimeSlots.toMillis(record);
            millis.encode(encoder, record, streams, symbols);
        }
        subscribers.deliver(streamId, millis, micros);
    }

    void beginRows(int streamId) {
        rowsStreamId = streamId;
        rowCount = 0;
        areMillisWanted = subscribers.isWantedInMillis(streamId);
        areMicrosWanted = subscribers.isWantedInMicros(streamId);
        millis.beginRows(streams.bytes(streamId));
        micros.beginRows(streams.bytes(streamId));
    }

    void addRow() {
        rowCount++;
        if (areMicrosWanted) {
            micros.addRow(encoder, record, symbols);
        }
        if (areMillisWanted) {
            TimeSlots.toMillis(record);
            millis.addRow(encoder, record, symbols);
        }
    }

    /** Sends the rows as one frame; nothing if there are none. */
    void sendRows(long eventUs) {
        if (rowCount > 0) {
            idsOf(eventUs);
            millis.endRows();
            micros.endRows();
            subscribers.deliver(rowsStreamId, millis, micros);
        }
    }
}
