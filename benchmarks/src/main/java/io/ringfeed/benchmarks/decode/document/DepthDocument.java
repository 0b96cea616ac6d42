package io.ringfeed.benchmarks.decode.document;

import com.dslplatform.json.CompiledJson;
import com.dslplatform.json.JsonAttribute;

/** Protocol §4.12. */
@CompiledJson
public final class DepthDocument implements Document {
    @JsonAttribute(index = 0)
    public String e;

    @JsonAttribute(index = 1)
    public long E;

    @JsonAttribute(index = 2)
    public String s;

    @JsonAttribute(index = 3)
    public long U;

    @JsonAttribute(index = 4)
    public long u;

    @JsonAttribute(index = 5)
    public double[][] b;

    @JsonAttribute(index = 6)
    public double[][] a;

    @Override
    public double price() {
        return Levels.sumOfPrices(b, a);
    }

    @Override
    public double quantity() {
        return Levels.sumOfQuantities(b, a);
    }
}
