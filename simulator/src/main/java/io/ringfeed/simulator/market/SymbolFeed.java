package io.ringfeed.simulator.market;

import io.ringfeed.codec.event.Layouts;
import io.ringfeed.codec.name.NameRegistry;
import io.ringfeed.codec.stream.DepthSpeed;
import io.ringfeed.codec.stream.Interval;
import io.ringfeed.codec.stream.Stream;
import io.ringfeed.codec.stream.Streams;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** All streams of one symbol: lets its market run, and sends what somebody is subscribed to. */
final class SymbolFeed {
    /** A depth stream: its chain of update ids goes on whether or not anybody listens. */
    private static final class DepthChain {
        final int streamId;
        long lastUpdateId;

        DepthChain(int streamId, long lastUpdateId) {
            this.streamId = streamId;
            this.lastUpdateId = lastUpdateId;
        }
    }

    private static final int NO_ID = -1;
    private static final int INTERVALS = Interval.values().length;

    private final SymbolMarket market;
    private final FrameSender sender;
    private final int symbolId;
    private final int trade;
    private final int aggTrade;
    private final int bookTicker;
    private final int ticker;
    private final DepthChain fastDepth;
    private final DepthChain slowDepth;
    private final int[] klines = new int[INTERVALS];

    SymbolFeed(String symbol, SymbolMarket market, NameRegistry streams, NameRegistry symbols, FrameSender sender) {
        this.market = market;
        this.sender = sender;
        symbolId = symbols.register(market.instrument().symbol());
        trade = streams.register(Streams.trade(symbol).name());
        aggTrade = streams.register(Streams.aggTrade(symbol).name());
        bookTicker = streams.register(Streams.bookTicker(symbol).name());
        ticker = streams.register(Streams.ticker(symbol).name());
        long updateId = market.book().lastUpdateId();
        fastDepth = new DepthChain(
                streams.register(Streams.depth(symbol, DepthSpeed.EVERY_100_MS).name()), updateId);
        slowDepth = new DepthChain(
                streams.register(Streams.depth(symbol, DepthSpeed.EVERY_SECOND).name()), updateId);
        for (int i = 0; i < INTERVALS; i++) {
            klines[i] = streams.register(
                    Streams.kline(symbol, Interval.ofOrdinal(i)).name());
        }
    }

    /** Names all streams of a symbol. */
    static List<String> streamNames(String symbol) {
        List<Stream> all = new ArrayList<>();
        Collections.addAll(
                all,
                Streams.trade(symbol),
                Streams.aggTrade(symbol),
                Streams.bookTicker(symbol),
                Streams.ticker(symbol),
                Streams.depth(symbol, DepthSpeed.EVERY_100_MS),
                Streams.depth(symbol, DepthSpeed.EVERY_SECOND));
        for (Interval interval : Interval.values()) {
            all.add(Streams.kline(symbol, interval));
        }
        return all.stream().map(Stream::name).toList();
    }

    /** Lets one trade or one change of the top happen. */
    void step(long nowUs) {
        switch (market.step(nowUs)) {
            case QUOTE -> sendBookTicker();
            case TRADE -> sendTrade(nowUs);
            case LAST_TRADE -> {
                sendTrade(nowUs);
                sendAggTrade(nowUs);
            }
        }
    }

    private void sendTrade(long nowUs) {
        if (sender.isWanted(trade)) {
            EventWriter.trade(sender.begin(Layouts.TRADE, trade, symbolId), market, nowUs);
            sender.send(market.tradeId(), market.tradeId());
        }
    }

    private void sendAggTrade(long nowUs) {
        if (sender.isWanted(aggTrade)) {
            EventWriter.aggTrade(sender.begin(Layouts.AGG_TRADE, aggTrade, symbolId), market, nowUs);
            sender.send(market.aggregateId(), market.aggregateId());
        }
    }

    private void sendBookTicker() {
        if (sender.isWanted(bookTicker)) {
            EventWriter.bookTicker(sender.begin(Layouts.BOOK_TICKER, bookTicker, symbolId), market);
            sender.send(market.book().lastUpdateId(), market.book().lastUpdateId());
        }
    }

    void sendFastDepth(long nowUs) {
        sendDepth(fastDepth, nowUs);
    }

    void sendSlowDepth(long nowUs) {
        sendDepth(slowDepth, nowUs);
    }

    private void sendDepth(DepthChain chain, long nowUs) {
        long lastUpdateId = market.book().lastUpdateId();
        if (lastUpdateId > chain.lastUpdateId && sender.isWanted(chain.streamId)) {
            EventWriter.depth(sender.begin(Layouts.DEPTH, chain.streamId, symbolId), market, chain.lastUpdateId, nowUs);
            sender.send(chain.lastUpdateId + 1, lastUpdateId);
        }
        chain.lastUpdateId = lastUpdateId;
    }

    void sendTicker(long nowUs) {
        if (sender.isWanted(ticker)) {
            EventWriter.ticker(sender.begin(Layouts.TICKER, ticker, symbolId), market, nowUs);
            sender.send(NO_ID, NO_ID);
        }
    }

    /** Sends the candles as they stand; those of a second are sent as they end and never before. */
    void sendOpenKlines(long nowUs) {
        for (int i = 0; i < INTERVALS; i++) {
            if (Interval.ofOrdinal(i) != Interval.ONE_SECOND) {
                sendKline(i, false, nowUs);
            }
        }
    }

    /** Sends each candle that has ended, once, and starts the next one. */
    void closeKlines(long nowUs) {
        for (int i = 0; i < INTERVALS; i++) {
            while (market.hasEnded(i, nowUs)) {
                sendKline(i, true, nowUs);
                market.nextCandle(i, nowUs);
            }
        }
    }

    private void sendKline(int interval, boolean isClosed, long nowUs) {
        int streamId = klines[interval];
        if (sender.isWanted(streamId)) {
            EventWriter.kline(
                    sender.begin(Layouts.KLINE, streamId, symbolId), market, symbolId, interval, isClosed, nowUs);
            sender.send(NO_ID, NO_ID);
        }
    }
}
