package io.ringfeed.benchmarks.transport;

import io.ringfeed.codec.decode.MessageDecoder;
import io.ringfeed.codec.event.EventKind;
import io.ringfeed.codec.event.EventRecord;
import io.ringfeed.codec.event.LevelAllocator;
import io.ringfeed.codec.event.TradeEvent;
import io.ringfeed.codec.name.NameRegistry;
import java.nio.ByteBuffer;

/** Copies the payload as a slot would take it, and decodes it on the spot. */
final class DecodingFrames extends InPlaceFrames {
    private static final int MAX_NAMES = 1024;
    private static final int MAX_PAYLOAD_BYTES = 2048;

    private final byte[] payload = new byte[MAX_PAYLOAD_BYTES + MessageDecoder.SLACK_BYTES];
    private final EventRecord event = new EventRecord();
    private final MessageDecoder decoder =
            new MessageDecoder(new NameRegistry(MAX_NAMES), new NameRegistry(MAX_NAMES), LevelAllocator.growing());
    private final Tally tally;

    DecodingFrames(Tally tally) {
        this.tally = tally;
    }

    @Override
    void take(ByteBuffer buffer, int offset, int length) {
        buffer.get(offset, payload, 0, length);
        EventKind kind = decoder.decode(payload, length, event);
        tally.add(kind == EventKind.TRADE ? event.integer(TradeEvent.TRADE_ID) : EventRecord.NO_INTEGER);
    }
}
