package io.ringfeed.simulator.venue;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What a connection asks for with its URL (protocol §1.2), or the HTTP answer that refuses it.
 *
 * <p><b>Threading:</b> immutable; parsing is a pure function.
 */
sealed interface RequestTarget {
    /**
     * A request that is granted.
     *
     * @param combined whether frames are wrapped.
     * @param micros   whether times are in microseconds.
     * @param streams  the names to begin with.
     */
    record Accepted(boolean combined, boolean micros, List<String> streams) implements RequestTarget {}

    /**
     * A request that is refused.
     *
     * @param status the HTTP status.
     * @param body   its text; JSON if it begins with a brace.
     */
    record Refused(int status, String body) implements RequestTarget {}

    /** The answer to a path that does not exist. */
    Refused UNKNOWN_PATH = new Refused(404, "Invalid request path");

    /** The answer to a bad {@code timeUnit}. */
    Refused BAD_TIME_UNIT = new Refused(
            400,
            "{\"code\":-1194,\"msg\":\"Invalid value for time unit; expected either MICROSECOND or MILLISECOND.\"}");

    /** The answer to a percent escape that is none. */
    Refused BAD_ESCAPE = new Refused(400, "{\"code\":-1100,\"msg\":\"Illegal characters found in a parameter.\"}");

    /**
     * Reads the target of an HTTP request.
     *
     * @param target path and query as on the request line.
     * @return what it asks for, or the refusal.
     */
    static RequestTarget parse(String target) {
        int question = target.indexOf('?');
        String path;
        boolean micros = false;
        List<String> queried = List.of();
        try {
            path = decode(question < 0 ? target : target.substring(0, question));
            for (String parameter : question < 0
                    ? new String[0]
                    : target.substring(question + 1).split("&", -1)) {
                int equals = parameter.indexOf('=');
                String name = equals < 0 ? parameter : parameter.substring(0, equals);
                String value = decode(equals < 0 ? "" : parameter.substring(equals + 1));
                if (name.equals("timeUnit")) {
                    switch (value) {
                        case "MICROSECOND", "microsecond" -> micros = true;
                        case "MILLISECOND", "millisecond" -> micros = false;
                        default -> {
                            return BAD_TIME_UNIT;
                        }
                    }
                } else if (name.equals("streams")) {
                    queried = names(value);
                }
            }
        } catch (CharacterCodingException malformed) {
            return BAD_ESCAPE;
        }
        if (path.equals("/stream") || path.equals("/stream/")) {
            return new Accepted(true, micros, queried);
        }
        if (path.equals("/ws") || path.startsWith("/ws/")) {
            return new Accepted(false, micros, names(path.substring("/ws".length())));
        }
        return UNKNOWN_PATH;
    }

    private static List<String> names(String joined) {
        List<String> names = new ArrayList<>();
        for (String name : joined.split("/", -1)) {
            if (!name.isEmpty()) {
                names.add(name);
            }
        }
        return names;
    }

    /** Percent escapes only: a plus sign stays one, as in {@code @+08:00}. */
    private static String decode(String escaped) throws CharacterCodingException {
        if (escaped.indexOf('%') < 0) {
            return escaped;
        }
        byte[] bytes = escaped.getBytes(StandardCharsets.UTF_8);
        int length = 0;
        for (int i = 0; i < bytes.length; i++) {
            byte next = bytes[i];
            if (next == '%') {
                if (i + 2 >= bytes.length) {
                    throw new CharacterCodingException();
                }
                next = (byte) (hex(bytes[i + 1]) << 4 | hex(bytes[i + 2]));
                i += 2;
            }
            bytes[length++] = next;
        }
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes, 0, length))
                .toString();
    }

    private static int hex(byte digit) throws CharacterCodingException {
        int value = Character.digit(digit, 16);
        if (value < 0) {
            throw new CharacterCodingException();
        }
        return value;
    }
}
