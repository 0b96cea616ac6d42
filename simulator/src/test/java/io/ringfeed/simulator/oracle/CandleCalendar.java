package io.ringfeed.simulator.oracle;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/**
 * When candles open and close, worked out with the clock on a wall of the zone: the hours of a day are counted from its
 * midnight, weeks from Monday, groups of three days from 1970-01-01.
 */
public record CandleCalendar(String interval, ZoneOffset zone) {
    /** As the stream's name says, such as {@code btcusdt@kline_1d@+08:00}. */
    public static CandleCalendar of(String stream) {
        String name = stream.substring(stream.indexOf("@kline_") + "@kline_".length());
        return name.endsWith("@+08:00")
                ? new CandleCalendar(name.substring(0, name.indexOf('@')), ZoneOffset.ofHours(8))
                : new CandleCalendar(name, ZoneOffset.UTC);
    }

    /** Opening time, in milliseconds, of the candle in which a time lies. */
    public long openMs(long epochMs) {
        return epochMs(open(LocalDateTime.ofInstant(Instant.ofEpochMilli(epochMs), zone)));
    }

    /** Closing time, in milliseconds: the last one before the next candle opens. */
    public long closeMs(long openMs) {
        LocalDateTime open = LocalDateTime.ofInstant(Instant.ofEpochMilli(openMs), zone);
        int count = Integer.parseInt(interval.substring(0, interval.length() - 1));
        return epochMs(open.plus(count, unit())) - 1;
    }

    private LocalDateTime open(LocalDateTime time) {
        LocalDateTime midnight = time.truncatedTo(ChronoUnit.DAYS);
        int count = Integer.parseInt(interval.substring(0, interval.length() - 1));
        return switch (unit()) {
            case MONTHS -> midnight.withDayOfMonth(1);
            case WEEKS -> midnight.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case DAYS -> midnight.minusDays(ChronoUnit.DAYS.between(LocalDate.EPOCH, midnight.toLocalDate()) % count);
            case HOURS -> midnight.withHour(time.getHour() - time.getHour() % count);
            case MINUTES -> time.truncatedTo(ChronoUnit.HOURS).withMinute(time.getMinute() - time.getMinute() % count);
            default -> time.truncatedTo(ChronoUnit.SECONDS);
        };
    }

    private ChronoUnit unit() {
        return switch (interval.charAt(interval.length() - 1)) {
            case 's' -> ChronoUnit.SECONDS;
            case 'm' -> ChronoUnit.MINUTES;
            case 'h' -> ChronoUnit.HOURS;
            case 'd' -> ChronoUnit.DAYS;
            case 'w' -> ChronoUnit.WEEKS;
            case 'M' -> ChronoUnit.MONTHS;
            default -> throw new AssertionError(interval);
        };
    }

    private long epochMs(LocalDateTime time) {
        return time.toInstant(zone).toEpochMilli();
    }
}
