package io.ringfeed.codec.stream;

/**
 * One stream of the venue, named as the venue names it. Made by {@link Streams} only, so that every instance is valid.
 * <p>
 * <b>Threading:</b> immutable.
 */
public final class Stream {
    private final String name;
    private final StreamKind kind;
    private final String symbol;

    private Stream(String name, StreamKind kind, String symbol) {
        this.name = name;
        this.kind = kind;
        this.symbol = symbol;
    }

    /** The stream of one symbol. */
    static Stream of(StreamKind kind, String symbol, String suffix) {
        return new Stream(symbol + '@' + suffix, kind, symbol);
    }

    /** The stream of all symbols together. */
    static Stream ofAllMarket(StreamKind kind, String name) {
        return new Stream(name, kind, null);
    }

    /**
     * The stream's name on the wire.
     *
     * @return such as {@code btcusdt@trade}.
     */
    public String name() {
        return name;
    }

    /**
     * What the stream carries.
     *
     * @return the kind.
     */
    public StreamKind kind() {
        return kind;
    }

    /**
     * The stream's symbol.
     *
     * @return in lower case, as in the name; null for a stream of all symbols, such as {@code !miniTicker@arr}.
     */
    public String symbol() {
        return symbol;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Stream that && name.equals(that.name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    /** The stream's {@link #name()}. */
    @Override
    public String toString() {
        return name;
    }
}
