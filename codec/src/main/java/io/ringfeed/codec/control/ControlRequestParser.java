package io.ringfeed.codec.control;

import io.ringfeed.codec.json.JsonSkipper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads requests as the venue does, and says of wrong ones what the venue says (protocol §2.1). For simulators of it.
 * <p>
 * <b>Threading:</b> no state.
 * <br><b>Allocation:</b> allocates.
 */
public final class ControlRequestParser {
    private static final int UNKNOWN_PROPERTY = 0;
    private static final int INVALID_VALUE = 1;
    private static final int INVALID_REQUEST = 2;
    private static final int INVALID_JSON = 3;

    private static final String INVALID_ID = "Invalid request: request ID must be an unsigned integer";
    /** Connectors send UUIDs, so hyphens pass. */
    private static final Pattern TEXT_ID = Pattern.compile("[A-Za-z0-9_-]{1,36}");

    private static final Pattern IMPOSSIBLE_STREAM = Pattern.compile(".*[\\s\"\\\\].*|");

    private ControlRequestParser() {}

    /**
     * Reads one request.
     *
     * @param text of the frame, UTF-8.
     * @return the request, its id as the reply has to repeat it.
     * @throws InvalidRequestException with the venue's code and words, and the id if it could be read.
     */
    public static ControlRequest parse(byte[] text) throws InvalidRequestException {
        Map<?, ?> members = members(text);
        String id = idJson(members);
        ControlMethod method = method(members, text.length, id);
        List<?> params = params(members, method, id);
        return switch (method) {
            case SUBSCRIBE, UNSUBSCRIBE -> new ControlRequest(method, streams(params, id), null, id);
            case LIST_SUBSCRIPTIONS -> new ControlRequest(method, none(params, id), null, id);
            case SET_PROPERTY -> setProperty(params, id);
            case GET_PROPERTY -> new ControlRequest(method, property(params, 1, id), null, id);
        };
    }

    private static Map<?, ?> members(byte[] text) throws InvalidRequestException {
        int start = JsonSkipper.skipBlanks(text, 0, text.length);
        int end = JsonSkipper.skip(text, start, text.length);
        if (end < 0 || JsonSkipper.skipBlanks(text, end, text.length) != text.length) {
            throw invalidJson(text.length);
        }
        try {
            if (ColdJson.read(Arrays.copyOfRange(text, start, end)) instanceof Map<?, ?> members) {
                return members;
            }
        } catch (IOException e) {
            throw invalidJson(text.length);
        }
        throw new InvalidRequestException(INVALID_REQUEST, missing("method", text.length), null);
    }

    private static InvalidRequestException invalidJson(int column) {
        return new InvalidRequestException(
                INVALID_JSON, "Invalid JSON: expected value at line 1 column " + column, null);
    }

    /** Integer, text or an explicit null; anything else, and none at all, is refused. */
    private static String idJson(Map<?, ?> members) throws InvalidRequestException {
        Object id = members.get("id");
        if (id instanceof Long || (id == null && members.containsKey("id"))) {
            return String.valueOf(id);
        }
        if (id instanceof String text && TEXT_ID.matcher(text).matches()) {
            return '"' + text + '"';
        }
        throw new InvalidRequestException(INVALID_REQUEST, INVALID_ID, null);
    }

    private static ControlMethod method(Map<?, ?> members, int length, String id) throws InvalidRequestException {
        Object name = members.get("method");
        if (name == null) {
            throw new InvalidRequestException(INVALID_REQUEST, missing("method", length), id);
        }
        for (ControlMethod method : ControlMethod.values()) {
            if (method.name().equals(name)) {
                return method;
            }
        }
        throw new InvalidRequestException(
                INVALID_REQUEST,
                "Invalid request: unknown variant `" + name + "`, expected one of `SUBSCRIBE`, `UNSUBSCRIBE`, "
                        + "`LIST_SUBSCRIPTIONS`, `SET_PROPERTY`, `GET_PROPERTY`",
                id);
    }

    private static String missing(String field, int column) {
        return "Invalid request: missing field `" + field + "` at line 1 column " + column;
    }

    private static List<?> params(Map<?, ?> members, ControlMethod method, String id) throws InvalidRequestException {
        for (Object key : members.keySet()) {
            if (!"method".equals(key) && !"params".equals(key) && !"id".equals(key)) {
                throw new InvalidRequestException(INVALID_REQUEST, "Invalid request: too many parameters", id);
            }
        }
        Object params = members.get("params");
        if (params instanceof List<?> list) {
            return list;
        }
        if (params == null && method == ControlMethod.LIST_SUBSCRIPTIONS) {
            return List.of();
        }
        boolean isProperty = method == ControlMethod.SET_PROPERTY || method == ControlMethod.GET_PROPERTY;
        throw new InvalidRequestException(
                INVALID_REQUEST,
                isProperty ? "Invalid request: property name must be a string" : "Invalid request: invalid stream",
                id);
    }

    private static List<String> streams(List<?> params, String id) throws InvalidRequestException {
        List<String> streams = new ArrayList<>(params.size());
        for (Object param : params) {
            if (!(param instanceof String stream)
                    || IMPOSSIBLE_STREAM.matcher(stream).matches()) {
                throw new InvalidRequestException(INVALID_REQUEST, "Invalid request: invalid stream", id);
            }
            streams.add(stream);
        }
        return streams;
    }

    private static List<String> none(List<?> params, String id) throws InvalidRequestException {
        if (!params.isEmpty()) {
            throw new InvalidRequestException(INVALID_REQUEST, "Invalid request: too many parameters", id);
        }
        return List.of();
    }

    private static ControlRequest setProperty(List<?> params, String id) throws InvalidRequestException {
        List<String> property = property(params, 2, id);
        if (params.size() < 2 || !(params.get(1) instanceof Boolean value)) {
            throw new InvalidRequestException(INVALID_VALUE, "Invalid value type: expected Boolean", id);
        }
        return new ControlRequest(ControlMethod.SET_PROPERTY, property, value, id);
    }

    private static List<String> property(List<?> params, int most, String id) throws InvalidRequestException {
        if (params.isEmpty() || !(params.get(0) instanceof String name)) {
            throw new InvalidRequestException(INVALID_REQUEST, "Invalid request: property name must be a string", id);
        }
        if (!ControlRequest.COMBINED.equals(name)) {
            throw new InvalidRequestException(UNKNOWN_PROPERTY, "Unknown property", id);
        }
        if (params.size() > most) {
            throw new InvalidRequestException(INVALID_REQUEST, "Invalid request: too many parameters", id);
        }
        return List.of(name);
    }
}
