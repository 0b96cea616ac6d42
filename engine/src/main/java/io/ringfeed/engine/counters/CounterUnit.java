package io.ringfeed.engine.counters;

/** What one of a stored value is. */
public enum CounterUnit {
    /** A thing: a message, a stream, a time that something happened. */
    NONE("", 1),
    /** A byte. */
    BYTES("B", 1),
    /** A millisecond. */
    MILLISECONDS("ms", 1_000),
    /** A nanosecond. */
    NANOSECONDS("ns", 1_000_000_000);

    private final String symbol;
    private final long scale;

    CounterUnit(String symbol, long scale) {
        this.symbol = symbol;
        this.scale = scale;
    }

    /** @return as people write it, empty for things. */
    public String symbol() {
        return symbol;
    }

    /** @return by what to divide for Prometheus' base unit: seconds, bytes, things. */
    public long scale() {
        return scale;
    }
}
