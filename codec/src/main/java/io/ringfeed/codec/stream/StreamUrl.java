package io.ringfeed.codec.stream;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Writes what a connection asks for with its URL: the path and the query behind {@code wss://host:port} (protocol §1.2).
 * Names are percent-encoded as UTF-8, and so is the plus sign of {@code @+08:00}, which stands for a blank in queries.
 * <p>
 * The venue does not say how long a URL may be. Keep it below 4 KB, and subscribe the rest by message.
 * <p>
 * <b>Threading:</b> any thread.
 * <br><b>Errors:</b> {@link IllegalArgumentException} for a time unit that the venue does not have.
 */
public final class StreamUrl {
    /** Besides letters and digits: what URLs never need encoded, and what is legal in both path and query. */
    private static final String READABLE = "-._~@!:";

    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private StreamUrl() {}

    /**
     * The target of a combined connection, whose frames name their streams.
     *
     * @param streams  to begin with, in this order; none for a connection that subscribes by message.
     * @param timeUnit of the venue's times on the connection: milliseconds or microseconds.
     * @return such as {@code /stream?streams=btcusdt@trade/ethusdt@depth&timeUnit=MICROSECOND}.
     */
    public static String combined(Collection<Stream> streams, TimeUnit timeUnit) {
        List<String> parameters = new ArrayList<>();
        if (!streams.isEmpty()) {
            parameters.add(streams.stream()
                    .map(stream -> encoded(stream.name()))
                    .collect(Collectors.joining("/", "streams=", "")));
        }
        return withQuery("/stream", parameters, timeUnit);
    }

    /**
     * The target of a connection that carries one stream, whose frames do not name it.
     *
     * @param stream   the stream.
     * @param timeUnit of the venue's times on the connection: milliseconds or microseconds.
     * @return such as {@code /ws/btcusdt@trade}.
     */
    public static String raw(Stream stream, TimeUnit timeUnit) {
        return withQuery("/ws/" + encoded(stream.name()), new ArrayList<>(), timeUnit);
    }

    private static String withQuery(String path, List<String> parameters, TimeUnit timeUnit) {
        switch (timeUnit) {
            case MILLISECONDS -> {} // what the venue sends unasked
            case MICROSECONDS -> parameters.add("timeUnit=MICROSECOND");
            default ->
                throw new IllegalArgumentException(
                        "the venue's times come in MILLISECONDS or MICROSECONDS, not in " + timeUnit);
        }
        return parameters.isEmpty() ? path : path + '?' + String.join("&", parameters);
    }

    private static String encoded(String name) {
        StringBuilder encoded = new StringBuilder(name.length() + 16);
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            if (isReadable(b)) {
                encoded.append((char) b);
            } else {
                encoded.append('%').append(HEX[b >> 4 & 0xF]).append(HEX[b & 0xF]);
            }
        }
        return encoded.toString();
    }

    private static boolean isReadable(byte b) {
        return b > 0 && (Character.isLetterOrDigit(b) || READABLE.indexOf(b) >= 0);
    }
}
