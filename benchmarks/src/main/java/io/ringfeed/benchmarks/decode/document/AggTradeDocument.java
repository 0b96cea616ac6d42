package io.ringfeed.benchmarks.decode.document;

import com.dslplatform.json.CompiledJson;
import com.dslplatform.json.JsonAttribute;

/** Protocol §4.2. */
@CompiledJson
public final class AggTradeDocument implements Document {
    @JsonAttribute(index = 0)
    public String e;

    @JsonAttribute(index = 1)
    public long E;

    @JsonAttribute(index = 2)
    public String s;

    @JsonAttribute(index = 3)
    public long a;

    @JsonAttribute(index = 4)
    public double p;

    @JsonAttribute(index = 5)
    public double q;

    @JsonAttribute(index = 6)
    public long f;

    @JsonAttribute(index = 7)
    public long l;

    @JsonAttribute(index = 8)
    public long T;

    @JsonAttribute(index = 9)
    public boolean m;

    @JsonAttribute(index = 10)
    public boolean M;

    @Override
    public double price() {
        return p;
    }

    @Override
    public double quantity() {
        return q;
    }
}
