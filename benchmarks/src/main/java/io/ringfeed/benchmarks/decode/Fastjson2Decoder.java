package io.ringfeed.benchmarks.decode;

import com.alibaba.fastjson2.JSON;
import io.ringfeed.benchmarks.decode.document.Document;

/** fastjson2 into a new object per frame. */
final class Fastjson2Decoder implements FrameDecoder {
    private final Class<? extends Document> type;

    Fastjson2Decoder(Class<? extends Document> type) {
        this.type = type;
    }

    @Override
    public Object decode(byte[] frame) {
        return JSON.parseObject(frame, type);
    }
}
