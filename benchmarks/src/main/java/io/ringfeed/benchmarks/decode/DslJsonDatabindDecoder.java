package io.ringfeed.benchmarks.decode;

import com.dslplatform.json.DslJson;
import io.ringfeed.benchmarks.decode.document.Document;
import java.io.IOException;

/** DSL-JSON into a new object per frame, by the readers that its annotation processor generated. */
final class DslJsonDatabindDecoder implements FrameDecoder {
    private final DslJson<Object> json = new DslJson<>();
    private final Class<? extends Document> type;

    DslJsonDatabindDecoder(Class<? extends Document> type) {
        this.type = type;
    }

    @Override
    public Object decode(byte[] frame) throws IOException {
        return json.deserialize(type, frame, frame.length);
    }
}
