package io.ringfeed.benchmarks.decode.document;

import com.dslplatform.json.CompiledJson;
import com.dslplatform.json.JsonAttribute;

/** Protocol §1.2 around §4.11. */
@CompiledJson
public final class CombinedPartialDepthDocument implements Document {
    @JsonAttribute(index = 0)
    public String stream;

    @JsonAttribute(index = 1)
    public PartialDepthDocument data;

    @Override
    public double price() {
        return data.price();
    }

    @Override
    public double quantity() {
        return data.quantity();
    }
}
