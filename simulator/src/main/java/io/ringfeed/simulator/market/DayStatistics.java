package io.ringfeed.simulator.market;

import java.util.concurrent.TimeUnit;

/** The trades of the last 24 hours, to within five minutes: as many parts, of which the oldest is dropped at a time. */
final class DayStatistics {
    static final long WINDOW_US = TimeUnit.HOURS.toMicros(24);

    private static final long PART_US = TimeUnit.MINUTES.toMicros(5);
    private static final int PARTS = (int) (WINDOW_US / PART_US);

    private final Candle[] parts = new Candle[PARTS];
    private final Candle total = new Candle();
    private long droppedStartUs = Long.MIN_VALUE;
    private int previousClose;

    DayStatistics(int openTicks) {
        previousClose = openTicks;
        for (int i = 0; i < PARTS; i++) {
            parts[i] = new Candle();
        }
    }

    /** Price of the last trade before the window, in ticks. */
    int previousClose() {
        return previousClose;
    }

    void add(long tradeId, int ticks, long baseMantissa, long quoteMantissa, boolean isTakerBuy, long nowUs) {
        long number = nowUs / PART_US;
        Candle part = parts[(int) (number % PARTS)];
        if (part.startUs != number * PART_US) {
            drop(part);
            part.begin(number * PART_US, (number + 1) * PART_US, ticks);
        }
        part.add(tradeId, ticks, baseMantissa, quoteMantissa, isTakerBuy);
    }

    /** Adds the parts up, oldest first; without any trade the sum stands at the given price. */
    Candle total(long nowUs, int lastTicks) {
        total.begin(nowUs - WINDOW_US, nowUs, lastTicks);
        long number = nowUs / PART_US;
        for (long i = number - PARTS + 1; i <= number; i++) {
            Candle part = parts[(int) (i % PARTS)];
            if (part.tradeCount > 0 && part.startUs < (number - PARTS + 1) * PART_US) {
                drop(part);
            } else if (part.tradeCount > 0) {
                total.add(part);
            }
        }
        return total;
    }

    private void drop(Candle part) {
        if (part.tradeCount > 0 && part.startUs > droppedStartUs) {
            droppedStartUs = part.startUs;
            previousClose = part.close;
        }
        part.tradeCount = 0;
    }
}
