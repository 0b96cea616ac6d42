package io.ringfeed.benchmarks.decode.document;

import com.dslplatform.json.CompiledJson;
import com.dslplatform.json.JsonAttribute;

/** Protocol §4.4. */
@CompiledJson
public final class KlineDocument implements Document {
    @JsonAttribute(index = 0)
    public String e;

    @JsonAttribute(index = 1)
    public long E;

    @JsonAttribute(index = 2)
    public String s;

    @JsonAttribute(index = 3)
    public CandleDocument k;

    @Override
    public double price() {
        return k.c;
    }

    @Override
    public double quantity() {
        return k.v;
    }
}
