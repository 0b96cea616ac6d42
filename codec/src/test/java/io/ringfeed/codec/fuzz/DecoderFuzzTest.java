package io.ringfeed.codec.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.ringfeed.codec.Codec;
import io.ringfeed.codec.Oracle;
import io.ringfeed.codec.Samples;
import io.ringfeed.codec.decode.DecodePath;
import io.ringfeed.codec.event.RejectReason;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Any bytes as a frame. Inputs that lie beside each other are for every method here; those in a folder are for the method
 * it is named after.
 */
class DecoderFuzzTest {
    private static final List<byte[]> EARLIER_FRAMES = List.of(
            utf8(Samples.wrapped("btcusdt@depth@100ms", Samples.depth(4))),
            utf8(Samples.KLINE),
            utf8("{\"error\":{\"code\":2,\"msg\":\"Invalid request: \\\"x\\\"\"},\"id\":20,\"result\":[\"a\"]}"));
    private static final List<byte[]> FILLERS = List.of(utf8("\""), utf8("7"), utf8("]}}"), utf8(" "), utf8("\\"));

    /** An escape, or an exponent. */
    private static final Pattern BEYOND_THE_ORACLE = Pattern.compile("\\\\|[0-9][eE]");

    private static final Set<RejectReason> NO_JSON =
            EnumSet.of(RejectReason.EMPTY, RejectReason.NOT_JSON, RejectReason.TRUNCATED, RejectReason.TRAILING_BYTES);

    @FuzzTest
    void neverThrowsAndNeverReadsBeyondTheFrame(byte[] data) {
        Outcome expected = new Harness().decode(data);
        Harness used = new Harness();
        for (byte[] earlier : EARLIER_FRAMES) {
            assertEquals(expected, used.decodeAfter(earlier, data));
        }
        for (byte[] filler : FILLERS) {
            assertEquals(expected, used.decodeAmong(filler, data));
        }
    }

    @FuzzTest
    void bothPathsAgree(byte[] data) {
        assertEquals(new Harness(DecodePath.DSL_JSON_ONLY).decode(data), new Harness().decode(data));
    }

    @FuzzTest
    void acceptedFramesSurviveTheRoundTrip(byte[] data) {
        Outcome outcome = new Harness().decode(data);
        if (!outcome.isRejected()) {
            assertTrue(JsonGrammar.isJson(data), () -> "accepted what is no JSON as " + outcome);
        }
        if (outcome.isMarketEvent()) {
            assertEquals(outcome, new Harness().decode(outcome.encoded()));
        }
    }

    @FuzzTest
    void callsNothingBrokenThatIsJson(byte[] data) {
        Outcome outcome = new Harness().decode(data);
        if (NO_JSON.contains(outcome.reason())) {
            assertFalse(JsonGrammar.isJson(data), () -> "JSON, but " + outcome.reason());
        }
    }

    @FuzzTest
    void readsInAcceptedFramesWhatJacksonReads(byte[] data) {
        String text = new String(data, StandardCharsets.UTF_8);
        if (new Harness().decode(data).isMarketEvent() && isForTheOracle(data, text)) {
            Codec codec = new Codec();
            codec.decode(data);
            Oracle.assertSameFields(text, codec, text);
        }
    }

    /**
     * The oracle is not for all frames: Jackson takes escapes out of keys and makes numbers of what is skipped here, and a
     * wrapper is known by one key.
     */
    private static boolean isForTheOracle(byte[] data, String text) {
        return Arrays.equals(data, utf8(text))
                && !BEYOND_THE_ORACLE.matcher(text).find()
                && Oracle.isJson(data)
                && Oracle.tree(text).has("stream") == Oracle.tree(text).has("data");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
