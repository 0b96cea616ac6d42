package io.ringfeed.simulator.market;

import io.ringfeed.codec.stream.Interval;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;

/** Where candles start and end, in UTC: weeks on Mondays, months by the calendar, all others on multiples. */
final class CandleSpans {
    private static final long MINUTE_US = TimeUnit.MINUTES.toMicros(1);
    private static final long HOUR_US = TimeUnit.HOURS.toMicros(1);
    private static final long DAY_US = TimeUnit.DAYS.toMicros(1);
    private static final long SECOND_US = TimeUnit.SECONDS.toMicros(1);
    private static final int DAYS_TO_FIRST_MONDAY = 4;

    private CandleSpans() {}

    /** The latest start that is not after a time. */
    static long startUs(Interval interval, long us) {
        if (interval == Interval.ONE_MONTH) {
            return epochUs(LocalDate.ofEpochDay(Math.floorDiv(us, DAY_US)).withDayOfMonth(1));
        }
        long offsetUs = interval == Interval.ONE_WEEK ? DAYS_TO_FIRST_MONDAY * DAY_US : 0;
        return us - Math.floorMod(us - offsetUs, lengthUs(interval));
    }

    /** The end of the candle that starts at a time, which is the start of the next. */
    static long endUs(Interval interval, long startUs) {
        return interval == Interval.ONE_MONTH
                ? epochUs(LocalDate.ofEpochDay(startUs / DAY_US).plusMonths(1))
                : startUs + lengthUs(interval);
    }

    private static long epochUs(LocalDate day) {
        return TimeUnit.SECONDS.toMicros(day.atStartOfDay().toEpochSecond(ZoneOffset.UTC));
    }

    private static long lengthUs(Interval interval) {
        return switch (interval) {
            case ONE_SECOND -> SECOND_US;
            case ONE_MINUTE -> MINUTE_US;
            case THREE_MINUTES -> 3 * MINUTE_US;
            case FIVE_MINUTES -> 5 * MINUTE_US;
            case FIFTEEN_MINUTES -> 15 * MINUTE_US;
            case THIRTY_MINUTES -> 30 * MINUTE_US;
            case ONE_HOUR -> HOUR_US;
            case TWO_HOURS -> 2 * HOUR_US;
            case FOUR_HOURS -> 4 * HOUR_US;
            case SIX_HOURS -> 6 * HOUR_US;
            case EIGHT_HOURS -> 8 * HOUR_US;
            case TWELVE_HOURS -> 12 * HOUR_US;
            case ONE_DAY -> DAY_US;
            case THREE_DAYS -> 3 * DAY_US;
            case ONE_WEEK -> 7 * DAY_US;
            case ONE_MONTH -> throw new IllegalArgumentException("months differ in length");
        };
    }
}
