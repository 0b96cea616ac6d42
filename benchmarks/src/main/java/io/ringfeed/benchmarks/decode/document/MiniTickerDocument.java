package io.ringfeed.benchmarks.decode.document;

import com.dslplatform.json.CompiledJson;
import com.dslplatform.json.JsonAttribute;

/** Protocol §4.5. */
@CompiledJson
public final class MiniTickerDocument implements Document {
    @JsonAttribute(index = 0)
    public String e;

    @JsonAttribute(index = 1)
    public long E;

    @JsonAttribute(index = 2)
    public String s;

    @JsonAttribute(index = 3)
    public double c;

    @JsonAttribute(index = 4)
    public double o;

    @JsonAttribute(index = 5)
    public double h;

    @JsonAttribute(index = 6)
    public double l;

    @JsonAttribute(index = 7)
    public double v;

    @JsonAttribute(index = 8)
    public double q;

    @Override
    public double price() {
        return c;
    }

    @Override
    public double quantity() {
        return v;
    }
}
