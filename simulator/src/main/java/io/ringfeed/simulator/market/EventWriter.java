package io.ringfeed.simulator.market;

import io.ringfeed.codec.event.AggTradeEvent;
import io.ringfeed.codec.event.BookTickerEvent;
import io.ringfeed.codec.event.DepthEvent;
import io.ringfeed.codec.event.EventRecord;
import io.ringfeed.codec.event.Field;
import io.ringfeed.codec.event.KlineEvent;
import io.ringfeed.codec.event.Layout;
import io.ringfeed.codec.event.Layouts;
import io.ringfeed.codec.event.TickerEvent;
import io.ringfeed.codec.event.TradeEvent;

/** Puts what a market shows into a record that was begun for it, times in microseconds. */
final class EventWriter {
    private static final int PERCENT_SCALE = 3;
    private static final long PERCENT_FACTOR = 100_000;

    // Keys that the venue says to ignore, but sends.
    private static final long TRADE_IGNORED = Field.presence(Layouts.TRADE.codeOf((byte) 'M'));
    private static final long AGG_TRADE_IGNORED = Field.presence(Layouts.AGG_TRADE.codeOf((byte) 'M'));
    private static final long KLINE_IGNORED;

    static {
        Layout candle = Layouts.KLINE.nested(Layouts.KLINE.codeOf((byte) 'k'));
        KLINE_IGNORED = Field.presence(candle.codeOf((byte) 'B'));
    }

    private EventWriter() {}

    static void trade(EventRecord record, SymbolMarket market, long nowUs) {
        record.addPresence(TRADE_IGNORED);
        record.integer(TradeEvent.EVENT_TIME, nowUs);
        record.integer(TradeEvent.TRADE_ID, market.tradeId());
        price(record, TradeEvent.PRICE, market, market.tradeTicks());
        quantity(record, TradeEvent.QUANTITY, market, market.tradeSteps());
        record.integer(TradeEvent.TRADE_TIME, nowUs);
        record.integer(TradeEvent.IS_BUYER_MAKER, market.isBuyerMaker() ? 1 : 0);
        record.integer(TradeEvent.IGNORED, 1);
    }

    static void aggTrade(EventRecord record, SymbolMarket market, long nowUs) {
        record.addPresence(AGG_TRADE_IGNORED);
        record.integer(AggTradeEvent.EVENT_TIME, nowUs);
        record.integer(AggTradeEvent.AGGREGATE_TRADE_ID, market.aggregateId());
        price(record, AggTradeEvent.PRICE, market, market.tradeTicks());
        quantity(record, AggTradeEvent.QUANTITY, market, market.orderSteps());
        record.integer(AggTradeEvent.FIRST_TRADE_ID, market.firstTradeIdOfOrder());
        record.integer(AggTradeEvent.LAST_TRADE_ID, market.tradeId());
        record.integer(AggTradeEvent.TRADE_TIME, nowUs);
        record.integer(AggTradeEvent.IS_BUYER_MAKER, market.isBuyerMaker() ? 1 : 0);
        record.integer(AggTradeEvent.IGNORED, 1);
    }

    static void bookTicker(EventRecord record, SymbolMarket market) {
        OrderBook book = market.book();
        record.integer(BookTickerEvent.UPDATE_ID, book.lastUpdateId());
        price(record, BookTickerEvent.BID_PRICE, market, book.bidTicks());
        quantity(record, BookTickerEvent.BID_QUANTITY, market, book.bids().bestSteps());
        price(record, BookTickerEvent.ASK_PRICE, market, book.askTicks());
        quantity(record, BookTickerEvent.ASK_QUANTITY, market, book.asks().bestSteps());
    }

    /** Writes each level that changed after an update, best first on both sides. */
    static void depth(EventRecord record, SymbolMarket market, long afterUpdateId, long nowUs) {
        OrderBook book = market.book();
        record.integer(DepthEvent.EVENT_TIME, nowUs);
        record.integer(DepthEvent.FIRST_UPDATE_ID, afterUpdateId + 1);
        record.integer(DepthEvent.FINAL_UPDATE_ID, book.lastUpdateId());
        int count = 0;
        for (int tick = book.bids().size() - 1; tick >= 0; tick--) {
            count += level(record, count, market, book.bids(), tick, afterUpdateId);
        }
        record.bids(0, count);
        int bidCount = count;
        for (int tick = 0; tick < book.asks().size(); tick++) {
            count += level(record, count, market, book.asks(), tick, afterUpdateId);
        }
        record.asks(bidCount, count - bidCount);
    }

