package io.ringfeed.benchmarks.soak.check;

import java.util.Collection;

/**
 * Sums over streams. Where ids are contiguous all is exact, whether or not a connection was open: an id between two others exists. Of the
 * other streams only what was handed to a connection, or swallowed by a fault, is known to exist.
 *
 * @param trades trades, orders and block trades: an id is an event.
 * @param depth  update ids of depth: an event spans several.
 * @param others events of all other streams.
 */
record Totals(Sum trades, Sum depth, Sum others) {
    /**
     * A sum.
     *
     * @param sent     from the first that arrived on.
     * @param arrived  of these.
     * @param declared that markers called missing; for others, those lost behind a marker of a loss.
     * @param missing  between the first and the last that arrived.
     */
    record Sum(long sent, long arrived, long declared, long missing) {
        static final Sum NONE = new Sum(0, 0, 0, 0);

        Sum plus(Sum other) {
            return new Sum(
                    sent + other.sent, arrived + other.arrived, declared + other.declared, missing + other.missing);
        }

        double ratio() {
            return sent == 0 ? 1 : (double) arrived / sent;
        }

        JsonLine json(String declaredName) {
            return new JsonLine()
                    .put("sent", sent)
                    .put("delivered", arrived)
                    .put("deliveredRatio", ratio(), 4)
                    .put(declaredName, declared)
                    .put("missing", missing);
        }
    }

    static Totals of(Collection<StreamCheck> streams) {
        Sum trades = Sum.NONE;
        Sum depth = Sum.NONE;
        Sum others = Sum.NONE;
        for (StreamCheck stream : streams) {
            switch (stream.continuity()) {
                case EACH -> trades = trades.plus(byId(stream));
                case RANGES -> depth = depth.plus(byId(stream));
                case INCREASING, TIMED, SNAPSHOT -> others = others.plus(byEvent(stream));
            }
        }
        return new Totals(trades, depth, others);
    }

    private static Sum byId(StreamCheck stream) {
        SentStream sent = stream.sent();
        return new Sum(
                sent.wantedIds(),
                sent.arrivedIds(),
                stream.declaredLost(),
                sent.missing().count());
    }

    private static Sum byEvent(StreamCheck stream) {
        SentStream sent = stream.sent();
        return new Sum(
                sent.count() + sent.swallowedCount(), sent.arrivedCount(), stream.countedLost(), stream.lostInside());
    }

    long declaredIds() {
        return trades.declared() + depth.declared();
    }

    /** Whatever is not there although something before and something behind it is. */
    long missing() {
        return trades.missing() + depth.missing() + others.missing();
    }
}
