package io.ringfeed.cli.run;

import io.ringfeed.codec.stream.Stream;
import io.ringfeed.engine.EngineStatus;
import io.ringfeed.engine.venue.Venue;
import java.util.List;

/**
 * How a run stood when it was over.
 *
 * @param options what was asked for.
 * @param venue where the data came from.
 * @param delivered events that were taken.
 * @param elapsedMs how long it took.
 * @param news how the connection stood.
 * @param status of the closed engine.
 * @param firstRejected what was wrong with the first frame that could not be decoded, or null.
 * @param silent streams of which nothing came over the last connection.
 */
record RunEnd(
        RunOptions options,
        Venue venue,
        long delivered,
        long elapsedMs,
        ConnectionNews news,
        EngineStatus status,
        String firstRejected,
        List<Stream> silent) {}
