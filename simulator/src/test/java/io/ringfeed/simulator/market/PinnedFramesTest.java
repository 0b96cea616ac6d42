package io.ringfeed.simulator.market;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ringfeed.simulator.market.CollectedFrames.Frame;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Frames of one market at one time, as they were on 2026-11-25, when each was checked by hand: keys, order and quotes against
 * the protocol page's §4, sums against the six trades that came before, times against the clock. A change here is a change of
 * the wire or of what a seed means.
 */
class PinnedFramesTest {
    /** 12:34:58.250678. */
    private static final long START_US =
            ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse("2026-11-25T12:34:58.250678Z"));

    private static CollectedFrames run(String symbol, double eventsPerSecond, long seed, long milliseconds) {
        CollectedFrames frames = CollectedFrames.ofAllStreams();
        new VirtualFeed(frames, START_US, eventsPerSecond, seed, symbol).pass(milliseconds);
        return frames;
    }

    private static Frame first(CollectedFrames frames, String stream) {
        return frames.of(stream).get(0);
    }

    private static Frame last(CollectedFrames frames, String stream) {
        List<Frame> all = frames.of(stream);
        return all.get(all.size() - 1);
    }

    /** Ten events a second until 12:35:00.000678, six of them trades. */
    private static CollectedFrames bitcoin() {
        return run("btcusdt", 10, 3, 1_750);
    }

    @Test
    void trades() {
        CollectedFrames frames = bitcoin();
        assertEquals(
                "{\"e\":\"trade\",\"E\":1795610098350,\"s\":\"BTCUSDT\",\"t\":6194372631,\"p\":\"86704.78000000\","
                        + "\"q\":\"0.00042000\",\"T\":1795610098350,\"m\":false,\"M\":true}",
                first(frames, "btcusdt@trade").payload());
        assertEquals(
                "{\"stream\":\"btcusdt@trade\",\"data\":{\"e\":\"trade\",\"E\":1795610099750678,\"s\":\"BTCUSDT\","
                        + "\"t\":6194372636,\"p\":\"86704.81000000\",\"q\":\"0.00031000\",\"T\":1795610099750678,"
                        + "\"m\":false,\"M\":true}}",
                last(frames, "btcusdt@trade").microsWrapped());
        assertEquals(
                "{\"e\":\"aggTrade\",\"E\":1795610098550,\"s\":\"BTCUSDT\",\"a\":3716623579,\"p\":\"86704.78000000\","
                        + "\"q\":\"0.01982000\",\"f\":6194372631,\"l\":6194372633,\"T\":1795610098550,\"m\":false,"
                        + "\"M\":true}",
                first(frames, "btcusdt@aggTrade").payload());
        assertEquals(
                "{\"e\":\"blockTrade\",\"E\":1795610108550,\"s\":\"BTCUSDT\",\"t\":6686,\"p\":\"86803.04000000\","
                        + "\"q\":\"3.41379000\",\"T\":1795610108550,\"m\":true}",
                first(run("btcusdt", 10, 3, 10_300), "btcusdt@blockTrade").payload());
    }

    @Test
    void klines() {
        CollectedFrames frames = bitcoin();
        assertEquals(
                "{\"e\":\"kline\",\"E\":1795610099000,\"s\":\"BTCUSDT\",\"k\":{\"t\":1795610098000,"
                        + "\"T\":1795610098999,\"s\":\"BTCUSDT\",\"i\":\"1s\",\"f\":6194372631,\"L\":6194372634,"
                        + "\"o\":\"86704.78000000\",\"c\":\"86704.78000000\",\"h\":\"86704.78000000\","
                        + "\"l\":\"86704.78000000\",\"v\":\"0.08923000\",\"n\":4,\"x\":true,\"q\":\"7736.66751940\","
                        + "\"V\":\"0.08923000\",\"Q\":\"7736.66751940\",\"B\":\"0\"}}",
                first(frames, "btcusdt@kline_1s").payload());
        assertEquals(
                "{\"e\":\"kline\",\"E\":1795610100000678,\"s\":\"BTCUSDT\",\"k\":{\"t\":1795610040000000,"
                        + "\"T\":1795610099999999,\"s\":\"BTCUSDT\",\"i\":\"1m\",\"f\":6194372631,\"L\":6194372636,"
                        + "\"o\":\"86704.78000000\",\"c\":\"86704.81000000\",\"h\":\"86704.81000000\","
                        + "\"l\":\"86704.78000000\",\"v\":\"0.10043000\",\"n\":6,\"x\":true,\"q\":\"8707.76139140\","
                        + "\"V\":\"0.10043000\",\"Q\":\"8707.76139140\",\"B\":\"0\"}}",
                first(frames, "btcusdt@kline_1m").microsPayload());
        assertEquals(
                "{\"stream\":\"btcusdt@kline_1d@+08:00\",\"data\":{\"e\":\"kline\",\"E\":1795610100000,"
                        + "\"s\":\"BTCUSDT\",\"k\":{\"t\":1795536000000,\"T\":1795622399999,\"s\":\"BTCUSDT\","
                        + "\"i\":\"1d\",\"f\":6194372631,\"L\":6194372636,\"o\":\"86704.78000000\","
                        + "\"c\":\"86704.81000000\",\"h\":\"86704.81000000\",\"l\":\"86704.78000000\","
                        + "\"v\":\"0.10043000\",\"n\":6,\"x\":false,\"q\":\"8707.76139140\",\"V\":\"0.10043000\","
                        + "\"Q\":\"8707.76139140\",\"B\":\"0\"}}}",
                first(frames, "btcusdt@kline_1d@+08:00").wrapped());
    }

    @Test
    void theBook() {
        CollectedFrames frames = bitcoin();
        assertEquals(
                "{\"u\":100993279646,\"s\":\"BTCUSDT\",\"b\":\"86704.77000000\",\"B\":\"0.31681000\","
                        + "\"a\":\"86704.78000000\",\"A\":\"0.26941000\"}",
                first(frames, "btcusdt@bookTicker").payload());
        assertEquals(
                "{\"e\":\"depthUpdate\",\"E\":1795610098400,\"s\":\"BTCUSDT\",\"U\":100993279644,\"u\":100993279644,"
                        + "\"b\":[],\"a\":[[\"86704.78000000\",\"0.28881000\"]]}",
                first(frames, "btcusdt@depth@100ms").payload());
        assertEquals(
                "{\"e\":\"depthUpdate\",\"E\":1795610099000678,\"s\":\"BTCUSDT\",\"U\":100993279644,"
                        + "\"u\":100993279652,\"b\":[[\"86704.77000000\",\"0.36588000\"],[\"86704.11000000\","
                        + "\"0.48758000\"],[\"86703.94000000\",\"0.33399000\"]],\"a\":[[\"86704.78000000\","
                        + "\"0.00000000\"],[\"86705.78000000\",\"0.41648000\"]]}",
                first(frames, "btcusdt@depth").microsPayload());
        assertEquals(
                "{\"lastUpdateId\":100993279652,\"bids\":[[\"86704.77000000\",\"0.36588000\"],[\"86704.76000000\","
                        + "\"0.02893000\"],[\"86704.75000000\",\"0.16975000\"],[\"86704.74000000\",\"0.05489000\"],"
                        + "[\"86704.73000000\",\"0.42140000\"]],\"asks\":[[\"86704.79000000\",\"0.34259000\"],"
                        + "[\"86704.80000000\",\"0.04228000\"],[\"86704.81000000\",\"0.44455000\"],"
                        + "[\"86704.82000000\",\"0.06503000\"],[\"86704.83000000\",\"0.27413000\"]]}",
                first(frames, "btcusdt@depth5").payload());
    }

    @Test
    void tickers() {
        CollectedFrames frames = bitcoin();
        assertEquals(
                "{\"e\":\"24hrMiniTicker\",\"E\":1795610100000,\"s\":\"BTCUSDT\",\"c\":\"86704.81000000\","
                        + "\"o\":\"86704.78000000\",\"h\":\"86704.81000000\",\"l\":\"86704.78000000\","
                        + "\"v\":\"0.10043000\",\"q\":\"8707.76139140\"}",
                last(frames, "btcusdt@miniTicker").payload());
        assertEquals(
                "{\"e\":\"24hrTicker\",\"E\":1795610100000678,\"s\":\"BTCUSDT\",\"p\":\"0.03000000\",\"P\":\"0.000\","
                        + "\"w\":\"86704.78334561\",\"x\":\"86704.77000000\",\"c\":\"86704.81000000\","
                        + "\"Q\":\"0.00031000\",\"b\":\"86704.78000000\",\"B\":\"0.11556000\","
                        + "\"a\":\"86704.81000000\",\"A\":\"0.02139000\",\"o\":\"86704.78000000\","
                        + "\"h\":\"86704.81000000\",\"l\":\"86704.78000000\",\"v\":\"0.10043000\","
                        + "\"q\":\"8707.76139140\",\"O\":1795523700000678,\"C\":1795610100000678,\"F\":6194372631,"
                        + "\"L\":6194372636,\"n\":6}",
                last(frames, "btcusdt@ticker").microsPayload());
        assertEquals(
                "{\"e\":\"1hTicker\",\"E\":1795610100000,\"s\":\"BTCUSDT\",\"p\":\"0.03000000\",\"P\":\"0.000\","
                        + "\"o\":\"86704.78000000\",\"h\":\"86704.81000000\",\"l\":\"86704.78000000\","
                        + "\"c\":\"86704.81000000\",\"w\":\"86704.78334561\",\"v\":\"0.10043000\","
                        + "\"q\":\"8707.76139140\",\"O\":1795606500000,\"C\":1795610100000,\"F\":6194372631,"
                        + "\"L\":6194372636,\"n\":6}",
                last(frames, "btcusdt@ticker_1h").payload());
        assertEquals(
                "{\"stream\":\"!miniTicker@arr\",\"data\":[{\"e\":\"24hrMiniTicker\",\"E\":1795610100000,"
                        + "\"s\":\"BTCUSDT\",\"c\":\"86704.81000000\",\"o\":\"86704.78000000\","
                        + "\"h\":\"86704.81000000\",\"l\":\"86704.78000000\",\"v\":\"0.10043000\","
                        + "\"q\":\"8707.76139140\"}]}",
                last(frames, "!miniTicker@arr").wrapped());
        assertEquals(
                "[{\"e\":\"4hTicker\",\"E\":1795610100000678,\"s\":\"BTCUSDT\",\"p\":\"0.03000000\",\"P\":\"0.000\","
                        + "\"o\":\"86704.78000000\",\"h\":\"86704.81000000\",\"l\":\"86704.78000000\","
                        + "\"c\":\"86704.81000000\",\"w\":\"86704.78334561\",\"v\":\"0.10043000\","
                        + "\"q\":\"8707.76139140\",\"O\":1795595700000000,\"C\":1795610100000678,\"F\":6194372631,"
                        + "\"L\":6194372636,\"n\":6}]",
                last(frames, "!ticker_4h@arr").microsPayload());
    }

    @Test
    void averages() {
        CollectedFrames frames = bitcoin();
        assertEquals(
                "{\"e\":\"avgPrice\",\"E\":1795610100000,\"s\":\"BTCUSDT\",\"i\":\"5m\",\"w\":\"86704.78334561\","
                        + "\"T\":1795610099750}",
                last(frames, "btcusdt@avgPrice").payload());
        assertEquals(
                "{\"e\":\"referencePrice\",\"s\":\"BTCUSDT\",\"r\":\"86704.78334561\",\"t\":1795610100000678}",
                last(frames, "btcusdt@referencePrice").microsPayload());
    }

    @Test
    void aMarketInWhichNothingWasTraded() {
        CollectedFrames frames = run("xrpusdt", 0, 1, 1_750);
        assertEquals(
                "{\"e\":\"kline\",\"E\":1795610099000,\"s\":\"XRPUSDT\",\"k\":{\"t\":1795610098000,"
                        + "\"T\":1795610098999,\"s\":\"XRPUSDT\",\"i\":\"1s\",\"f\":-1,\"L\":-1,"
                        + "\"o\":\"58.44000000\",\"c\":\"58.44000000\",\"h\":\"58.44000000\",\"l\":\"58.44000000\","
                        + "\"v\":\"0.00000000\",\"n\":0,\"x\":true,\"q\":\"0.00000000\",\"V\":\"0.00000000\","
                        + "\"Q\":\"0.00000000\",\"B\":\"0\"}}",
                first(frames, "xrpusdt@kline_1s").payload());
        assertEquals(
                "{\"e\":\"1dTicker\",\"E\":1795610099000,\"s\":\"XRPUSDT\",\"p\":\"0.00000000\",\"P\":\"0.000\","
                        + "\"o\":\"58.44000000\",\"h\":\"58.44000000\",\"l\":\"58.44000000\",\"c\":\"58.44000000\","
                        + "\"w\":\"58.44000000\",\"v\":\"0.00000000\",\"q\":\"0.00000000\",\"O\":1795523640000,"
                        + "\"C\":1795610099000,\"F\":-1,\"L\":-1,\"n\":0}",
                first(frames, "xrpusdt@ticker_1d").payload());
        assertEquals(
                "{\"e\":\"avgPrice\",\"E\":1795610099000,\"s\":\"XRPUSDT\",\"i\":\"5m\",\"w\":\"58.44000000\","
                        + "\"T\":1795610098250}",
                first(frames, "xrpusdt@avgPrice").payload());
        assertEquals(
                "{\"e\":\"referencePrice\",\"s\":\"XRPUSDT\",\"r\":null,\"t\":1795610099000}",
                first(frames, "xrpusdt@referencePrice").payload());
    }
}
