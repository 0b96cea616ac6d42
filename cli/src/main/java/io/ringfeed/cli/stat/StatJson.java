package io.ringfeed.cli.stat;

import io.ringfeed.cli.text.JsonText;
import io.ringfeed.engine.counters.CounterId;
import io.ringfeed.engine.counters.CounterLabel;
import io.ringfeed.engine.counters.CounterType;
import io.ringfeed.engine.counters.CounterValues;
import io.ringfeed.engine.counters.CountersSnapshot;
import io.ringfeed.engine.counters.KeptReject;
import io.ringfeed.engine.counters.LiveCheck;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Writes the counters of an engine as one JSON object on one line. Pure functions. */
final class StatJson {
    private StatJson() {}

    /**
     * Write the object.
     *
     * @param now the values.
     * @param withRejects whether the kept frames belong to it.
     * @return one line.
     */
    static String of(CountersSnapshot now, boolean withRejects) {
        LiveCheck check = LiveCheck.of(now);
        String counters = Arrays.stream(CounterId.values())
                .map(id -> JsonText.quoted(id.key()) + ":" + value(now.values(), id))
                .collect(Collectors.joining(",", "{", "}"));
        return "{\"pid\":" + now.process().pid() + ",\"venue\":" + JsonText.quoted(now.venue()) + ",\"startEpochMs\":"
                + now.startEpochMs() + ",\"heartbeatEpochMs\":" + now.heartbeatEpochMs() + ",\"live\":" + check.isLive()
                + ",\"reason\":" + JsonText.quoted(check.reason()) + ",\"counters\":" + counters
                + (withRejects ? ",\"rejects\":" + rejects(now) : "") + "}";
    }

    private static String value(CounterValues values, CounterId id) {
        if (id.type() == CounterType.STATE) {
            return JsonText.quoted(values.state(id));
        }
        if (!id.isLabelled()) {
            return String.valueOf(values.get(id));
        }
        return id.label().values().stream()
                .map(label -> JsonText.quoted(label) + ":" + values.get(id, label))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String rejects(CountersSnapshot now) {
        return now.rejects().stream().map(StatJson::reject).collect(Collectors.joining(",", "[", "]"));
    }

    private static String reject(KeptReject reject) {
        return "{\"receiveEpochMs\":" + reject.receiveEpochMs() + ",\"reason\":"
                + JsonText.quoted(CounterLabel.text(reject.reason())) + ",\"connectionId\":" + reject.connectionId()
                + ",\"lengthBytes\":" + reject.lengthBytes() + ",\"head\":" + JsonText.quoted(reject.head()) + "}";
    }
}
