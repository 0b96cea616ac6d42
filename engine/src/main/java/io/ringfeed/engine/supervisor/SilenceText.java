package io.ringfeed.engine.supervisor;

import io.ringfeed.codec.stream.Stream;
import io.ringfeed.engine.subscription.StreamState;
import java.util.concurrent.TimeUnit;

/** Says in words that a stream does not deliver, and what the likely causes are. */
final class SilenceText {
    private SilenceText() {}

    static String of(Stream stream, StreamState state, long silentNs) {
        long seconds = Math.max(1, TimeUnit.NANOSECONDS.toSeconds(silentNs));
        if (state == StreamState.SILENT) {
            return stream.name() + " was acknowledged, but no frame has come in " + seconds
                    + " s. Likely causes: the symbol does not exist or is not trading (the venue acknowledges every name), or"
                    + " its market is quiet. It is asked for once more";
        }
        return stream.name() + " has brought nothing for " + seconds
                + " s, which is long for it. Likely causes: trading in the symbol was halted, its market went quiet, or the"
                + " venue has stopped the stream. It is asked for once more";
    }
}
