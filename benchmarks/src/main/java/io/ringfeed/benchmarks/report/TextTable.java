package io.ringfeed.benchmarks.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Lines up columns: text to the left, numbers to the right. */
public final class TextTable {
    private final List<String[]> rows = new ArrayList<>();
    private final int textColumns;

    /**
     * A table.
     *
     * @param textColumns how many columns from the left hold text.
     * @param header      of all columns.
     */
    public TextTable(int textColumns, String... header) {
        this.textColumns = textColumns;
        rows.add(header);
    }

    public void add(String... cells) {
        if (cells.length != rows.get(0).length) {
            throw new IllegalArgumentException("as many cells as columns: " + Arrays.toString(cells));
        }
        rows.add(cells);
    }

    /** A line without cells, to set groups apart. */
    public void addGap() {
        rows.add(new String[0]);
    }

    /** A number with the digits that mean something. */
    public static String number(double value) {
        if (Double.isNaN(value)) {
            return "?";
        }
        double size = Math.abs(value);
        int decimals = size >= 1000 ? 0 : size >= 100 ? 1 : 2;
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }

    @Override
    public String toString() {
        int[] widths = new int[rows.get(0).length];
        for (String[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                widths[i] = Math.max(widths[i], row[i].length());
            }
        }
        StringBuilder text = new StringBuilder();
        for (String[] row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < row.length; i++) {
                String padding = " ".repeat(widths[i] - row[i].length());
                line.append(i == 0 ? "" : "  ").append(i < textColumns ? row[i] + padding : padding + row[i]);
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }
}
