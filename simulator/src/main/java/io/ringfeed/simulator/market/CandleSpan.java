package io.ringfeed.simulator.market;

import io.ringfeed.codec.stream.Interval;
import io.ringfeed.codec.stream.KlineZone;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Where candles of an interval start and end (protocol §4.4): weeks on Mondays, months by the calendar, all others on
 * multiples, counted from the zone's midnight.
 *
 * @param interval of the candles.
 * @param zone     in which their days begin; their times are UTC all the same.
 */
record CandleSpan(Interval interval, KlineZone zone) {
    private static final long DAY_US = TimeUnit.DAYS.toMicros(1);
    private static final long ZONE_US = TimeUnit.HOURS.toMicros(8);
    private static final int DAYS_TO_FIRST_MONDAY = 4;
    private static final int INTERVALS = Interval.values().length;

    /** All that differ, those of UTC first and by the intervals' order: the shortest has index 0. */
    static final List<CandleSpan> ALL = all();

    private static List<CandleSpan> all() {
        List<CandleSpan> all = new ArrayList<>();
        for (KlineZone zone : KlineZone.values()) {
            for (int i = 0; i < INTERVALS; i++) {
                CandleSpan span = new CandleSpan(Interval.ofOrdinal(i), zone);
                if (zone == KlineZone.UTC || span.isItsZonesOwn()) {
                    all.add(span);
                }
            }
        }
        return List.copyOf(all);
    }

    /** The index of a span in {@link #ALL}, or of that of UTC if the zone makes no difference to it. */
    static int indexOf(Interval interval, KlineZone zone) {
        int index = ALL.indexOf(new CandleSpan(interval, zone));
        return index >= 0 ? index : ALL.indexOf(new CandleSpan(interval, KlineZone.UTC));
    }

    /** Whether its candles differ from those of UTC: eight hours are no multiple of the interval. */
    private boolean isItsZonesOwn() {
        return interval == Interval.ONE_MONTH || ZONE_US % lengthUs() != 0;
    }

    /** The latest start that is not after a time. */
    long startUs(long us) {
        long localUs = us + offsetUs();
        if (interval == Interval.ONE_MONTH) {
            return epochUs(LocalDate.ofEpochDay(Math.floorDiv(localUs, DAY_US)).withDayOfMonth(1));
        }
        long firstUs = interval == Interval.ONE_WEEK ? DAYS_TO_FIRST_MONDAY * DAY_US : 0;
        return us - Math.floorMod(localUs - firstUs, lengthUs());
    }

    /** The end of the candle that starts at a time, which is the start of the next. */
    long endUs(long startUs) {
        return interval == Interval.ONE_MONTH
                ? epochUs(LocalDate.ofEpochDay(Math.floorDiv(startUs + offsetUs(), DAY_US))
                        .plusMonths(1))
                : startUs + lengthUs();
    }

    private long offsetUs() {
        return zone == KlineZone.UTC ? 0 : ZONE_US;
    }

    /** When a day begins in the zone. */
    private long epochUs(LocalDate day) {
        return TimeUnit.SECONDS.toMicros(day.atStartOfDay().toEpochSecond(ZoneOffset.UTC)) - offsetUs();
    }

    private long lengthUs() {
        return switch (interval) {
            case ONE_SECOND -> TimeUnit.SECONDS.toMicros(1);
            case ONE_MINUTE -> TimeUnit.MINUTES.toMicros(1);
            case THREE_MINUTES -> TimeUnit.MINUTES.toMicros(3);
            case FIVE_MINUTES -> TimeUnit.MINUTES.toMicros(5);
            case FIFTEEN_MINUTES -> TimeUnit.MINUTES.toMicros(15);
            case THIRTY_MINUTES -> TimeUnit.MINUTES.toMicros(30);
            case ONE_HOUR -> TimeUnit.HOURS.toMicros(1);
            case TWO_HOURS -> TimeUnit.HOURS.toMicros(2);
            case FOUR_HOURS -> TimeUnit.HOURS.toMicros(4);
            case SIX_HOURS -> TimeUnit.HOURS.toMicros(6);
            case EIGHT_HOURS -> TimeUnit.HOURS.toMicros(8);
            case TWELVE_HOURS -> TimeUnit.HOURS.toMicros(12);
            case ONE_DAY -> DAY_US;
            case THREE_DAYS -> 3 * DAY_US;
            case ONE_WEEK -> 7 * DAY_US;
            case ONE_MONTH -> throw new IllegalArgumentException("months differ in length");
        };
    }
}
