package io.ringfeed.codec.stream;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;

/**
 * Finds the name that somebody most likely meant.
 *
 * <p><b>Threading:</b> stateless. Allocates; for messages only.
 */
public final class NearestName {
    /** What is longer is no slip of the pen. */
    private static final int MAX_LENGTH = 64;

    private static final Map<String, String> SAME_SPAN =
            Map.of("60s", "1m", "60m", "1h", "24h", "1d", "7d", "1w", "30d", "1M");

    private NearestName() {}

    /**
     * The nearest of several names; of those as near, the first.
     *
     * @param wrong what was written.
     * @param names those that there are.
     * @return one of them, however far; null when there are none.
     */
    public static String of(String wrong, Collection<String> names) {
        String best = null;
        int bestDistance = Integer.MAX_VALUE;
        for (String name : names) {
            int distance = distance(wrong, name);
            if (distance < bestDistance) {
                best = name;
                bestDistance = distance;
            }
        }
        return best;
    }

    /** The nearest of several spans of time; one that is as long counts as nearer than one that looks alike. */
    static String ofSpan(String wrong, Collection<String> spans) {
        String same = SAME_SPAN.get(wrong.toLowerCase(Locale.ROOT));
        return same != null && spans.contains(same) ? same : of(wrong, spans);
    }

    /** The name that is the same but for upper and lower case, or null. */
    static String inOtherCase(String wrong, Collection<String> names) {
        return of(wrong, names.stream().filter(wrong::equalsIgnoreCase).toList());
    }

    /**
     * Twice the letters that differ; case is the commonest mistake, so a letter in the wrong case counts once.
     *
     * @param from what was written; of what is longer than a slip of the pen, the beginning.
     * @param to what may have been meant.
     * @return 0 when they are the same.
     */
    public static int distance(String from, String to) {
        return editDistance(from, to) + editDistance(from.toLowerCase(Locale.ROOT), to.toLowerCase(Locale.ROOT));
    }

    /** Levenshtein's distance, one row at a time. */
    private static int editDistance(String from, String to) {
        int length = Math.min(MAX_LENGTH, from.length());
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= length; i++) {
            int[] next = new int[to.length() + 1];
            next[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int substitution = row[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                next[j] = Math.min(substitution, Math.min(row[j], next[j - 1]) + 1);
            }
            row = next;
        }
        return row[to.length()];
    }
}
