package io.ringfeed.codec.control;

/** Writes requests as the venue reads them (protocol §2). */
public final class ControlRequestEncoder {
    private ControlRequestEncoder() {}

    /**
     * The JSON of a request, on one line.
     *
     * @param request to write.
     * @return such as {@code {"method":"SUBSCRIBE","params":["btcusdt@trade"],"id":1}}.
     */
    public static String encode(ControlRequest request) {
        StringBuilder json = new StringBuilder(64 + 32 * request.params().size());
        json.append("{\"method\":\"").append(request.method()).append('"');
        if (request.method() != ControlMethod.LIST_SUBSCRIPTIONS) {
            json.append(",\"params\":");
            JsonText.appendArray(json, request.params());
            if (request.value() != null) {
                json.setCharAt(json.length() - 1, ',');
                json.append(request.value()).append(']');
            }
        }
        return json.append(",\"id\":").append(request.idJson()).append('}').toString();
    }
}
