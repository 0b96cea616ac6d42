package io.ringfeed.benchmarks.decode.document;

import com.dslplatform.json.CompiledJson;
import com.dslplatform.json.JsonAttribute;
import java.util.Arrays;

/** Protocol §1.2 around an array of §4.5. */
@CompiledJson
public final class CombinedMiniTickersDocument implements Document {
    @JsonAttribute(index = 0)
    public String stream;

    @JsonAttribute(index = 1)
    public MiniTickerDocument[] data;

    @Override
    public double price() {
        return Arrays.stream(data).mapToDouble(MiniTickerDocument::price).sum();
    }

    @Override
    public double quantity() {
        return Arrays.stream(data).mapToDouble(MiniTickerDocument::quantity).sum();
    }
}
