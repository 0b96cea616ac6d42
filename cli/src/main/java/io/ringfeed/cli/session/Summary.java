package io.ringfeed.cli.session;

/**
 * What a command did, in the numbers that the last line on standard error gives to machines.
 *
 * @param received messages that the socket brought, control replies included.
 * @param decoded messages that were decoded.
 * @param delivered market events that the command took; with {@code simulate}, frames handed to clients.
 * @param skipped events lost to a handler's exception.
 * @param rejected messages that could not be decoded.
 * @param gaps gaps that were declared among the events.
 * @param lost ids that are missing by these.
 * @param dropped events dropped by policy.
 * @param duplicates events that came twice, or too late, and were not handed on.
 * @param pauses times that reading was paused.
 * @param pausedMs milliseconds that reading was paused.
 * @param reconnects connections after the first.
 * @param stale times that a stream was found silent or stale.
 */
public record Summary(
        long received,
        long decoded,
        long delivered,
        long skipped,
        long rejected,
        long gaps,
        long lost,
        long dropped,
        long duplicates,
        long pauses,
        long pausedMs,
        long reconnects,
        long stale) {
    /** Of a command that did nothing. */
    public static final Summary NOTHING = new Summary(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    /**
     * The summary of a command that only counts what it delivered.
     *
     * @param delivered how many.
     * @return the summary.
     */
    public static Summary ofDelivered(long delivered) {
        return new Summary(0, 0, delivered, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    /**
     * The line.
     *
     * @param elapsedMs how long the command took.
     * @param exit its exit code.
     * @return a JSON object, always with every key.
     */
    public String json(long elapsedMs, int exit) {
        StringBuilder json = new StringBuilder(300).append('{');
        append(json, "received", received);
        append(json, "decoded", decoded);
        append(json, "delivered", delivered);
        append(json, "skipped", skipped);
        append(json, "rejected", rejected);
        append(json, "gaps", gaps);
        append(json, "lost", lost);
        append(json, "dropped", dropped);
        append(json, "duplicates", duplicates);
        append(json, "pauses", pauses);
        append(json, "pausedMs", pausedMs);
        append(json, "reconnects", reconnects);
        append(json, "stale", stale);
        append(json, "elapsedMs", elapsedMs);
        append(json, "exit", exit);
        return json.append('}').toString();
    }

    private static void append(StringBuilder json, String key, long value) {
        if (json.length() > 1) {
            json.append(',');
        }
        json.append('"').append(key).append("\":").append(value);
    }
}
