package io.ringfeed.cli.terminal;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The size of a terminal.
 *
 * @param rows lines.
 * @param columns characters of a line.
 */
public record TerminalSize(int rows, int columns) {
    /** What every terminal has had since there were terminals. */
    public static final TerminalSize CLASSIC = new TerminalSize(24, 80);

    private static final Pattern STTY = Pattern.compile("\\s*(\\d{1,4}) (\\d{1,4})\\s*");
    private static final int SMALLEST = 10;

    /** @return the size of the terminal that this process belongs to, or {@link #CLASSIC} where nobody can tell. */
    public static TerminalSize ofProcess() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(new File("/dev/tty"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!stty.waitFor(1, TimeUnit.SECONDS)) {
                stty.destroyForcibly();
                return CLASSIC;
            }
            return parse(new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
        } catch (IOException noSuchProgram) {
            return CLASSIC;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return CLASSIC;
        }
    }

    static TerminalSize parse(String sttySize) {
        Matcher matcher = STTY.matcher(sttySize);
        if (!matcher.matches()) {
            return CLASSIC;
        }
        int rows = Integer.parseInt(matcher.group(1));
        int columns = Integer.parseInt(matcher.group(2));
        return rows < SMALLEST || columns < SMALLEST ? CLASSIC : new TerminalSize(rows, columns);
    }
}
