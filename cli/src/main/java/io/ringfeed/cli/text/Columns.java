package io.ringfeed.cli.text;

/** Fits text into columns of a terminal, where some characters take two cells and others none. */
public final class Columns {
    private static final String ELLIPSIS = "\u2026";

    private Columns() {}

    /**
     * Fill up with blanks behind, or cut with an ellipsis.
     *
     * @param text any text without control characters.
     * @param width cells.
     * @return text of exactly that width.
     */
    public static String left(String text, int width) {
        String cut = cut(text, width);
        return cut + " ".repeat(width - width(cut));
    }

    /**
     * Fill up with blanks before, or cut with an ellipsis.
     *
     * @param text any text without control characters.
     * @param width cells.
     * @return text of exactly that width.
     */
    public static String right(String text, int width) {
        String cut = cut(text, width);
        return " ".repeat(width - width(cut)) + cut;
    }

    /**
     * Cut what does not fit.
     *
     * @param text any text without control characters.
     * @param width cells, at least 1.
     * @return text of at most that width.
     */
    public static String cut(String text, int width) {
        if (width(text) <= width) {
            return text;
        }
        StringBuilder kept = new StringBuilder();
        int used = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            int cells = cells(c);
            if (used + cells > width - 1) {
                break;
            }
            kept.appendCodePoint(c);
            used += cells;
            i += Character.charCount(c);
        }
        return kept + ELLIPSIS;
    }

    /**
     * Cells that a text takes.
     *
     * @param text any text without control characters.
     * @return zero or more.
     */
    public static int width(String text) {
        return text.codePoints().map(Columns::cells).sum();
    }

    private static int cells(int c) {
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        boolean wide = (c >= 0x1100 && c <= 0x115F)
                || (c >= 0x2E80 && c <= 0xA4CF)
                || (c >= 0xAC00 && c <= 0xD7A3)
                || (c >= 0xF900 && c <= 0xFAFF)
                || (c >= 0xFE30 && c <= 0xFE6F)
                || (c >= 0xFF00 && c <= 0xFF60)
                || (c >= 0xFFE0 && c <= 0xFFE6)
                || (c >= 0x1F300 && c <= 0x1FAFF)
                || (c >= 0x20000 && c <= 0x3FFFD);
        return wide ? 2 : 1;
    }
}
