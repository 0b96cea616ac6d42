package io.ringfeed.example;

import io.ringfeed.codec.event.TradeEvent;
import io.ringfeed.codec.stream.Interval;
import io.ringfeed.codec.stream.Streams;
import io.ringfeed.engine.EngineBuilder;
import io.ringfeed.engine.MarketDataEngine;
import io.ringfeed.engine.handler.Marker;
import io.ringfeed.engine.handler.MarketDataHandler;
import io.ringfeed.engine.subscription.Subscription;
import io.ringfeed.engine.venue.Venue;
import java.time.Duration;

/** The README's example: prints trades of the test network for ten seconds. */
public final class EmbeddingExample {
    private EmbeddingExample() {}

    // README: begin
    static final class Strategy implements MarketDataHandler {
        @Override
        public void onTrade(TradeEvent trade) { // valid until this returns: copyTo(...) or snapshot() to keep it
            System.out.println(trade.symbol() + " " + trade.quantity() + " @ " + trade.price());
        }

        @Override
        public void onMarker(Marker marker) { // CONNECTED, DISCONNECTED: exactly where it happened among the events
            System.out.println(marker.kind() + ": " + marker.detail());
        }
    }

    static boolean run(EngineBuilder builder, Duration time) throws InterruptedException {
        try (MarketDataEngine engine = builder.handler(new Strategy()).build()) {
            engine.start();
            Subscription wanted = engine.subscribe(
                    Streams.trade("btcusdt"), Streams.kline("ethusdt", Interval.ONE_MINUTE), Streams.depth("bnbusdt"));
            boolean live = wanted.awaitLive(Duration.ofSeconds(5)); // restored after every reconnect, until cancel()
            Thread.sleep(time.toMillis());
            return live;
        }
    }

    public static void main(String[] args) throws InterruptedException {
        run(MarketDataEngine.builder().venue(Venue.spotTestnet()), Duration.ofSeconds(10));
    }
    // README: end
}
