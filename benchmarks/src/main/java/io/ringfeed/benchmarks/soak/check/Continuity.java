package io.ringfeed.benchmarks.soak.check;

/** What the ids of a stream tell, by the stream's name on the wire. */
enum Continuity {
    /** Each event has the next id: trade, aggTrade, blockTrade. What is missing is known exactly. */
    EACH,
    /** Each event spans ids up to the next event's first: depth. What is missing is known exactly. */
    RANGES,
    /** Each id is greater than the one before: bookTicker. */
    INCREASING,
    /** Ids are event times, and two events may have the same: kline. */
    TIMED,
    /** The latest is all that counts, and it never steps back: everything else. */
    SNAPSHOT;

    static Continuity of(String stream) {
        int at = stream.indexOf('@');
        String kind = stream.substring(at + 1);
        if (at <= 0) {
            return SNAPSHOT; // of all symbols
        }
        if (kind.equals("trade") || kind.equals("aggTrade") || kind.equals("blockTrade")) {
            return EACH;
        }
        if (kind.equals("depth") || kind.startsWith("depth@")) {
            return RANGES;
        }
        if (kind.equals("bookTicker")) {
            return INCREASING;
        }
        return kind.startsWith("kline_") ? TIMED : SNAPSHOT;
    }

    boolean isContiguous() {
        return this == EACH || this == RANGES;
    }

    /** Whether the venue sends so few of them that silence says nothing. */
    static boolean isRare(String stream) {
        return stream.endsWith("@blockTrade");
    }
}
