package io.ringfeed.cli.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SummaryTest {
    private static final List<String> KEYS = List.of(
            "received",
            "decoded",
            "delivered",
            "skipped",
            "rejected",
            "gaps",
            "lost",
            "dropped",
            "duplicates",
            "pauses",
            "pausedMs",
            "reconnects",
            "stale",
            "elapsedMs",
            "exit");

    @Test
    void hasEveryKeyInItsOrderWithItsOwnNumber() throws Exception {
        JsonNode json =
                new ObjectMapper().readTree(new Summary(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13).json(14, 15));
        List<String> keys = new ArrayList<>();
        json.fieldNames().forEachRemaining(keys::add);
        assertEquals(KEYS, keys);
        for (int i = 0; i < KEYS.size(); i++) {
            assertEquals(i + 1, json.get(KEYS.get(i)).asLong());
        }
    }

    @Test
    void isCompleteForACommandThatDidNothing() {
        assertEquals(
                "{\"received\":0,\"decoded\":0,\"delivered\":0,\"skipped\":0,\"rejected\":0,\"gaps\":0,\"lost\":0,"
                        + "\"dropped\":0,\"duplicates\":0,\"pauses\":0,\"pausedMs\":0,\"reconnects\":0,\"stale\":0,"
                        + "\"elapsedMs\":7,\"exit\":2}",
                Summary.NOTHING.json(7, 2));
    }
}
