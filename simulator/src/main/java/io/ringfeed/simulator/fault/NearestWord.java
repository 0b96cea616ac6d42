package io.ringfeed.simulator.fault;

import java.util.Comparator;
import java.util.List;

/** Finds the word that somebody most likely meant. */
final class NearestWord {
    /** What is longer is no slip of the pen. */
    private static final int MAX_LENGTH = 64;

    private NearestWord() {}

    static String of(String wrong, List<String> words) {
        String typed = wrong.substring(0, Math.min(MAX_LENGTH, wrong.length()));
        return words.stream()
                .min(Comparator.comparingInt(word -> distance(typed, word)))
                .orElseThrow();
    }

    /** Levenshtein's distance, one row at a time. */
    private static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
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
