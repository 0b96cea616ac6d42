package io.ringfeed.simulator.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfeed.codec.decode.MessageDecoder;
import io.ringfeed.codec.event.EventKind;
import io.ringfeed.codec.event.EventRecord;
import io.ringfeed.codec.event.LevelAllocator;
import io.ringfeed.codec.event.RejectReason;
import io.ringfeed.codec.name.NameRegistry;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GarbageFramesTest {
    private final EventRecord record = new EventRecord();
    private final MessageDecoder decoder =
            new MessageDecoder(new NameRegistry(16), new NameRegistry(16), LevelAllocator.growing());

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void noTextIsAnEventAndEachHasAReason(boolean isWrapped) {
        GarbageFrames garbage = new GarbageFrames(3);
        Set<RejectReason> reasons = EnumSet.noneOf(RejectReason.class);
        for (int i = 0; i < 2_000; i++) {
            String text = garbage.text(i % 2 == 0 ? "btcusdt@trade" : "btcusdt@kline_1m", isWrapped);
            assertEquals(EventKind.REJECTED, decode(text), text);
            reasons.add(record.rejectReason());
        }
        assertTrue(
                reasons.containsAll(EnumSet.of(
                        RejectReason.NOT_JSON,
                        RejectReason.TRUNCATED,
                        RejectReason.WRONG_TYPE,
                        RejectReason.UNKNOWN_EVENT)),
                reasons::toString);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anOversizedTextIsJsonOfThatLength(boolean isWrapped) {
        byte[] bytes = GarbageFrames.oversized("btcusdt@trade", isWrapped, 100_000);
        assertEquals(100_000, bytes.length);
        assertEquals(EventKind.REJECTED, decode(new String(bytes, StandardCharsets.UTF_8)));
        assertEquals(RejectReason.UNKNOWN_EVENT, record.rejectReason());
        assertEquals(1, GarbageFrames.oversized("btcusdt@trade", isWrapped, 1).length);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void framesComeInAllTheWrongWaysAndTheSameForTheSameSeed(long seed) {
        GarbageFrames some = new GarbageFrames(seed);
        GarbageFrames same = new GarbageFrames(seed);
        Set<String> kinds = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            byte[] frame = some.frame();
            assertEquals(Arrays.toString(frame), Arrays.toString(same.frame()), "seed " + seed);
            kinds.add(Arrays.toString(frame));
        }
        assertEquals(8, kinds.size());
    }

    private EventKind decode(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return decoder.decode(Arrays.copyOf(bytes, bytes.length + MessageDecoder.SLACK_BYTES), bytes.length, record);
    }
}
