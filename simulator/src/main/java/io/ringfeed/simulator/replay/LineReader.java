package io.ringfeed.simulator.replay;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/**
 * Reads a text file line by line into one array that it uses again and again; unpacks {@code .gz}.
 *
 * <p><b>Threading:</b> confined to its owner. <b>Allocation:</b> none for a line once the longest has been seen.
 */
final class LineReader implements Closeable {
    /** No frame of the venue comes near; a file without line ends must not fill the memory. */
    static final int MAX_LINE_BYTES = 16 << 20;

    private static final int BUFFER_BYTES = 256 << 10;

    private final InputStream in;
    private final byte[] chunk = new byte[BUFFER_BYTES];
    private int chunkAt;
    private int chunkEnd;
    private byte[] line = new byte[4 << 10];
    private int length;
    private long number;

    LineReader(Path file) throws IOException {
        InputStream raw = new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES);
        try {
            in = file.toString().toLowerCase(Locale.ROOT).endsWith(".gz")
                    ? new GZIPInputStream(raw, BUFFER_BYTES)
                    : raw;
        } catch (IOException notPacked) {
            raw.close();
            throw notPacked;
        }
    }

    /** Reads the next line that is not blank; false at the end of the file. */
    boolean next() throws IOException {
        do {
            if (!readLine()) {
                return false;
            }
        } while (length == 0);
        return true;
    }

    byte[] line() {
        return line;
    }

    int length() {
        return length;
    }

    /** Counted from 1: the line that was read last, or at which reading failed. */
    long number() {
        return number;
    }

    private boolean readLine() throws IOException {
        length = 0;
        number++;
        boolean isEnded = false;
        boolean any = false;
        while (!isEnded && (chunkAt < chunkEnd || fill())) {
            any = true;
            int end = chunkAt;
            while (end < chunkEnd && chunk[end] != '\n') {
                end++;
            }
            append(end);
            isEnded = end < chunkEnd;
            chunkAt = isEnded ? end + 1 : end;
        }
        if (length > 0 && line[length - 1] == '\r') {
            length--;
        }
        return any;
    }

    private void append(int end) throws IOException {
        int count = end - chunkAt;
        if (length + count > MAX_LINE_BYTES) {
            throw new IOException("the line is longer than " + MAX_LINE_BYTES + " bytes");
        }
        if (length + count > line.length) {
            line = Arrays.copyOf(line, Math.max(length + count, line.length * 2));
        }
        System.arraycopy(chunk, chunkAt, line, length, count);
        length += count;
    }

    private boolean fill() throws IOException {
        chunkAt = 0;
        chunkEnd = Math.max(0, in.read(chunk));
        return chunkEnd > 0;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
