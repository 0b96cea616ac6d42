package io.ringfeed.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ringfeed.codec.decode.MessageDecoder;
import io.ringfeed.codec.event.BookTickerEvent;
import io.ringfeed.codec.event.EventKind;
import io.ringfeed.codec.event.EventRecord;
import io.ringfeed.codec.event.LevelAllocator;
import io.ringfeed.codec.event.TradeEvent;
import io.ringfeed.codec.name.NameRegistry;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** Makes events as the engine would hand them out. */
final class Events {
    private static final long TIME_S = 1_700_000_000;
    /** From the venue's own time to the socket read. */
    private static final long AGE_MS = 5;

    private final NameRegistry streams = new NameRegistry(16);
    private final NameRegistry symbols = new NameRegistry(16);
    private final MessageDecoder decoder = new MessageDecoder(streams, symbols, LevelAllocator.growing());

    static String tradeJson(String symbol, long id, String price) {
        return tradeJson(symbol, id, price, TimeUnit.MILLISECONDS);
    }

    private static String tradeJson(String symbol, long id, String price, TimeUnit timeUnit) {
        long time = timeUnit.convert(TIME_S, TimeUnit.SECONDS);
        return "{\"stream\":\"" + symbol.toLowerCase(java.util.Locale.ROOT)
                + "@trade\",\"data\":{\"e\":\"trade\",\"E\":"
                + time + ",\"s\":\"" + symbol + "\",\"t\":" + id + ",\"p\":\"" + price
                + "\",\"q\":\"0.25000000\",\"T\":" + time + ",\"m\":true,\"M\":true}}";
    }

    TradeEvent trade(String symbol, long id, String price) {
        return trade(symbol, id, price, TimeUnit.MILLISECONDS);
    }

    TradeEvent trade(String symbol, long id, String price, TimeUnit timeUnit) {
        TradeEvent event = new TradeEvent();
        String json = tradeJson(symbol, id, price, timeUnit);
        event.wrap(record(json, EventKind.TRADE, timeUnit), streams, symbols);
        return event;
    }

    BookTickerEvent bookTicker(String symbol, String bid, String ask) {
        String json = "{\"stream\":\"x@bookTicker\",\"data\":{\"u\":1,\"s\":\"" + symbol + "\",\"b\":\"" + bid
                + "\",\"B\":\"1.0\",\"a\":\"" + ask + "\",\"A\":\"2.0\"}}";
        BookTickerEvent event = new BookTickerEvent();
        event.wrap(record(json, EventKind.BOOK_TICKER, TimeUnit.MILLISECONDS), streams, symbols);
        return event;
    }

    private EventRecord record(String json, EventKind kind, TimeUnit timeUnit) {
        byte[] payload = json.getBytes(StandardCharsets.UTF_8);
        byte[] frame = Arrays.copyOf(payload, payload.length + MessageDecoder.SLACK_BYTES);
        EventRecord record = new EventRecord();
        assertEquals(kind, decoder.decode(frame, payload.length, record));
        long receiveEpochNs = TimeUnit.SECONDS.toNanos(TIME_S) + TimeUnit.MILLISECONDS.toNanos(AGE_MS);
        record.received(1, System.nanoTime(), receiveEpochNs, timeUnit);
        return record;
    }
}
