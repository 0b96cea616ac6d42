package io.ringfeed.codec.stream;

import static java.util.concurrent.TimeUnit.MICROSECONDS;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StreamUrlTest {
    private static final Stream CHINESE = Streams.trade("币安人生USDT");
    private static final Stream IN_UTC_PLUS_8 = Streams.kline("btcusdt", Interval.ONE_DAY, KlineZone.UTC_PLUS_8);

    @Test
    void leavesOutWhatNeedNotBeSaid() {
        assertEquals("/stream", StreamUrl.combined(List.of(), MILLISECONDS));
        assertEquals("/stream?timeUnit=MICROSECOND", StreamUrl.combined(List.of(), MICROSECONDS));
        assertEquals(
                "/stream?streams=btcusdt@trade", StreamUrl.combined(List.of(Streams.trade("btcusdt")), MILLISECONDS));
        assertEquals("/ws/btcusdt@trade", StreamUrl.raw(Streams.trade("btcusdt"), MILLISECONDS));
    }

    @Test
    void namesStreamsInTheirOrderBeforeTheTimeUnit() {
        assertEquals(
                "/stream?streams=ethusdt@depth5@100ms/!ticker_1h@arr/btcusdt@kline_1M&timeUnit=MICROSECOND",
                StreamUrl.combined(
                        List.of(
                                Streams.partialDepth("ethusdt", DepthLevels.FIVE),
                                Streams.allRollingTickers(RollingWindow.ONE_HOUR),
                                Streams.kline("btcusdt", Interval.ONE_MONTH)),
                        MICROSECONDS));
        assertEquals("/ws/!miniTicker@arr?timeUnit=MICROSECOND", StreamUrl.raw(Streams.allMiniTickers(), MICROSECONDS));
    }

    @Test
    void encodesWhatWouldNotSurviveAUrl() {
        assertEquals(
                "/stream?streams=btcusdt@kline_1d@%2B08:00/%E5%B8%81%E5%AE%89%E4%BA%BA%E7%94%9Fusdt@trade",
                StreamUrl.combined(List.of(IN_UTC_PLUS_8, CHINESE), MILLISECONDS));
        assertEquals("/ws/btcusdt@kline_1d@%2B08:00", StreamUrl.raw(IN_UTC_PLUS_8, MILLISECONDS));
        assertEquals("/ws/%E5%B8%81%E5%AE%89%E4%BA%BA%E7%94%9Fusdt@trade", StreamUrl.raw(CHINESE, MILLISECONDS));
        assertEquals("/ws/a-b_c.d@trade", StreamUrl.raw(Streams.trade("a-b_c.d"), MILLISECONDS));
    }

    @Test
    void writesWhatUrisTakeAndReadBack() {
        URI uri = URI.create("wss://host:9443" + StreamUrl.combined(List.of(IN_UTC_PLUS_8, CHINESE), MICROSECONDS));
        assertEquals("streams=btcusdt@kline_1d@+08:00/币安人生usdt@trade&timeUnit=MICROSECOND", uri.getQuery());
        assertEquals(uri.toString(), uri.toASCIIString());
        URI raw = URI.create("wss://host:9443" + StreamUrl.raw(CHINESE, MILLISECONDS));
        assertEquals("/ws/币安人生usdt@trade", raw.getPath());
    }

    @ParameterizedTest
    @EnumSource(
            value = TimeUnit.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"MILLISECONDS", "MICROSECONDS"})
    void refusesEveryTimeUnitThatTheVenueDoesNotHave(TimeUnit unit) {
        for (IllegalArgumentException refusal : List.of(
                assertThrows(IllegalArgumentException.class, () -> StreamUrl.combined(List.of(), unit)),
                assertThrows(IllegalArgumentException.class, () -> StreamUrl.raw(CHINESE, unit)))) {
            assertTrue(refusal.getMessage().contains("MILLISECONDS or MICROSECONDS, not in " + unit));
        }
    }
}
