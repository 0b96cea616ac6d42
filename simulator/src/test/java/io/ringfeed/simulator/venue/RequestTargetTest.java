package io.ringfeed.simulator.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ringfeed.codec.stream.Interval;
import io.ringfeed.codec.stream.KlineZone;
import io.ringfeed.codec.stream.RollingWindow;
import io.ringfeed.codec.stream.Stream;
import io.ringfeed.codec.stream.StreamUrl;
import io.ringfeed.codec.stream.Streams;
import io.ringfeed.simulator.venue.RequestTarget.Accepted;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RequestTargetTest {
    @Test
    void readsBothPathsWithAndWithoutStreams() {
        assertEquals(new Accepted(false, false, List.of()), RequestTarget.parse("/ws"));
        assertEquals(
                new Accepted(false, false, List.of("a@trade", "b@depth")), RequestTarget.parse("/ws/a@trade/b@depth"));
        assertEquals(new Accepted(true, false, List.of()), RequestTarget.parse("/stream"));
        assertEquals(
                new Accepted(true, true, List.of("a@trade", "b@kline_1d@+08:00")),
                RequestTarget.parse("/stream?streams=a@trade/b@kline_1d@%2B08:00&timeUnit=microsecond"));
    }

    @Test
    void takesPercentEncodedNamesAsUtf8() {
        assertEquals(
                new Accepted(true, false, List.of("币安人生usdt@trade")),
                RequestTarget.parse("/stream?streams=%E5%B8%81%E5%AE%89%E4%BA%BA%E7%94%9Fusdt%40trade"));
        assertEquals(RequestTarget.BAD_ESCAPE, RequestTarget.parse("/stream?streams=%E5%B"));
    }

    @Test
    void readsBackWhatTheClientsOwnUrlsSay() {
        List<Stream> streams = List.of(
                Streams.kline("btcusdt", Interval.ONE_DAY, KlineZone.UTC_PLUS_8),
                Streams.depth("币安人生usdt"),
                Streams.rollingTicker("我踏马来了usdt", RollingWindow.ONE_HOUR),
                Streams.allMiniTickers());
        List<String> names = streams.stream().map(Stream::name).toList();
        for (boolean micros : new boolean[] {false, true}) {
            TimeUnit unit = micros ? TimeUnit.MICROSECONDS : TimeUnit.MILLISECONDS;
            assertEquals(
                    new Accepted(true, micros, List.of()), RequestTarget.parse(StreamUrl.combined(List.of(), unit)));
            assertEquals(new Accepted(true, micros, names), RequestTarget.parse(StreamUrl.combined(streams, unit)));
            for (Stream stream : streams) {
                assertEquals(
                        new Accepted(false, micros, List.of(stream.name())),
                        RequestTarget.parse(StreamUrl.raw(stream, unit)));
            }
        }
    }

    @Test
    void refusesWhatDoesNotExist() {
        assertEquals(RequestTarget.UNKNOWN_PATH, RequestTarget.parse("/stream/ws/a@trade"));
        assertEquals(RequestTarget.UNKNOWN_PATH, RequestTarget.parse("/"));
        assertEquals(RequestTarget.BAD_TIME_UNIT, RequestTarget.parse("/ws?timeUnit=SECOND"));
    }
}
