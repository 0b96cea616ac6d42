package io.ringfeed.example;

import io.ringfeed.codec.event.TradeEvent;
import io.ringfeed.codec.stream.Interval;
import io.ringfeed.codec.stream.Streams;
import io.ringfeed.engine.MarketDataEngine;
import io.ringfeed.engine.handler.MarketDataHandler;
import io.ringfeed.engine.subscription.Subscription;
import io.ringfeed.engine.venue.Venue;
import java.time.Duration;

/** The README's example: prints the trades of a venue for a while. */
public final class EmbeddingExample {
    private EmbeddingExample() {}

    public static void main(String[] args) throws InterruptedException {
        printTrades(Venue.spotTestnet(), Duration.ofSeconds(10));
    }

    static boolean printTrades(Venue venue, Duration time) throws InterruptedException {
        // README: begin
        MarketDataHandler strategy = new MarketDataHandler() {
            @Override
            public void onTrade(TradeEvent trade) { // valid until this returns: copyTo(...) or snapshot() keep it
                System.out.println(trade.symbol() + " " + trade.quantity() + " @ " + trade.price());
            }
        };
        try (MarketDataEngine engine =
                MarketDataEngine.builder().venue(venue).handler(strategy).build()) {
            engine.start();
            Subscription wanted = engine.subscribe(
                    Streams.trade("btcusdt"), Streams.kline("ethusdt", Interval.ONE_MINUTE), Streams.depth("bnbusdt"));
            boolean live = wanted.awaitLive(Duration.ofSeconds(5)); // a frame of each has come, not just an answer
            Thread.sleep(time.toMillis()); // after a loss, everything comes back by itself
            return live;
        }
        // README: end
    }
}
