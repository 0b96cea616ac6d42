package io.ringfeed.codec.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ringfeed.codec.Codec;
import io.ringfeed.codec.Samples;
import io.ringfeed.codec.event.ArrayFields;
import io.ringfeed.codec.event.EventKind;
import io.ringfeed.codec.event.RejectReason;
import org.junit.jupiter.api.Test;

/** Arrays of rows, whatever they say. */
class HostileArrayTest {
    private final Codec codec = new Codec();

    @Test
    void rejectsAnArrayForItsFirstBadRow() {
        String good = Samples.MINI_TICKER;
        assertEquals(RejectReason.BAD_NUMBER, codec.reasonOf("[" + good + "," + good.replace("18.5", "x") + "]"));
        assertEquals(RejectReason.MISSING_KEY, codec.reasonOf("[" + good + "," + good.replace("\"q\"", "\"Q\"") + "]"));
        assertEquals(RejectReason.UNKNOWN_EVENT, codec.reasonOf("[" + good + "," + Samples.ROLLING_TICKER_1H + "]"));
        assertEquals(
                RejectReason.UNKNOWN_EVENT,
                codec.reasonOf("[" + Samples.ROLLING_TICKER_1H + "," + Samples.ROLLING_TICKER_4H + "]"));
        assertEquals(RejectReason.UNKNOWN_EVENT, codec.reasonOf("[" + good + ",17]"));
        assertEquals(RejectReason.UNKNOWN_EVENT, codec.reasonOf("[" + Samples.TRADE + "]"));
        assertEquals(RejectReason.NOT_JSON, codec.reasonOf("[" + good + "," + good + ",]"));
        assertEquals(RejectReason.NOT_JSON, codec.reasonOf("[" + good + good + "]"));
        assertEquals(RejectReason.TRUNCATED, codec.reasonOf("[" + good + ","));
        assertEquals(RejectReason.TRAILING_BYTES, codec.reasonOf("[" + good + "]]"));
        assertEquals(RejectReason.BAD_STRING, codec.reasonOf("[" + good.replace("BNBBTC", "") + "]"));
    }

    @Test
    void boundsTheLengthOfARowButNotOfAnArray() {
        String padding = "\"zz\":\"" + "z".repeat(RowDecoder.MAX_ROW_BYTES) + "\",";
        String long1 = Samples.MINI_TICKER.replace("\"s\"", padding + "\"s\"");
        assertEquals(RejectReason.ROW_TOO_LONG, codec.reasonOf("[" + long1 + "]"));
        String longest = Samples.MINI_TICKER.replace(
                "\"s\"",
                "\"zz\":\"" + "z".repeat(RowDecoder.MAX_ROW_BYTES - Samples.MINI_TICKER.length() - 8) + "\",\"s\"");
        assertEquals(RowDecoder.MAX_ROW_BYTES, longest.length());
        assertEquals(RejectReason.NONE, codec.reasonOf("[" + longest + "]"));
        assertEquals(RejectReason.NONE, codec.reasonOf(Samples.miniTickers(9_000)));
    }

    @Test
    void aLargeArrayInAnUnusualOrderTakesTimeByItsLengthOnly() {
        // Going back over the whole frame for each row would take minutes here.
        String row = "{\"s\":\"BNBBTC\","
                + Samples.MINI_TICKER.replace("\"s\":\"BNBBTC\",", "").substring(1);
        String array = "[" + (row + ",").repeat(20_000) + row + "]";
        assertEquals(EventKind.MINI_TICKER_ARRAY, codec.decode(array));
        assertEquals(20_001, codec.record.integer(ArrayFields.ROW_COUNT));
    }
}
