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
    private final NameRegistry streams = new NameRegistry(16);
    private final NameRegistry symbols = new NameRegistry(16);
    private final MessageDecoder decoder = new MessageDecoder(streams, symbols, LevelAllocator.growing());

    static String tradeJson(String symbol, long id, String price) {
        return "{\"stream\":\"" + symbol.toLowerCase(java.util.Locale.ROOT)
                + "@trade\",\"data\":{\"e\":\"trade\",\"E\":1700000000000,\"s\":\"" + symbol + "\",\"t\":" + id
                + ",\"p\":\"" + price + "\",\"q\":\"0.25000000\",\"T\":1700000000000,\"m\":true,\"M\":true}}";
    }

    TradeEvent trade(String symbol, long id, String price) {
        TradeEvent event = new TradeEvent();
        event.wrap(record(tradeJson(symbol, id, price), EventKind.TRADE), streams, symbols);
        return event;
    }

    BookTickerEvent bookTicker(String symbol, String bid, String ask) {
        String json = "{\"stream\":\"x@bookTicker\",\"data\":{\"u\":1,\"s\":\"" + symbol + "\",\"b\":\"" + bid
                + "\",\"B\":\"1.0\",\"a\":\"" + ask + "\",\"A\":\"2.0\"}}";
        BookTickerEvent event = new BookTickerEvent();
        event.wrap(record(json, EventKind.BOOK_TICKER), streams, symbols);
        return event;
    }

    private EventRecord record(String json, EventKind kind) {
        byte[] payload = json.getBytes(StandardCharsets.UTF_8);
        byte[] frame = Arrays.copyOf(payload, payload.length + MessageDecoder.SLACK_BYTES);
        EventRecord record = new EventRecord();
        assertEquals(kind, decoder.decode(frame, payload.length, record));
        // 5 ms after the venue's own time
        record.received(1, System.nanoTime(), 1_700_000_000_005_000_000L, TimeUnit.MILLISECONDS);
        return record;
    }
}
