package io.ringfeed.cli.stat;

import io.ringfeed.cli.text.NumberText;
import io.ringfeed.cli.text.OneLine;
import io.ringfeed.engine.counters.CounterId;
import io.ringfeed.engine.counters.CounterLabel;
import io.ringfeed.engine.counters.CountersSnapshot;
import io.ringfeed.engine.counters.KeptReject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Shows the rejected frames that an engine kept. Pure functions. */
final class RejectsText {
    private RejectsText() {}

    /**
     * Two lines for each frame, the oldest first.
     *
     * @param now what was kept.
     * @return lines without control characters, whatever the frames held.
     */
    static List<String> of(CountersSnapshot now) {
        long rejected = now.values().get(CounterId.FRAMES_REJECTED);
        if (rejected == 0 && now.rejects().isEmpty()) {
            return List.of("no frame was rejected");
        }
        List<String> lines = new ArrayList<>();
        lines.add(NumberText.count(rejected) + " rejected, " + now.rejects().size()
                + " kept (the latest 32, at most 10 a second, 256 bytes of each)");
        for (KeptReject reject : now.rejects()) {
            lines.add(Instant.ofEpochMilli(reject.receiveEpochMs()) + "  " + CounterLabel.text(reject.reason())
                    + ", connection " + reject.connectionId() + ", " + NumberText.count(reject.lengthBytes()) + " B");
            lines.add("  " + OneLine.of(reject.head()));
        }
        return lines;
    }
}
