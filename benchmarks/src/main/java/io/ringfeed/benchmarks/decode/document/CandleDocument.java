package io.ringfeed.benchmarks.decode.document;

import com.dslplatform.json.CompiledJson;
import com.dslplatform.json.JsonAttribute;

/** Protocol §4.4, the object inside. */
@CompiledJson
public final class CandleDocument {
    @JsonAttribute(index = 0)
    public long t;

    @JsonAttribute(index = 1)
    public long T;

    @JsonAttribute(index = 2)
    public String s;

    @JsonAttribute(index = 3)
    public String i;

    @JsonAttribute(index = 4)
    public long f;

    @JsonAttribute(index = 5)
    public long L;

    @JsonAttribute(index = 6)
    public double o;

    @JsonAttribute(index = 7)
    public double c;

    @JsonAttribute(index = 8)
    public double h;

    @JsonAttribute(index = 9)
    public double l;

    @JsonAttribute(index = 10)
    public double v;

    @JsonAttribute(index = 11)
    public long n;

    @JsonAttribute(index = 12)
    public boolean x;

    @JsonAttribute(index = 13)
    public double q;

    @JsonAttribute(index = 14)
    public double V;

    @JsonAttribute(index = 15)
    public double Q;

    @JsonAttribute(index = 16)
    public String B;
}
