package io.ringfeed.codec.control;

import java.util.List;

/** Writes replies as the venue does, for simulators of it (protocol §2, §2.1). Errors are nested, as on the wire. */
public final class ControlReplyEncoder {
    private ControlReplyEncoder() {}

    /**
     * Success without a result.
     *
     * @param idJson id of the request, as JSON.
     * @return such as {@code {"result":null,"id":1}}.
     */
    public static String success(String idJson) {
        return result("null", idJson);
    }

    /**
     * A list of streams.
     *
     * @param streams names on the wire.
     * @param idJson  id of the request, as JSON.
     * @return such as {@code {"result":["btcusdt@trade"],"id":3}}.
     */
    public static String list(List<String> streams, String idJson) {
        StringBuilder json = new StringBuilder(2 + 32 * streams.size());
        JsonText.appendArray(json, streams);
        return result(json.toString(), idJson);
    }

    /**
     * The value of a property.
     *
     * @param value  of the property.
     * @param idJson id of the request, as JSON.
     * @return such as {@code {"result":true,"id":2}}.
     */
    public static String bool(boolean value, String idJson) {
        return result(Boolean.toString(value), idJson);
    }

    /**
     * An error.
     *
     * @param code    of the venue.
     * @param message of the venue.
     * @param idJson  id of the request, as JSON; null leaves it out.
     * @return such as {@code {"error":{"code":2,"msg":"Invalid request: invalid stream"},"id":1}}.
     */
    public static String error(int code, String message, String idJson) {
        StringBuilder json = new StringBuilder(64 + message.length());
        json.append("{\"error\":{\"code\":").append(code).append(",\"msg\":");
        JsonText.appendQuoted(json, message);
        json.append('}');
        if (idJson != null) {
            json.append(",\"id\":").append(idJson);
        }
        return json.append('}').toString();
    }

    private static String result(String resultJson, String idJson) {
        return "{\"result\":" + resultJson + ",\"id\":" + idJson + "}";
    }
}
