package io.ringfeed.simulator.ledger;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes a ledger file; the package description has its format.
 *
 * <p><b>Threading:</b> opened by the user's thread, then confined to the simulator's.
 * <br><b>Allocation:</b> none for a frame.
 * <br><b>Errors:</b> the first failed write ends the ledger and is told once in the log; the simulator goes on.
 */
public final class Ledger implements AutoCloseable {
    /** A frame was handed to a connection. */
    public static final byte SENT = 'F';

    /** A frame that a connection was due is not sent, by a fault. */
    public static final byte SWALLOWED = 'G';

    /** A frame was handed to a connection once more, by a fault. */
    public static final byte DUPLICATED = 'D';

    private static final System.Logger LOG = System.getLogger(Ledger.class.getName());
    private static final int BUFFER_BYTES = 256 << 10;
    private static final int MAX_NUMBERS_BYTES = 80;

    private final Path file;
    private final OutputStream out;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int filled;
    private boolean isBroken;

    private Ledger(Path file, OutputStream out) {
        this.file = file;
        this.out = out;
    }

    /**
     * Creates the file.
     *
     * @param file replaced if it exists.
     * @return the open ledger.
     * @throws IOException with one line for the user if it cannot be written.
     */
    public static Ledger create(Path file) throws IOException {
        try {
            Ledger ledger = new Ledger(file, Files.newOutputStream(file));
            ledger.text("# ringfeed ledger 1\n");
            return ledger;
        } catch (IOException failed) {
            throw new IOException("ledger " + file + " cannot be written: " + failed, failed);
        }
    }

    /**
     * Writes that a connection was opened.
     *
     * @param connection its number.
     */
    public void opened(int connection) {
        text("O " + connection + ' ' + System.currentTimeMillis() + '\n');
    }

    /**
     * Writes that a connection ended.
     *
     * @param connection its number.
     */
    public void closed(int connection) {
        text("C " + connection + ' ' + System.currentTimeMillis() + '\n');
    }

    /**
     * Writes how many frames of a stream a connection was handed.
     *
     * @param connection its number.
     * @param stream     the stream's name.
     * @param count      of frames.
     */
    public void total(int connection, String stream, long count) {
        text("T " + connection + ' ' + stream + ' ' + count + '\n');
    }

    /**
     * Writes that a fault struck.
     *
     * @param kind       its name in scripts.
     * @param connection its number, -1 for none in particular.
     */
    public void fault(String kind, int connection) {
        text("X " + System.currentTimeMillis() + ' ' + kind + ' ' + connection + '\n');
    }

    /**
     * Writes what became of a frame.
     *
     * @param entry      {@link #SENT}, {@link #SWALLOWED} or {@link #DUPLICATED}.
     * @param connection its number.
     * @param stream     the stream's name, UTF-8.
     * @param firstId    -1 for none.
     * @param lastId     -1 for none.
     */
    public void frame(byte entry, int connection, byte[] stream, long firstId, long lastId) {
        if (stream.length + MAX_NUMBERS_BYTES > BUFFER_BYTES) {
            return;
        }
        reserve(stream.length + MAX_NUMBERS_BYTES);
        buffer[filled++] = entry;
        buffer[filled++] = ' ';
        number(connection);
        buffer[filled++] = ' ';
        System.arraycopy(stream, 0, buffer, filled, stream.length);
        filled += stream.length;
        buffer[filled++] = ' ';
        number(firstId);
        buffer[filled++] = ' ';
        number(lastId);
        buffer[filled++] = '\n';
    }

    private void number(long value) {
        if (value < 0) {
            buffer[filled++] = '-';
            buffer[filled++] = '1';
            return;
        }
        int digits = 1;
        for (long rest = value / 10; rest > 0; rest /= 10) {
            digits++;
        }
        long rest = value;
        for (int i = filled + digits - 1; i >= filled; i--) {
            buffer[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        filled += digits;
    }

    private void text(String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= BUFFER_BYTES) {
            reserve(bytes.length);
            System.arraycopy(bytes, 0, buffer, filled, bytes.length);
            filled += bytes.length;
        }
    }

    private void reserve(int bytes) {
        if (filled + bytes > BUFFER_BYTES) {
            flush();
        }
    }

    private void flush() {
        try {
            if (!isBroken) {
                out.write(buffer, 0, filled);
            }
        } catch (IOException failed) {
            broken(failed);
        }
        filled = 0;
    }

    private void broken(IOException failed) {
        isBroken = true;
        LOG.log(System.Logger.Level.WARNING, "ledger " + file + " ends here, it cannot be written: " + failed);
    }

    /** Writes what is left and closes the file. */
    @Override
    public void close() {
        flush();
        try {
            out.close();
        } catch (IOException failed) {
            broken(failed);
        }
    }
}
