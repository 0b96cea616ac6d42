package io.ringfeed.cli.run;

import io.ringfeed.cli.terminal.LiveScreen.Line;
import io.ringfeed.cli.terminal.Style;
import io.ringfeed.cli.text.Columns;
import io.ringfeed.cli.text.NumberText;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/** Draws the symbols of the live view as a table of 79 columns, so that it fits every terminal. A pure function. */
final class LiveTable {
    private static final int SYMBOL = 10;
    private static final int PRICE = 11;
    private static final int QUANTITY = 9;
    private static final int RATE = 7;
    private static final int LATENCY = 6;
    private static final int MOST_SYMBOL = 24;
    private static final int CLASSIC_WIDTH = 80;
    private static final String NOTHING = "-";

    private LiveTable() {}

    /**
     * Draw the table.
     *
     * @param rows what is shown.
     * @param hidden symbols that have no row.
     * @param columns of the terminal.
     * @return the lines, heading first.
     */
    static List<Line> draw(List<RowWindow> rows, int hidden, int columns) {
        int symbolWidth = Math.min(MOST_SYMBOL, SYMBOL + Math.max(0, columns - CLASSIC_WIDTH));
        List<Line> lines = new ArrayList<>();
        lines.add(new Line(
                row(symbolWidth, "SYMBOL", "LAST PRICE", "QUANTITY", "BID", "ASK", "EV/S", "P50 us", "P99 us"),
                Style.HEADING));
        for (RowWindow window : rows) {
            SymbolRow.Prices prices = window.prices();
            Histogram latency = window.latencyNs();
            boolean measured = latency.getTotalCount() > 0;
            lines.add(Line.plain(row(
                    symbolWidth,
                    window.symbol(),
                    prices.hasLast ? NumberText.decimal(prices.lastPrice.bigDecimal(), PRICE) : NOTHING,
                    prices.hasLast ? NumberText.decimal(prices.lastQuantity.bigDecimal(), QUANTITY) : NOTHING,
                    prices.hasQuote ? NumberText.decimal(prices.bid.bigDecimal(), PRICE) : NOTHING,
                    prices.hasQuote ? NumberText.decimal(prices.ask.bigDecimal(), PRICE) : NOTHING,
                    NumberText.rate(window.perSecond()),
                    measured ? NumberText.micros(latency.getValueAtPercentile(50)) : NOTHING,
                    measured ? NumberText.micros(latency.getValueAtPercentile(99)) : NOTHING)));
        }
        if (hidden > 0) {
            lines.add(new Line("and " + hidden + " more symbols, counted below", Style.DIM));
        }
        return lines;
    }

    private static String row(
            int symbolWidth,
            String symbol,
            String price,
            String quantity,
            String bid,
            String ask,
            String rate,
            String p50,
            String p99) {
        return String.join(
                " ",
                Columns.left(symbol, symbolWidth),
                Columns.right(price, PRICE),
                Columns.right(quantity, QUANTITY),
                Columns.right(bid, PRICE),
                Columns.right(ask, PRICE),
                Columns.right(rate, RATE),
                Columns.right(p50, LATENCY),
                Columns.right(p99, LATENCY));
    }
}
