package io.ringfeed.benchmarks.transport;

import com.google.gson.Gson;
import io.ringfeed.benchmarks.decode.document.CombinedTradeDocument;

/** Gson into an object per message. */
final class GsonTrades implements MessageReader<String> {
    private final Gson gson = new Gson();

    @Override
    public long read(String json) {
        return gson.fromJson(json, CombinedTradeDocument.class).data.t;
    }
}
