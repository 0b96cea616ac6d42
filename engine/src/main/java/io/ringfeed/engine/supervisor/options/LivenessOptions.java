package io.ringfeed.engine.supervisor.options;

import java.time.Duration;
import java.util.List;

/**
 * How long a stream may be silent before it is called so. An acknowledgement proves nothing (protocol §2.2): first the first frame
 * is waited for, then the next ones, for the kind's time or, if that is longer, for what the stream's own rate makes unlikely.
 *
 * @param periodic for streams that the venue sends once a second or two: klines, tickers, averages, arrays.
 * @param book for streams of the order book: depth, partial depth, bookTicker.
 * @param trades for trade and aggTrade. Block trades are so rare that their silence says nothing.
 */
public record LivenessOptions(Duration periodic, Duration book, Duration trades) {
    /** 15 s, 30 s, 60 s. */
    public static final LivenessOptions DEFAULTS =
            new LivenessOptions(Duration.ofSeconds(15), Duration.ofSeconds(30), Duration.ofSeconds(60));

    /**
     * The same time for all.
     *
     * @param silence the time.
     * @return options.
     */
    public static LivenessOptions all(Duration silence) {
        return new LivenessOptions(silence, silence, silence);
    }

    /** @return what is wrong and how to mend it, a line each; empty when all is well. */
    public List<String> problems() {
        return new Problems()
                .positive("silence of periodic streams", periodic)
                .positive("silence of book streams", book)
                .positive("silence of trade streams", trades)
                .lines();
    }
}
