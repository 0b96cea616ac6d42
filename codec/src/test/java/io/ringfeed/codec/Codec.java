package io.ringfeed.codec;

import io.ringfeed.codec.decode.DecodePath;
import io.ringfeed.codec.decode.MessageDecoder;
import io.ringfeed.codec.encode.MessageEncoder;
import io.ringfeed.codec.event.EventKind;
import io.ringfeed.codec.event.EventRecord;
import io.ringfeed.codec.event.LevelAllocator;
import io.ringfeed.codec.event.RejectReason;
import io.ringfeed.codec.name.NameRegistry;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A decoder, an encoder and a record, as a test needs them together. Whatever is decoded goes both ways of the decoder, and
 * they must agree.
 */
public final class Codec {
    public final NameRegistry streams = new NameRegistry(10_000);
    public final NameRegistry symbols = new NameRegistry(10_000);
    public final EventRecord record = new EventRecord();
    public final MessageDecoder decoder = new MessageDecoder(streams, symbols, LevelAllocator.growing());
    public final MessageDecoder completeDecoder =
            new MessageDecoder(streams, symbols, LevelAllocator.growing(), DecodePath.DSL_JSON_ONLY);
    public final MessageEncoder encoder = new MessageEncoder();
    private final EventRecord completeRecord = new EventRecord();
    private final byte[] target = new byte[1 << 20];

    public EventKind decode(String frame) {
        return decode(frame.getBytes(StandardCharsets.UTF_8));
    }

    public EventKind decode(byte[] payload) {
        byte[] frame = Arrays.copyOf(payload, payload.length + MessageDecoder.SLACK_BYTES);
        completeDecoder.decode(frame, payload.length, completeRecord);
        decoder.decode(frame, payload.length, record);
        if (!SameRecords.areSame(record, completeRecord)) {
            throw new AssertionError("the paths differ: " + describe(record, streams, symbols) + " and "
                    + describe(completeRecord, streams, symbols) + " from "
                    + new String(payload, StandardCharsets.UTF_8));
        }
        return record.kind();
    }

    /** Why a frame is rejected, or {@link RejectReason#NONE}. */
    public RejectReason reasonOf(String frame) {
        decode(frame);
        return record.rejectReason();
    }

    /** Whatever is in a record, for a message. */
    public static String describe(EventRecord record, NameRegistry streams, NameRegistry symbols) {
        String head = record.kind() + " " + record.rejectReason() + " " + Long.toBinaryString(record.presence()) + " "
                + (record.streamId() == EventRecord.NO_ID ? "" : streams.name(record.streamId())) + " ";
        if (record.layout() == null || record.kind() == EventKind.CONTROL_REPLY) {
            return head;
        }
        byte[] target = new byte[1 << 20];
        return head
                + new String(
                        target, 0, new MessageEncoder().encode(record, symbols, target, 0), StandardCharsets.UTF_8);
    }

    /** The last event as the venue would send it: wrapped if it came so. */
    public String encode() {
        int end = record.streamId() == EventRecord.NO_ID
                ? encoder.encode(record, symbols, target, 0)
                : encoder.encodeWrapped(record, streams, symbols, target, 0);
        return new String(target, 0, end, StandardCharsets.UTF_8);
    }
}
