package io.ringfeed.benchmarks.decode;

import com.google.gson.Gson;
import com.google.gson.TypeAdapter;
import io.ringfeed.benchmarks.decode.document.Document;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Gson into a new object per frame, by an adapter looked up beforehand. It reads characters only, so bytes become a
 * string first.
 */
final class GsonDecoder implements FrameDecoder {
    private final TypeAdapter<? extends Document> adapter;

    GsonDecoder(Class<? extends Document> type) {
        adapter = new Gson().getAdapter(type);
    }

    @Override
    public Object decode(byte[] frame) throws IOException {
        return adapter.fromJson(new String(frame, StandardCharsets.UTF_8));
    }
}
