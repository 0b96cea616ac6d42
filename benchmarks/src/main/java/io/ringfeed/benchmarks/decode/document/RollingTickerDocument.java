package io.ringfeed.benchmarks.decode.document;

import com.dslplatform.json.CompiledJson;
import com.dslplatform.json.JsonAttribute;

/** Protocol §4.7. */
@CompiledJson
public final class RollingTickerDocument implements Document {
    @JsonAttribute(index = 0)
    public String e;

    @JsonAttribute(index = 1)
    public long E;

    @JsonAttribute(index = 2)
    public String s;

    @JsonAttribute(index = 3)
    public double p;

    @JsonAttribute(index = 4)
    public double P;

    @JsonAttribute(index = 5)
    public double o;

    @JsonAttribute(index = 6)
    public double h;

    @JsonAttribute(index = 7)
    public double l;

    @JsonAttribute(index = 8)
    public double c;

    @JsonAttribute(index = 9)
    public double w;

    @JsonAttribute(index = 10)
    public double v;

    @JsonAttribute(index = 11)
    public double q;

    @JsonAttribute(index = 12)
    public long O;

    @JsonAttribute(index = 13)
    public long C;

    @JsonAttribute(index = 14)
    public long F;

    @JsonAttribute(index = 15)
    public long L;

    @JsonAttribute(index = 16)
    public long n;

    @Override
    public double price() {
        return c;
    }

    @Override
    public double quantity() {
        return v;
    }
}
