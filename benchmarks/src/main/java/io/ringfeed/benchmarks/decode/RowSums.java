package io.ringfeed.benchmarks.decode;

import io.ringfeed.benchmarks.decode.document.Document;
import io.ringfeed.codec.event.EventRecord;
import io.ringfeed.codec.event.PriceWindowEvent;

/** What a handler does with the rows of an array of mini tickers, at the least: it adds up last prices and volumes. */
final class RowSums implements Document {
    /** All decimals of the samples have 8 digits behind the point. */
    private static final double UNIT = 1e-8;

    private double price;
    private double quantity;

    void clear() {
        price = 0;
        quantity = 0;
    }

    void add(EventRecord row) {
        price += row.decimal(PriceWindowEvent.LAST_PRICE).mantissa() * UNIT;
        quantity += row.decimal(PriceWindowEvent.BASE_VOLUME).mantissa() * UNIT;
    }

    @Override
    public double price() {
        return price;
    }

    @Override
    public double quantity() {
        return quantity;
    }
}
