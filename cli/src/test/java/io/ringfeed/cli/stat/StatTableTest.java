package io.ringfeed.cli.stat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfeed.cli.terminal.LiveScreen.Line;
import io.ringfeed.cli.terminal.TerminalSize;
import io.ringfeed.codec.event.RejectReason;
import io.ringfeed.engine.counters.CountersSnapshot;
import io.ringfeed.engine.counters.KeptReject;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class StatTableTest {
    @Test
    void theTableHasOneCounterALineAndLeavesOutLabelsThatCountedNothing() {
        String table = text(StatTable.once(Snapshots.live(1, false, List.of())));
        assertTrue(table.startsWith("engine of process 4711 at spot (wss://stream.binance.com:9443)"), table);
        assertTrue(table.contains("up 01:01\nlive: 12 of 12 streams deliver over 1 connection\n"), table);
        assertTrue(table.contains("\nframes received              1,000\n"), table);
        assertTrue(table.contains("\n  trade                      1,000\n"), table);
        assertTrue(table.contains("\nhealth                   connected\n"), table);
        assertTrue(table.contains("\nreading paused               1.2 s\n"), table);
        assertTrue(table.contains("\nping round trip            0.12 ms"), table);
        assertFalse(table.contains("agg_trade"), table);
    }

    @Test
    void thePictureHasRatesAndFitsAClassicTerminalWhateverWasCounted() {
        for (boolean everyLabel : new boolean[] {false, true}) {
            for (long factor : new long[] {2, 40_000_000}) {
                CountersSnapshot before = Snapshots.live(factor - 1, everyLabel, List.of());
                CountersSnapshot now = Snapshots.live(factor, everyLabel, List.of());
                List<Line> lines = StatTable.live(now, before, TerminalSize.CLASSIC);
                assertTrue(lines.size() < TerminalSize.CLASSIC.rows(), () -> text(lines));
                lines.forEach(line -> assertTrue(line.text().length() < TerminalSize.CLASSIC.columns(), line.text()));
                String picture = text(lines);
                assertTrue(picture.contains("stale ever"), picture);
                assertTrue(picture.matches("(?s).*frames received +[0-9,]+ +1000 .*"), picture);
                assertEquals(!everyLabel, picture.contains("  trade"), picture);
            }
        }
    }

    @Test
    void keptFramesCannotHarmTheTerminal() {
        KeptReject evil =
                new KeptReject(1_500, RejectReason.NOT_JSON, 3, 1_234, "\u001b[2J\r\nclear\u0007ed \u2028now");
        List<String> lines = RejectsText.of(Snapshots.live(1, true, List.of(evil)));
        assertEquals("16 rejected, 1 kept (the latest 32, at most 10 a second, 256 bytes of each)", lines.get(0));
        assertEquals("1970-01-01T00:00:01.500Z  not_json, connection 3, 1,234 B", lines.get(1));
        assertEquals("  [2J clear ed now", lines.get(2));
        assertEquals(List.of("no frame was rejected"), RejectsText.of(Snapshots.live(1, false, List.of())));
    }

    private static String text(List<Line> lines) {
        return lines.stream().map(Line::text).collect(Collectors.joining("\n"));
    }
}
