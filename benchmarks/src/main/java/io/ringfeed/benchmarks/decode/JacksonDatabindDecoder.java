package io.ringfeed.benchmarks.decode;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.ringfeed.benchmarks.decode.document.Document;
import java.io.IOException;

/** Jackson into a new object per frame, by a reader that knows the type beforehand. */
final class JacksonDatabindDecoder implements FrameDecoder {
    private final ObjectReader reader;

    JacksonDatabindDecoder(Class<? extends Document> type) {
        reader = new ObjectMapper().readerFor(type);
    }

    @Override
    public Object decode(byte[] frame) throws IOException {
        return reader.readValue(frame);
    }
}
