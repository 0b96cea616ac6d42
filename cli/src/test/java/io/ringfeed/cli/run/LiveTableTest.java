package io.ringfeed.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfeed.cli.terminal.LiveScreen.Line;
import io.ringfeed.cli.text.Columns;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LiveTableTest {
    private static final long SECOND_NS = 1_000_000_000L;

    private final Events events = new Events();
    private final LiveBoard board = new LiveBoard(List.of("btcusdt", "ethusdt", "btcusdt", "bnbusdt"), 2);

    @Test
    void drawsTheLatestOfEachSymbol() {
        List<RowWindow> windows =
                board.rows().stream().map(row -> new RowWindow(row, 0)).toList();
        for (int i = 1; i <= 40; i++) {
            board.onTrade(events.trade("BTCUSDT", i, "67234.12000000"));
        }
        board.onBookTicker(events.bookTicker("BTCUSDT", "67234.11000000", "67234.12000000"));
        board.onTrade(events.trade("BNBUSDT", 1, "1"));
        windows.forEach(window -> window.update(2 * SECOND_NS));
        String table = LiveTable.draw(windows, 1, 80).stream()
                .map(Line::text)
                .map(line -> line.replaceAll("[0-9.,]+ +[0-9.,]+$", "x x"))
                .collect(Collectors.joining("\n"));
        assertEquals("""
                SYMBOL      LAST PRICE  QUANTITY         BID         ASK    EV/S P50 us P99 us
                BTCUSDT       67234.12      0.25    67234.11    67234.12      21   x x
                ETHUSDT              -         -           -           -       0      -      -
                and 1 more symbols, counted below""", table.replaceAll("21 +x x", "21   x x"));
    }

    @Test
    void fitsEightyColumnsWhateverTheNumbers() {
        LiveBoard one = new LiveBoard(List.of("1000000verylongsymbolusdt"), 5);
        one.onTrade(events.trade("1000000VERYLONGSYMBOLUSDT", 1, "123456789012.12345678"));
        RowWindow window = new RowWindow(one.rows().get(0), 0);
        window.update(2 * SECOND_NS);
        for (Line line : LiveTable.draw(List.of(window), 0, 80)) {
            assertTrue(Columns.width(line.text()) <= 79, line.text());
        }
    }

    @Test
    void usesAWiderTerminalForLongSymbols() {
        LiveBoard one = new LiveBoard(List.of("1000satsusdt"), 5);
        RowWindow window = new RowWindow(one.rows().get(0), 0);
        assertTrue(LiveTable.draw(List.of(window), 0, 80).get(1).text().startsWith("1000SATSU\u2026 "));
        assertTrue(LiveTable.draw(List.of(window), 0, 120).get(1).text().startsWith("1000SATSUSDT "));
    }
}
