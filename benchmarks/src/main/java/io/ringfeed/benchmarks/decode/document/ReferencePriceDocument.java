package io.ringfeed.benchmarks.decode.document;

import com.dslplatform.json.CompiledJson;
import com.dslplatform.json.JsonAttribute;

/** Protocol §4.10. */
@CompiledJson
public final class ReferencePriceDocument implements Document {
    @JsonAttribute(index = 0)
    public String e;

    @JsonAttribute(index = 1)
    public String s;

    @JsonAttribute(index = 2)
    public double r;

    @JsonAttribute(index = 3)
    public long t;

    @Override
    public double price() {
        return r;
    }
}
