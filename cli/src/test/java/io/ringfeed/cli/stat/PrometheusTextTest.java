package io.ringfeed.cli.stat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfeed.engine.counters.CounterId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PrometheusTextTest {
    private static final Pattern SAMPLE = Pattern.compile(
            "([a-zA-Z_:][a-zA-Z0-9_:]*)(\\{[a-zA-Z_][a-zA-Z0-9_]*=\"[^\"\\\\\\n]*\"})? (-?\\d+(?:\\.\\d+)?)");

    private final String text = PrometheusText.of(Snapshots.live(1, true, List.of()));

    @Test
    void followsTheGrammarOfTheTextFormat() {
        assertTrue(text.endsWith("\n"));
        Set<String> helped = new HashSet<>();
        Map<String, String> types = new HashMap<>();
        Set<String> samples = new HashSet<>();
        String current = "";
        for (String line : text.lines().toList()) {
            String[] words = line.split(" ", 4);
            if (line.startsWith("# HELP ")) {
                current = words[2];
                assertTrue(helped.add(current), "twice: " + line);
            } else if (line.startsWith("# TYPE ")) {
                assertEquals(current, words[2], "the type follows the help");
                types.put(words[2], words[3]);
            } else {
                Matcher sample = SAMPLE.matcher(line);
                assertTrue(sample.matches(), line);
                assertEquals(current, sample.group(1), "samples follow their type");
                assertTrue(samples.add(sample.group(1) + sample.group(2)), "twice: " + line);
                assertEquals("counter".equals(types.get(current)), current.endsWith("_total"), line);
            }
        }
        assertEquals(CounterId.values().length + 3, types.size());
    }

    @Test
    void givesBaseUnitsLabelsAndOneForThePresentState() {
        for (String line : List.of(
                "ringfeed_live 1",
                "ringfeed_start_time_seconds 1000",
                "ringfeed_frames_received_total 1000",
                "ringfeed_events_decoded_total{kind=\"trade\"} 1000",
                "ringfeed_events_decoded_total{kind=\"control_reply\"} 0",
                "ringfeed_frames_rejected_total{reason=\"not_json\"} 1",
                "ringfeed_reading_paused_seconds_total 1.234",
                "ringfeed_ping_round_trip_seconds 0.000123456",
                "ringfeed_health{state=\"connected\"} 1",
                "ringfeed_health{state=\"gave_up\"} 0",
                "ringfeed_connections{state=\"connected\"} 1")) {
            assertTrue(text.lines().anyMatch(line::equals), line + " is missing in\n" + text);
        }
    }
}
