package io.ringfeed.benchmarks.decode;

import io.ringfeed.benchmarks.decode.document.Document;
import io.ringfeed.codec.decode.DecodePath;
import io.ringfeed.codec.decode.MessageDecoder;
import io.ringfeed.codec.encode.MessageEncoder;
import io.ringfeed.codec.event.EventKind;
import io.ringfeed.codec.event.EventRecord;
import io.ringfeed.codec.event.LevelAllocator;
import io.ringfeed.codec.name.NameRegistry;

/** Ours: into one record that is used again and again, with exact decimals and with ids in place of names. */
final class RingfeedDecoder implements FrameDecoder {
    private static final int MAX_NAMES = 1024;

    private final NameRegistry streams = new NameRegistry(MAX_NAMES);
    private final NameRegistry symbols = new NameRegistry(MAX_NAMES);
    private final EventRecord event = new EventRecord();
    private final MessageEncoder encoder = new MessageEncoder();
    private final MessageDecoder decoder;

    RingfeedDecoder(DecodePath path) {
        decoder = new MessageDecoder(streams, symbols, LevelAllocator.growing(), path);
    }

    /** Ours as a handler would have it that looks at the whole event. */
    static FrameDecoder of(SampleKind kind, DecodePath path) {
        RingfeedDecoder decoder = new RingfeedDecoder(path);
        return kind == SampleKind.MINI_TICKERS ? new RowWalkingDecoder(decoder) : decoder;
    }

    @Override
    public EventRecord decode(byte[] frame) {
        decoder.decode(frame, frame.length - MessageDecoder.SLACK_BYTES, event);
        return event;
    }

    @Override
    public int slackBytes() {
        return MessageDecoder.SLACK_BYTES;
    }

    @Override
    public Document documentOf(Object decoded) {
        requireAccepted();
        return new RecordDocument(event);
    }

    void requireAccepted() {
        if (event.kind() == EventKind.REJECTED) {
            throw new IllegalStateException("a sample was rejected: " + event.rejectReason());
        }
    }

    NameRegistry streams() {
        return streams;
    }

    NameRegistry symbols() {
        return symbols;
    }

    /** Writes the event that was decoded last in the shape it came in, and returns the offset behind it. */
    int encode(byte[] target) {
        return event.streamId() == EventRecord.NO_ID
                ? encoder.encode(event, symbols, target, 0)
                : encoder.encodeWrapped(event, streams, symbols, target, 0);
    }
}