    private static int level(
            EventRecord record, int index, SymbolMarket market, BookSide side, int tick, long afterUpdateId) {
        if (side.changedId(tick) <= afterUpdateId) {
            return 0;
        }
        Instrument instrument = market.instrument();
        record.levels()
                .set(
                        index,
                        instrument.price(market.book().priceTicks(tick)),
                        Instrument.SCALE,
                        instrument.quantity(side.steps(tick)),
                        Instrument.SCALE);
        return 1;
    }

    static void kline(
            EventRecord record, SymbolMarket market, int symbolId, int interval, boolean isClosed, long nowUs) {
        Candle candle = market.candle(interval);
        record.addPresence(KLINE_IGNORED);
        record.integer(KlineEvent.EVENT_TIME, nowUs);
        record.integer(KlineEvent.OPEN_TIME, candle.startUs);
        record.integer(KlineEvent.CLOSE_TIME, candle.endUs - 1);
        record.integer(KlineEvent.CANDLE_SYMBOL, symbolId);
        record.integer(KlineEvent.INTERVAL, interval);
        record.integer(KlineEvent.FIRST_TRADE_ID, candle.firstTradeId);
        record.integer(KlineEvent.LAST_TRADE_ID, candle.lastTradeId);
        price(record, KlineEvent.OPEN, market, candle.open);
        price(record, KlineEvent.CLOSE, market, candle.close);
        price(record, KlineEvent.HIGH, market, candle.high);
        price(record, KlineEvent.LOW, market, candle.low);
        candle.base.copyTo(record.decimal(KlineEvent.BASE_VOLUME));
        record.integer(KlineEvent.TRADE_COUNT, candle.tradeCount);
        record.integer(KlineEvent.IS_CLOSED, isClosed ? 1 : 0);
        candle.quote.copyTo(record.decimal(KlineEvent.QUOTE_VOLUME));
        candle.takerBuyBase.copyTo(record.decimal(KlineEvent.TAKER_BUY_BASE_VOLUME));
        candle.takerBuyQuote.copyTo(record.decimal(KlineEvent.TAKER_BUY_QUOTE_VOLUME));
        record.decimal(KlineEvent.IGNORED).set(0, 0);
    }

    static void ticker(EventRecord record, SymbolMarket market, long nowUs) {
        Candle day = market.dayTotal(nowUs);
        OrderBook book = market.book();
        long open = market.instrument().price(day.open);
        long change = market.instrument().price(day.close) - open;
        record.integer(TickerEvent.EVENT_TIME, nowUs);
        record.decimal(TickerEvent.PRICE_CHANGE).set(change, Instrument.SCALE);
        record.decimal(TickerEvent.PRICE_CHANGE_PERCENT).set(change * PERCENT_FACTOR / open, PERCENT_SCALE);
        record.decimal(TickerEvent.WEIGHTED_AVERAGE_PRICE).set(average(day, open), Instrument.SCALE);
        price(record, TickerEvent.PREVIOUS_CLOSE, market, market.day().previousClose());
        price(record, TickerEvent.LAST_PRICE, market, day.close);
        quantity(record, TickerEvent.LAST_QUANTITY, market, market.tradeSteps());
        price(record, TickerEvent.BEST_BID_PRICE, market, book.bidTicks());
        quantity(record, TickerEvent.BEST_BID_QUANTITY, market, book.bids().bestSteps());
        price(record, TickerEvent.BEST_ASK_PRICE, market, book.askTicks());
        quantity(record, TickerEvent.BEST_ASK_QUANTITY, market, book.asks().bestSteps());
        price(record, TickerEvent.OPEN, market, day.open);
        price(record, TickerEvent.HIGH, market, day.high);
        price(record, TickerEvent.LOW, market, day.low);
        day.base.copyTo(record.decimal(TickerEvent.BASE_VOLUME));
        day.quote.copyTo(record.decimal(TickerEvent.QUOTE_VOLUME));
        record.integer(TickerEvent.OPEN_TIME, day.startUs);
        record.integer(TickerEvent.CLOSE_TIME, day.endUs);
        record.integer(TickerEvent.FIRST_TRADE_ID, day.firstTradeId);
        record.integer(TickerEvent.LAST_TRADE_ID, day.lastTradeId);
        record.integer(TickerEvent.TRADE_COUNT, day.tradeCount);
    }

    /** Quote by base volume, in the eighth decimal; its last digits are as good as a double. */
    private static long average(Candle day, long open) {
        return day.base.isZero()
                ? open
                : Math.round(day.quote.toDouble() / day.base.toDouble() * Math.pow(10, Instrument.SCALE));
    }

    private static void price(EventRecord record, int slot, SymbolMarket market, int ticks) {
        record.decimal(slot).set(market.instrument().price(ticks), Instrument.SCALE);
    }

    private static void quantity(EventRecord record, int slot, SymbolMarket market, int steps) {
        record.decimal(slot).set(market.instrument().quantity(steps), Instrument.SCALE);
    }
}
