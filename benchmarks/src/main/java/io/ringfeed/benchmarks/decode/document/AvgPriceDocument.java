package io.ringfeed.benchmarks.decode.document;

import com.dslplatform.json.CompiledJson;
import com.dslplatform.json.JsonAttribute;

/** Protocol §4.9. */
@CompiledJson
public final class AvgPriceDocument implements Document {
    @JsonAttribute(index = 0)
    public String e;

    @JsonAttribute(index = 1)
    public long E;

    @JsonAttribute(index = 2)
    public String s;

    @JsonAttribute(index = 3)
    public String i;

    @JsonAttribute(index = 4)
    public double w;

    @JsonAttribute(index = 5)
    public long T;

    @Override
    public double price() {
        return w;
    }
}
