package io.ringfeed.benchmarks.decode.document;

import com.dslplatform.json.CompiledJson;
import com.dslplatform.json.JsonAttribute;

/** Protocol §4.8. */
@CompiledJson
public final class BookTickerDocument implements Document {
    @JsonAttribute(index = 0)
    public long u;

    @JsonAttribute(index = 1)
    public String s;

    @JsonAttribute(index = 2)
    public double b;

    @JsonAttribute(index = 3)
    public double B;

    @JsonAttribute(index = 4)
    public double a;

    @JsonAttribute(index = 5)
    public double A;

    @Override
    public double price() {
        return b;
    }

    @Override
    public double quantity() {
        return B;
    }
}
