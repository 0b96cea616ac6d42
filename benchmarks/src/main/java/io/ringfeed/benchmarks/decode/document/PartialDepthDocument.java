package io.ringfeed.benchmarks.decode.document;

import com.dslplatform.json.CompiledJson;
import com.dslplatform.json.JsonAttribute;

/** Protocol §4.11. */
@CompiledJson
public final class PartialDepthDocument implements Document {
    @JsonAttribute(index = 0)
    public long lastUpdateId;

    @JsonAttribute(index = 1)
    public double[][] bids;

    @JsonAttribute(index = 2)
    public double[][] asks;

    @Override
    public double price() {
        return Levels.sumOfPrices(bids, asks);
    }

    @Override
    public double quantity() {
        return Levels.sumOfQuantities(bids, asks);
    }
}
