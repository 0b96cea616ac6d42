package io.ringfeed.codec.stream;

/** Reads names of streams. */
final class StreamNameParser {
    private StreamNameParser() {}

    static Stream parse(String name) {
        Stream allMarket = StreamCatalogue.findAllMarket(name);
        if (allMarket != null) {
            return allMarket;
        }
        if (name.startsWith("!")) {
            throw AllMarketAdvice.of(name, name);
        }
        int at = name.indexOf('@');
        if (at < 0) {
            throw StreamNameAdvice.withoutSuffix(name);
        }
        String symbol = Streams.checkedSymbol(name.substring(0, at));
        String suffix = name.substring(at + 1);
        Stream stream = StreamCatalogue.find(symbol, suffix);
        if (stream == null) {
            throw StreamNameAdvice.of(name, symbol, suffix);
        }
        return stream;
    }
}
