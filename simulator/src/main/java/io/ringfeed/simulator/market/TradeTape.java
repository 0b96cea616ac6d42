package io.ringfeed.simulator.market;

import io.ringfeed.codec.stream.RollingWindow;

/**
 * All that was traded of a symbol, as candles, windows of time, and the total since the start.
 *
 * <p>A trade goes into the candle of its second only. When the second ends it is added to everything longer, so a trade
 * costs the same however many candles and windows there are; who looks meanwhile gets both added up.
 */
final class TradeTape {
    /** Index of the candles of a second among {@link CandleSpan#ALL}. */
    static final int SECOND = 0;

    private static final int MAX_EMPTY_CANDLES = 60;
    private static final int AVERAGE_MINUTES = 5;
    private static final int HOUR_MINUTES = 60;

    /** Their first is the running second. */
    private final Candle[] candles = new Candle[CandleSpan.ALL.size()];

    private final Candle second;
    private final Candle endedSeconds = new Candle();
    private final Candle sum = new Candle();
    private final TradeMinutes minutes;
    private final TradeWindow minute;
    private final TradeWindow fiveMinutes;
    private final TradeWindow hour;
    private final TradeWindow fourHours;
    private final TradeWindow day;
    private long lastTradeId;

    /** Starts without trades, but for one at a price in ticks and with an id that came before. */
    TradeTape(int ticks, long tradeIdBefore, long nowUs) {
        lastTradeId = tradeIdBefore;
        minutes = new TradeMinutes(ticks);
        minute = new TradeWindow(minutes, 1);
        fiveMinutes = new TradeWindow(minutes, AVERAGE_MINUTES);
        hour = new TradeWindow(minutes, HOUR_MINUTES);
        fourHours = new TradeWindow(minutes, 4 * HOUR_MINUTES);
        day = new TradeWindow(minutes, 24 * HOUR_MINUTES);
        endedSeconds.begin(nowUs, nowUs, ticks);
        for (int i = 0; i < candles.length; i++) {
            candles[i] = new Candle();
            begin(i, nowUs, ticks);
        }
        second = candles[SECOND];
    }

    /** Adds a trade, whose id is the next. Ended candles are to be restarted before. */
    void add(int ticks, int steps, boolean isTakerBuy) {
        lastTradeId++;
        second.add(lastTradeId, ticks, steps, isTakerBuy);
    }

    long lastTradeId() {
        return lastTradeId;
    }

    /** Price of the last trade, in ticks. */
    int lastTicks() {
        return second.close;
    }

    boolean hasEnded(int candle, long nowUs) {
        return nowUs >= candles[candle].endUs;
    }

    /** Starts the candle behind one that has ended, or the present one where the clock has jumped far. */
    void next(int index, long nowUs) {
        Candle ended = candles[index];
        if (index == SECOND) {
            addEverywhere(ended);
        }
        boolean isFar = nowUs - ended.endUs > MAX_EMPTY_CANDLES * (ended.endUs - ended.startUs);
        begin(index, isFar ? nowUs : ended.endUs, second.close);
    }

    private void addEverywhere(Candle ended) {
        if (ended.tradeCount > 0) {
            for (int i = SECOND + 1; i < candles.length; i++) {
                candles[i].add(ended);
            }
            minutes.add(ended);
            endedSeconds.add(ended);
        }
    }

    private void begin(int index, long us, int ticks) {
        CandleSpan span = CandleSpan.ALL.get(index);
        long startUs = span.startUs(us);
        candles[index].begin(startUs, span.endUs(startUs), ticks);
    }

    /** A candle as it stands; borrowed until the next one is asked for. */
    Candle candle(int index) {
        return index == SECOND ? second : withSecond(candles[index]);
    }

    /** All trades since the start; borrowed until the next candle is asked for. */
    Candle sinceStart() {
        return withSecond(endedSeconds);
    }

    private Candle withSecond(Candle ended) {
        sum.begin(ended.startUs, ended.endUs, ended.close);
        sum.add(ended);
        sum.add(second);
        return sum;
    }

    /** The last minute, widened to whole ones. */
    Candle minute(long nowUs) {
        return minute.total(nowUs, second, lastTradeId);
    }

    /** The last five minutes, widened to whole ones. */
    Candle fiveMinutes(long nowUs) {
        return fiveMinutes.total(nowUs, second, lastTradeId);
    }

    /** The last 24 hours, widened to whole minutes: the same trades as the rolling window of a day. */
    Candle day(long nowUs) {
        return day.total(nowUs, second, lastTradeId);
    }

    /** Price of the last trade before {@link #day}, in ticks. */
    int closeBeforeDay(long nowUs) {
        return minutes.closeBefore(day.firstNumber(nowUs));
    }

    Candle rolling(RollingWindow window, long nowUs) {
        return window(window).total(nowUs, second, lastTradeId);
    }

    /** Whether trades have left a window between two moments. */
    boolean hasForgotten(RollingWindow window, long fromUs, long nowUs) {
        TradeWindow trades = window(window);
        return minutes.hasTrades(trades.firstNumber(fromUs), trades.firstNumber(nowUs));
    }

    private TradeWindow window(RollingWindow window) {
        return switch (window) {
            case ONE_HOUR -> hour;
            case FOUR_HOURS -> fourHours;
            case ONE_DAY -> day;
        };
    }
}
