package io.ringfeed.cli.terminal;

import io.ringfeed.cli.text.Columns;
import java.io.PrintStream;
import java.util.List;

/**
 * A few lines at the end of a terminal that are painted again in place, without the alternate screen: what was there
 * before stays, and so does the last picture.
 *
 * <p><b>Threading:</b> any thread; each painting holds a lock.
 */
public final class LiveScreen {
    private static final String ESC = "\u001b[";
    private static final String CLEAR_TO_LINE_END = ESC + "K";
    private static final String CLEAR_BELOW = ESC + "J";

    private final PrintStream out;
    private final int width;
    private List<Line> picture = List.of();

    /**
     * A line of the picture.
     *
     * @param text without control characters; cut where it is too long.
     * @param style of the whole line.
     */
    public record Line(String text, Style style) {
        /**
         * An unadorned line.
         *
         * @param text without control characters.
         * @return the line.
         */
        public static Line plain(String text) {
            return new Line(text, Style.PLAIN);
        }
    }

    /**
     * A screen without a picture.
     *
     * @param out a terminal.
     * @param width its columns.
     */
    public LiveScreen(PrintStream out, int width) {
        this.out = out;
        this.width = width;
    }

    /**
     * Paint the picture, over the last one.
     *
     * @param lines from the top.
     * @param paint whether and how to colour.
     */
    public synchronized void show(List<Line> lines, Paint paint) {
        StringBuilder text = new StringBuilder(2_048);
        text.append(toTop());
        for (Line line : lines) {
            // One column stays free: a character in the last one would wait there for a wrap, and be cleared.
            text.append(paint.apply(line.style(), Columns.cut(line.text(), width - 1)));
            text.append(CLEAR_TO_LINE_END).append('\n');
        }
        text.append(CLEAR_BELOW);
        picture = List.copyOf(lines);
        out.print(text);
        out.flush();
    }

    /** Leave the last picture where it is; what is printed next stands below it. */
    public synchronized void finish() {
        picture = List.of();
    }

    /** Take the picture away, let somebody write a line, and leave the repainting to the next {@link #show}. */
    synchronized void aside(Runnable writesLines) {
        if (!picture.isEmpty()) {
            // Line by line: some terminals take a screen that is cleared at once into their history.
            out.print(toTop() + (CLEAR_TO_LINE_END + "\n").repeat(picture.size()) + toTop());
            out.flush();
            picture = List.of();
        }
        writesLines.run();
    }

    private String toTop() {
        return picture.isEmpty() ? "" : "\r" + ESC + picture.size() + "A";
    }
}
