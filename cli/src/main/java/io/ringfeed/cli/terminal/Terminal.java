package io.ringfeed.cli.terminal;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * The two standard streams of this process, and whether a person looks at them.
 *
 * <p><b>Threading:</b> any thread.
 */
public final class Terminal {
    private static final String OUT_PROPERTY = "ringfeed.terminal.out";
    private static final String ERR_PROPERTY = "ringfeed.terminal.err";

    private final OutputStream rawOut;
    private final PrintStream out;
    private final StandardError err;
    private final boolean outIsTerminal;
    private final boolean errIsTerminal;
    private final boolean colours;

    /**
     * A terminal made of parts.
     *
     * @param rawOut standard output.
     * @param rawErr standard error.
     * @param outIsTerminal whether a person looks at standard output.
     * @param errIsTerminal whether a person looks at standard error.
     * @param colours whether that person wants colours.
     */
    public Terminal(
            OutputStream rawOut, OutputStream rawErr, boolean outIsTerminal, boolean errIsTerminal, boolean colours) {
        this.rawOut = rawOut;
        this.out = new PrintStream(rawOut, true, StandardCharsets.UTF_8);
        this.err = new StandardError(rawErr);
        this.outIsTerminal = outIsTerminal;
        this.errIsTerminal = errIsTerminal;
        this.colours = colours;
    }

    /** @return the process's own streams; {@link System#err} goes through {@link #err()} from now on. */
    public static Terminal ofProcess() {
        String noColor = System.getenv("NO_COLOR");
        boolean dumb = "dumb".equals(System.getenv("TERM"));
        Terminal terminal = new Terminal(
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err),
                isTerminal(OUT_PROPERTY) && !dumb,
                isTerminal(ERR_PROPERTY) && !dumb,
                noColor == null || noColor.isEmpty());
        System.setErr(terminal.err().printStream());
        return terminal;
    }

    /** @return standard output as text. */
    public PrintStream out() {
        return out;
    }

    /** @return standard output as bytes, unbuffered; do not mix with {@link #out()} without flushing. */
    public OutputStream rawOut() {
        return rawOut;
    }

    /** @return standard error. */
    public StandardError err() {
        return err;
    }

    /** @return whether a person looks at standard output. */
    public boolean isOutInteractive() {
        return outIsTerminal;
    }

    /** @return how to colour what goes to standard output. */
    public Paint outPaint() {
        return outIsTerminal && colours ? Paint.COLOURED : Paint.BARE;
    }

    /**
     * Begin a live view on standard output, which must be a terminal. Lines on standard error step aside for it.
     *
     * @param size of the terminal.
     * @return the screen; give it back to {@link #endLive}.
     */
    public LiveScreen beginLive(TerminalSize size) {
        LiveScreen screen = new LiveScreen(out, size.columns());
        if (errIsTerminal) {
            err.stepAsideFor(screen);
        }
        return screen;
    }

    /**
     * End a live view; its last picture stays.
     *
     * @param screen the view.
     */
    public void endLive(LiveScreen screen) {
        err.stepAsideFor(null);
        screen.finish();
    }

    /**
     * The script knows it for each stream; without the script, the JDK knows it for both together. From JDK 22 on it has
     * a console object in any case, which tells whether it is a terminal by a method that JDK 17 does not know.
     */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean isTerminal(String property) {
        String told = System.getProperty(property);
        if (told != null) {
            return Boolean.parseBoolean(told);
        }
        Console console = System.console();
        if (console == null || Runtime.version().feature() < 22) {
            return console != null;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException unknown) {
            return false;
        }
    }
}
