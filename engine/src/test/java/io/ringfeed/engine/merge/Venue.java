package io.ringfeed.engine.merge;

import java.util.List;
import java.util.Random;

/** The order in which events of several streams come to be. */
final class Venue {
    private final int[] tapeAt;
    private final int[] eventAt;

    Venue(List<Tape> tapes, int events, Random random) {
        tapeAt = new int[events];
        eventAt = new int[events];
        int[] counts = new int[tapes.size()];
        for (int i = 0; i < events; i++) {
            tapeAt[i] = random.nextInt(tapes.size());
            eventAt[i] = counts[tapeAt[i]]++;
        }
    }

    int tape(int position) {
        return tapeAt[position];
    }

    int event(int position) {
        return eventAt[position];
    }

    /** How many events of a stream came to be before. */
    int eventsBefore(int tape, int position) {
        int count = 0;
        for (int i = 0; i < position; i++) {
            count += tapeAt[i] == tape ? 1 : 0;
        }
        return count;
    }

    long label(int position) {
        return (long) tapeAt[position] << 32 | eventAt[position];
    }

    static int tapeOf(long label) {
        return (int) (label >> 32);
    }

    static int eventOf(long label) {
        return (int) label;
    }
}
