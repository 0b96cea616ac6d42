package io.ringfeed.simulator.market;

import io.ringfeed.codec.event.AvgPriceEvent;
import io.ringfeed.codec.event.EventRecord;
import io.ringfeed.codec.event.MarketEvent;
import io.ringfeed.codec.event.PriceWindowEvent;
import io.ringfeed.codec.event.ReferencePriceEvent;
import io.ringfeed.codec.event.StatisticsEvent;
import io.ringfeed.codec.event.TickerEvent;
import io.ringfeed.codec.stream.Interval;
import io.ringfeed.codec.stream.RollingWindow;
import java.util.concurrent.TimeUnit;

/**
 * Puts a market's statistics into a record that was begun for it, times in microseconds.
 *
 * <p>Averages are weighted by volume; they and percentages are rounded to the nearest, half away from zero, as the venue
 * does.
 */
final class StatisticsWriter {
    private static final int PERCENT_SCALE = 3;
    private static final long PERCENT_FACTOR = 100_000;
    private static final long DAY_US = TimeUnit.DAYS.toMicros(1);

    private StatisticsWriter() {}

    static void miniTicker(EventRecord record, SymbolMarket market, long nowUs) {
        record.integer(MarketEvent.EVENT_TIME, nowUs);
        prices(record, market, market.tape().day(nowUs));
    }

    static void ticker(EventRecord record, SymbolMarket market, long nowUs) {
        Candle day = market.tape().day(nowUs);
        OrderBook book = market.book();
        statistics(record, market, day, nowUs - DAY_US, nowUs);
        EventWriter.price(
                record, TickerEvent.PREVIOUS_CLOSE, market, market.tape().closeBeforeDay(nowUs));
        EventWriter.quantity(record, TickerEvent.LAST_QUANTITY, market, market.tradeSteps());
        EventWriter.price(record, TickerEvent.BEST_BID_PRICE, market, book.bidTicks());
        EventWriter.quantity(
                record, TickerEvent.BEST_BID_QUANTITY, market, book.bids().bestSteps());
        EventWriter.price(record, TickerEvent.BEST_ASK_PRICE, market, book.askTicks());
        EventWriter.quantity(
                record, TickerEvent.BEST_ASK_QUANTITY, market, book.asks().bestSteps());
    }

    static void rollingTicker(EventRecord record, SymbolMarket market, RollingWindow window, long nowUs) {
        Candle trades = market.tape().rolling(window, nowUs);
        statistics(record, market, trades, trades.startUs, nowUs);
    }

    /** The average of the last five minutes; without a trade in them the last price. */
    static void avgPrice(EventRecord record, SymbolMarket market, long nowUs) {
        record.integer(MarketEvent.EVENT_TIME, nowUs);
        EventWriter.interval(record, AvgPriceEvent.INTERVAL, Interval.FIVE_MINUTES);
        average(record, AvgPriceEvent.AVERAGE_PRICE, market, market.tape().fiveMinutes(nowUs));
        record.integer(AvgPriceEvent.LAST_TRADE_TIME, market.tradeUs());
    }

    /** The average of the last minute, valid now; null for symbols that have none. */
    static void referencePrice(EventRecord record, SymbolMarket market, long nowUs) {
        boolean hasPrice = market.hasReferencePrice();
        if (hasPrice) {
            average(record, ReferencePriceEvent.PRICE, market, market.tape().minute(nowUs));
        }
        record.integer(ReferencePriceEvent.PRICE, hasPrice ? 1 : 0);
        record.integer(ReferencePriceEvent.PRICE_TIME, nowUs);
    }

    private static void statistics(EventRecord record, SymbolMarket market, Candle trades, long openUs, long nowUs) {
        int change = trades.close - trades.open;
        record.integer(MarketEvent.EVENT_TIME, nowUs);
        EventWriter.price(record, StatisticsEvent.PRICE_CHANGE, market, change);
        record.decimal(StatisticsEvent.PRICE_CHANGE_PERCENT).set(percent(change, trades.open), PERCENT_SCALE);
        average(record, StatisticsEvent.WEIGHTED_AVERAGE_PRICE, market, trades);
        prices(record, market, trades);
        record.integer(StatisticsEvent.OPEN_TIME, openUs);
        record.integer(StatisticsEvent.CLOSE_TIME, nowUs);
        record.integer(StatisticsEvent.FIRST_TRADE_ID, trades.firstTradeId);
        record.integer(StatisticsEvent.LAST_TRADE_ID, trades.lastTradeId());
        record.integer(StatisticsEvent.TRADE_COUNT, trades.tradeCount);
    }

    private static void prices(EventRecord record, SymbolMarket market, Candle trades) {
        EventWriter.price(record, PriceWindowEvent.LAST_PRICE, market, trades.close);
        EventWriter.price(record, PriceWindowEvent.OPEN, market, trades.open);
        EventWriter.price(record, PriceWindowEvent.HIGH, market, trades.high);
        EventWriter.price(record, PriceWindowEvent.LOW, market, trades.low);
        EventWriter.quantity(record, PriceWindowEvent.BASE_VOLUME, market, trades.baseSteps);
        trades.quote.copyTo(
                record.decimal(PriceWindowEvent.QUOTE_VOLUME),
                market.instrument().quoteMantissa());
    }

    private static void average(EventRecord record, int slot, SymbolMarket market, Candle trades) {
        Instrument instrument = market.instrument();
        long average = trades.tradeCount == 0
                ? instrument.price(trades.close)
                : trades.quote.times(instrument.tickMantissa(), trades.baseSteps);
        record.decimal(slot).set(average, Instrument.SCALE);
    }

    /** In thousandths. */
    private static long percent(int change, int open) {
        long magnitude = (2 * Math.abs((long) change) * PERCENT_FACTOR + open) / (2L * open);
        return change < 0 ? -magnitude : magnitude;
    }
}
