package io.ringfeed.engine.counters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfeed.codec.event.EventKind;
import io.ringfeed.codec.event.RejectReason;
import io.ringfeed.engine.supervisor.Health;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class CounterIdTest {
    @Test
    void namesFollowPrometheusRules() {
        Pattern valid = Pattern.compile("ringfeed_[a-z]+(_[a-z]+)*");
        for (CounterId id : CounterId.values()) {
            String name = id.metricName();
            assertTrue(valid.matcher(name).matches(), name);
            assertEquals(id.type() == CounterType.COUNTER, name.endsWith("_total"), name);
            String base = name.replaceFirst("_total$", "");
            switch (id.unit()) {
                case NONE -> assertTrue(!base.endsWith("_seconds") && !base.endsWith("_bytes"), name);
                case BYTES -> assertTrue(base.endsWith("_bytes"), name);
                case MILLISECONDS, NANOSECONDS -> assertTrue(base.endsWith("_seconds"), name);
            }
            assertTrue(
                    id.help().endsWith(".")
                            && id.help().length() < 100
                            && !id.help().contains("\\"),
                    name);
        }
    }

    @Test
    void keysNameTheUnitOfTheStoredValue() {
        assertEquals("framesReceived", CounterId.FRAMES_RECEIVED.key());
        assertEquals("readingPausedMs", CounterId.READING_PAUSED_MS.key());
        assertEquals("pingRoundTripNs", CounterId.PING_ROUND_TRIP_NS.key());
        for (CounterId id : CounterId.values()) {
            assertEquals(id.unit() == CounterUnit.MILLISECONDS, id.key().endsWith("Ms"), id.key());
            assertEquals(id.unit() == CounterUnit.NANOSECONDS, id.key().endsWith("Ns"), id.key());
        }
    }

    @Test
    void everySlotHasANameOfItsOwnThatAgronaCanHold() {
        Set<String> names = new HashSet<>();
        for (CounterId id : CounterId.values()) {
            assertEquals(names.size(), id.firstSlot());
            for (String name : id.slotNames()) {
                assertTrue(names.add(name), name);
                assertTrue(name.length() < 380, name);
            }
        }
        assertEquals(names.size(), CounterId.slotCount());
        assertTrue(names.contains("ringfeed_events_decoded_total{kind=\"agg_trade\"}"), names::toString);
        assertTrue(names.contains("ringfeed_frames_rejected_total{reason=\"not_json\"}"), names::toString);
    }

    @Test
    void valuesKeepLabelsAndStatesApart() {
        CounterValues values = new CounterValues();
        values.set(CounterId.EVENTS_DECODED, EventKind.TRADE, 3);
        values.set(CounterId.EVENTS_DECODED, EventKind.KLINE, 4);
        values.set(CounterId.FRAMES_REJECTED, RejectReason.NOT_JSON, 5);
        values.state(CounterId.HEALTH, Health.DEGRADED);
        assertEquals(7, values.get(CounterId.EVENTS_DECODED));
        assertEquals(4, values.get(CounterId.EVENTS_DECODED, "kline"));
        assertEquals(5, values.get(CounterId.FRAMES_REJECTED));
        assertEquals("degraded", values.state(CounterId.HEALTH));
        assertEquals(1, values.get(CounterId.HEALTH, "degraded"));
        assertEquals(0, values.get(CounterId.HEALTH, "connected"));
        assertThrows(IllegalArgumentException.class, () -> values.set(CounterId.EVENTS_DECODED, 1));
        assertThrows(IllegalArgumentException.class, () -> values.set(CounterId.EVENTS_DECODED, EventKind.MARKER, 1));
        assertThrows(IllegalArgumentException.class, () -> values.set(CounterId.GAPS, EventKind.TRADE, 1));
    }

    @Test
    void thePageListsTheWholeCatalogueAndNothingElse() throws IOException {
        List<String> expected =
                Arrays.stream(CounterId.values()).map(CounterIdTest::row).toList();
        List<String> rows = Files.readAllLines(page()).stream()
                .filter(line -> line.startsWith("| `ringfeed_"))
                .toList();
        assertEquals(String.join("\n", expected), String.join("\n", rows));
    }

    private static String row(CounterId id) {
        String labels = id.label().values().isEmpty()
                ? ""
                : "`" + id.label().name() + "`: " + String.join(", ", id.label().values());
        String type = id.type() == CounterType.STATE ? "gauge (state)" : CounterLabel.text(id.type());
        return "| `" + id.metricName() + "` | `" + id.key() + "` | " + type + " | " + labels + " | " + id.help() + " |";
    }

    private static Path page() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path page = folder.resolve("docs").resolve("counters.md");
            if (Files.isRegularFile(page)) {
                return page;
            }
        }
        throw new AssertionError("docs/counters.md is not above the working directory");
    }
}
