package io.ringfeed.cli.stat;

import io.ringfeed.cli.text.DurationText;
import io.ringfeed.cli.text.NumberText;
import io.ringfeed.engine.counters.CounterId;
import io.ringfeed.engine.counters.CounterType;
import io.ringfeed.engine.counters.CounterUnit;
import io.ringfeed.engine.counters.CounterValues;
import io.ringfeed.engine.counters.CountersSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The counters as rows for people: every name with its sum, below it the labels that have counted something. */
final class StatRows {
    private static final String NO_RATE = "";

    private StatRows() {}

    /**
     * A row.
     *
     * @param title what it counts.
     * @param isLabel whether it is a part of the row above.
     * @param value with its unit.
     * @param rate per second since the last picture; empty for what does not only rise.
     */
    record Row(String title, boolean isLabel, String value, String rate) {
        String indented() {
            return isLabel ? "  " + title : title;
        }
    }

    /**
     * Make the rows.
     *
     * @param now the latest values.
     * @param before those of the picture before, or null.
     * @return all rows.
     */
    static List<Row> of(CountersSnapshot now, CountersSnapshot before) {
        double seconds = before == null ? 0 : (now.takenEpochMs() - before.takenEpochMs()) / 1e3;
        List<Row> rows = new ArrayList<>();
        for (CounterId id : CounterId.values()) {
            CounterValues values = now.values();
            if (id.type() == CounterType.STATE) {
                rows.add(new Row(id.title(), false, values.state(id), NO_RATE));
                continue;
            }
            long earlier = before == null ? 0 : before.values().get(id);
            rows.add(new Row(id.title(), false, text(id, values.get(id)), rate(id, values.get(id), earlier, seconds)));
            for (String label : id.label().values()) {
                long value = values.get(id, label);
                if (value != 0) {
                    earlier = before == null ? 0 : before.values().get(id, label);
                    rows.add(new Row(label, true, text(id, value), rate(id, value, earlier, seconds)));
                }
            }
        }
        return rows;
    }

    private static String text(CounterId id, long value) {
        return switch (id.unit()) {
            case NONE -> NumberText.count(value);
            case BYTES -> NumberText.bytes(value);
            case MILLISECONDS -> DurationText.seconds(value);
            case NANOSECONDS -> value == 0 ? "-" : String.format(Locale.ROOT, "%,.2f ms", value / 1e6);
        };
    }

    private static String rate(CounterId id, long value, long earlier, double seconds) {
        if (id.type() != CounterType.COUNTER || seconds <= 0) {
            return NO_RATE;
        }
        double perSecond = (value - earlier) / seconds;
        return id.unit() == CounterUnit.MILLISECONDS
                ? String.format(Locale.ROOT, "%.0f %%", perSecond / 10)
                : NumberText.rate(perSecond);
    }
}
