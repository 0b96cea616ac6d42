package io.ringfeed.cli.terminal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Standard error by whole lines: a line never tears the live view, and nothing comes behind the last line.
 *
 * <p><b>Threading:</b> any thread; a line is written under a lock.
 */
public final class StandardError extends OutputStream {
    private final OutputStream target;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(256);
    private LiveScreen screen;
    private boolean ended;

    /** @param target where the bytes go. */
    public StandardError(OutputStream target) {
        this.target = target;
    }

    /** @return a stream for {@link System#setErr}: what libraries print goes through here, too. */
    public PrintStream printStream() {
        return new PrintStream(this, true, StandardCharsets.UTF_8);
    }

    /**
     * Write one line.
     *
     * @param text without a line break.
     */
    public synchronized void line(String text) {
        endPartialLine();
        emit((text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Write one line, and nothing ever after.
     *
     * @param text without a line break.
     */
    public synchronized void lastLine(String text) {
        line(text);
        ended = true;
    }

    /**
     * Have lines step aside for a live view.
     *
     * @param live the view, or null when there is none any more.
     */
    synchronized void stepAsideFor(LiveScreen live) {
        screen = live;
    }

    @Override
    public synchronized void write(int b) {
        line.write(b);
        if (b == '\n') {
            emitCollected();
        }
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        int start = offset;
        for (int i = offset; i < offset + length; i++) {
            if (bytes[i] == '\n') {
                line.write(bytes, start, i + 1 - start);
                emitCollected();
                start = i + 1;
            }
        }
        line.write(bytes, start, offset + length - start);
    }

    private void endPartialLine() {
        if (line.size() > 0) {
            line.write('\n');
            emitCollected();
        }
    }

    private void emitCollected() {
        byte[] bytes = line.toByteArray();
        line.reset();
        emit(bytes);
    }

    private void emit(byte[] bytes) {
        if (ended) {
            return;
        }
        if (screen != null) {
            screen.aside(() -> writeThrough(bytes));
        } else {
            writeThrough(bytes);
        }
    }

    private void writeThrough(byte[] bytes) {
        try {
            target.write(bytes);
            target.flush();
        } catch (IOException closed) {
            ended = true; // nobody listens any more, and there is no other place to say so
        }
    }
}
