package io.ringfeed.engine.config;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads and writes numbers of bytes, with {@code k} and {@code m} for the powers of 1024.
 *
 * <p><b>Threading:</b> stateless.
 */
public final class ByteSizes {
    private static final Pattern FORM = Pattern.compile("(\\d{1,10})([kKmM]?)");
    private static final int KIBI = 1 << 10;
    private static final int MEBI = 1 << 20;
    private static final int LARGEST = 1 << 30;

    private ByteSizes() {}

    /**
     * Read a number of bytes.
     *
     * @param text such as {@code 65536}, {@code 64k} or {@code 16m}.
     * @return bytes, up to 1024m.
     * @throws IllegalArgumentException with one line that says what to write instead.
     */
    public static int parse(String text) {
        Matcher size = FORM.matcher(text);
        if (size.matches()) {
            String unit = size.group(2).toLowerCase(Locale.ROOT);
            long bytes = Long.parseLong(size.group(1)) * (unit.isEmpty() ? 1 : "k".equals(unit) ? KIBI : MEBI);
            if (bytes <= LARGEST) {
                return (int) bytes;
            }
        }
        throw new IllegalArgumentException(
                "'" + text + "' is no size: write a number of bytes up to 1024m, such as 65536, 64k or 16m");
    }

    /**
     * Write a number of bytes so that {@link #parse} reads the same.
     *
     * @param bytes not negative.
     * @return in the longest unit that it is a multiple of.
     */
    public static String format(int bytes) {
        if (bytes == 0 || bytes % KIBI != 0) {
            return String.valueOf(bytes);
        }
        return bytes % MEBI == 0 ? bytes / MEBI + "m" : bytes / KIBI + "k";
    }
}
