package io.ringfeed.simulator.market;

import io.ringfeed.codec.event.AggTradeEvent;
import io.ringfeed.codec.event.BlockTradeEvent;
import io.ringfeed.codec.event.BookTickerEvent;
import io.ringfeed.codec.event.DepthEvent;
import io.ringfeed.codec.event.EventRecord;
import io.ringfeed.codec.event.Field;
import io.ringfeed.codec.event.KlineEvent;
import io.ringfeed.codec.event.Layout;
import io.ringfeed.codec.event.Layouts;
import io.ringfeed.codec.event.PartialDepthEvent;
import io.ringfeed.codec.event.TradeEvent;
import io.ringfeed.codec.stream.Interval;

/** Puts what a market shows into a record that was begun for it, times in microseconds: trades, candles, the book. */
final class EventWriter {
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

    static void blockTrade(EventRecord record, SymbolMarket market, long nowUs) {
        BlockTrades last = market.blockTrades();
        record.integer(BlockTradeEvent.EVENT_TIME, nowUs);
        record.integer(BlockTradeEvent.BLOCK_TRADE_ID, last.id());
        price(record, BlockTradeEvent.PRICE, market, last.ticks());
        quantity(record, BlockTradeEvent.QUANTITY, market, last.steps());
        record.integer(BlockTradeEvent.TRADE_TIME, nowUs);
        record.integer(BlockTradeEvent.IS_BUYER_MAKER, last.isBuyerMaker() ? 1 : 0);
    }

    static void bookTicker(EventRecord record, SymbolMarket market) {
        OrderBook book = market.book();
        record.integer(BookTickerEvent.UPDATE_ID, book.lastUpdateId());
        price(record, BookTickerEvent.BID_PRICE, market, book.bidTicks());
        quantity(record, BookTickerEvent.BID_QUANTITY, market, book.bids().bestSteps());
        price(record, BookTickerEvent.ASK_PRICE, market, book.askTicks());
        quantity(record, BookTickerEvent.ASK_QUANTITY, market, book.asks().bestSteps());
    }

    /** Writes the best levels of both sides, best first. */
    static void partialDepth(EventRecord record, SymbolMarket market, int levels) {
        OrderBook book = market.book();
        record.integer(PartialDepthEvent.LAST_UPDATE_ID, book.lastUpdateId());
        for (int depth = 0; depth < levels; depth++) {
            level(record, depth, market, book.bids(), book.bids().tick(depth));
            level(record, levels + depth, market, book.asks(), book.asks().tick(depth));
        }
        record.bids(0, levels);
        record.asks(levels, levels);
    }

    /** Writes each level that changed after an update, best first on both sides. */
    static void depth(EventRecord record, SymbolMarket market, long afterUpdateId, long nowUs) {
        OrderBook book = market.book();
        record.integer(DepthEvent.EVENT_TIME, nowUs);
        record.integer(DepthEvent.FIRST_UPDATE_ID, afterUpdateId + 1);
        record.integer(DepthEvent.FINAL_UPDATE_ID, book.lastUpdateId());
        int count = 0;
        for (int tick = book.bids().size() - 1; tick >= 0; tick--) {
            if (book.bids().changedId(tick) > afterUpdateId) {
                level(record, count++, market, book.bids(), tick);
            }
        }
        record.bids(0, count);
        int bidCount = count;
        for (int tick = 0; tick < book.asks().size(); tick++) {
            if (book.asks().changedId(tick) > afterUpdateId) {
                level(record, count++, market, book.asks(), tick);
            }
        }
        record.asks(bidCount, count - bidCount);
    }

    private static void level(EventRecord record, int index, SymbolMarket market, BookSide side, int tick) {
        Instrument instrument = market.instrument();
        record.levels()
                .set(
                        index,
                        instrument.price(market.book().priceTicks(tick)),
                        Instrument.SCALE,
                        instrument.quantity(side.steps(tick)),
                        Instrument.SCALE);
    }

    static void kline(
            EventRecord record,
            SymbolMarket market,
            int symbolId,
            Interval interval,
            Candle candle,
            boolean isClosed,
            long nowUs) {
        Instrument instrument = market.instrument();
        record.addPresence(KLINE_IGNORED);
        record.integer(KlineEvent.EVENT_TIME, nowUs);
        record.integer(KlineEvent.OPEN_TIME, candle.startUs);
        record.integer(KlineEvent.CLOSE_TIME, candle.endUs - 1);
        record.integer(KlineEvent.CANDLE_SYMBOL, symbolId);
        interval(record, KlineEvent.INTERVAL, interval);
        record.integer(KlineEvent.FIRST_TRADE_ID, candle.firstTradeId);
        record.integer(KlineEvent.LAST_TRADE_ID, candle.lastTradeId());
        price(record, KlineEvent.OPEN, market, candle.open);
        price(record, KlineEvent.CLOSE, market, candle.close);
        price(record, KlineEvent.HIGH, market, candle.high);
        price(record, KlineEvent.LOW, market, candle.low);
        quantity(record, KlineEvent.BASE_VOLUME, market, candle.baseSteps);
        record.integer(KlineEvent.TRADE_COUNT, candle.tradeCount);
        record.integer(KlineEvent.IS_CLOSED, isClosed ? 1 : 0);
        candle.quote.copyTo(record.decimal(KlineEvent.QUOTE_VOLUME), instrument.quoteMantissa());
        quantity(record, KlineEvent.TAKER_BUY_BASE_VOLUME, market, candle.takerBuyBaseSteps);
        candle.takerBuyQuote.copyTo(record.decimal(KlineEvent.TAKER_BUY_QUOTE_VOLUME), instrument.quoteMantissa());
        record.decimal(KlineEvent.IGNORED).set(0, 0);
    }

    @SuppressWarnings("EnumOrdinal") // what records hold, for less than a look-up by name
    static void interval(EventRecord record, int slot, Interval interval) {
        record.integer(slot, interval.ordinal());
    }

    static void price(EventRecord record, int slot, SymbolMarket market, int ticks) {
        record.decimal(slot).set(market.instrument().price(ticks), Instrument.SCALE);
    }

    static void quantity(EventRecord record, int slot, SymbolMarket market, long steps) {
        market.instrument().copyQuantity(steps, record.decimal(slot));
    }
}
