package io.ringfeed.codec.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfeed.codec.control.ControlReply;
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

/** A decoder and what belongs to it. Made anew for each input, so that no run depends on the ones before. */
final class Harness {
    /** More than an input can name. */
    private static final int MAX_NAMES = 1_000_000;
    /** Room behind the slack, which is not the decoder's to write to. */
    private static final int MARGIN_BYTES = 64;

    private final NameRegistry streams = new NameRegistry(MAX_NAMES);
    private final NameRegistry symbols = new NameRegistry(MAX_NAMES);
    private final MessageEncoder encoder = new MessageEncoder();
    private final EventRecord record = new EventRecord();
    private final MessageDecoder decoder;

    Harness() {
        this(DecodePath.PREDICTIVE_FIRST);
    }

    Harness(DecodePath path) {
        decoder = new MessageDecoder(streams, symbols, LevelAllocator.growing(), path);
    }

    /** Decodes a payload at the beginning of an array that holds nothing else. */
    Outcome decode(byte[] payload) {
        return decodeIn(new byte[payload.length + MessageDecoder.SLACK_BYTES], payload);
    }

    /** Decodes a payload in an array that is full of something else. */
    Outcome decodeAmong(byte[] filler, byte[] payload) {
        return decodeIn(filled(filler, payload.length), payload);
    }

    /**
     * Decodes a payload where another one was decoded before, by the same decoder into the same record. What was longer in
     * the other one is left behind it.
     */
    Outcome decodeAfter(byte[] earlier, byte[] payload) {
        byte[] array = filled(earlier, Math.max(earlier.length, payload.length));
        decodeIn(array, earlier);
        return decodeIn(array, payload);
    }

    private static byte[] filled(byte[] filler, int length) {
        byte[] array = new byte[length + MessageDecoder.SLACK_BYTES + MARGIN_BYTES];
        for (int at = 0; at < array.length; at++) {
            array[at] = filler[at % filler.length];
        }
        return array;
    }

    private Outcome decodeIn(byte[] array, byte[] payload) {
        System.arraycopy(payload, 0, array, 0, payload.length);
        int end = payload.length + MessageDecoder.SLACK_BYTES;
        byte[] behind = Arrays.copyOfRange(array, end, array.length);
        EventKind kind = decoder.decode(array, payload.length, record);
        assertEquals(record.kind(), kind);
        assertNotEquals(EventKind.NONE, kind);
        assertEquals(kind == EventKind.REJECTED, record.rejectReason() != RejectReason.NONE);
        assertTrue(Arrays.equals(array, 0, payload.length, payload, 0, payload.length), "wrote to the payload");
        assertTrue(
                Arrays.equals(array, end, array.length, behind, 0, behind.length), "wrote to what is behind the slack");
        return new Outcome(kind, record.rejectReason(), record.presence(), symbol(), content(payload.length));
    }

    private String symbol() {
        return record.kind() == EventKind.REJECTED || record.symbolId() == EventRecord.NO_ID
                ? ""
                : symbols.name(record.symbolId());
    }

    private String content(int payloadBytes) {
        if (record.kind() == EventKind.REJECTED) {
            return "";
        }
        if (record.kind() == EventKind.CONTROL_REPLY) {
            return Outcome.contentOf(new ControlReply().wrap(record));
        }
        byte[] target = new byte[payloadBytes + 1024];
        int end = record.streamId() == EventRecord.NO_ID
                ? encoder.encode(record, symbols, target, 0)
                : encoder.encodeWrapped(record, streams, symbols, target, 0);
        return new String(target, 0, end, StandardCharsets.ISO_8859_1);
    }
}
