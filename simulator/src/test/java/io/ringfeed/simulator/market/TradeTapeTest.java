package io.ringfeed.simulator.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfeed.codec.stream.RollingWindow;
import org.junit.jupiter.api.Test;

class TradeTapeTest {
    /** 2025-11-28 20:26:40 UTC. */
    private static final long START_US = VirtualFeed.START_US;

    private static final long MINUTE_US = 60_000_000L;
    private static final long HOUR_US = 60 * MINUTE_US;

    private static void passTo(TradeTape tape, long nowUs) {
        for (int candle = 0; candle < CandleSpan.ALL.size(); candle++) {
            while (tape.hasEnded(candle, nowUs)) {
                tape.next(candle, nowUs);
            }
        }
    }

    @Test
    void standsAtTheLastPriceWithoutTrades() {
        Candle total = new TradeTape(100, 999, START_US).day(START_US);
        assertEquals(0, total.tradeCount);
        assertEquals(Candle.NO_TRADE, total.firstTradeId);
        assertEquals(Candle.NO_TRADE, total.lastTradeId());
        assertEquals(100, total.open);
        assertEquals(0, total.baseSteps);
    }

    @Test
    void forgetsTradesAfterADayAndRemembersThePriceBefore() {
        TradeTape tape = new TradeTape(100, 999, START_US);
        assertEquals(100, tape.closeBeforeDay(START_US));
        for (int hour = 0; hour < 60; hour++) {
            passTo(tape, START_US + hour * HOUR_US);
            tape.add(100 + hour, 10, true);
        }
        long nowUs = START_US + 59 * HOUR_US;
        // The window opens on the whole minute, 40 s before a trade of exactly a day ago.
        Candle total = tape.day(nowUs);
        assertEquals(25, total.tradeCount);
        assertEquals(1_035, total.firstTradeId);
        assertEquals(1_059, total.lastTradeId());
        assertEquals(135, total.open);
        assertEquals(135, total.low);
        assertEquals(159, total.high);
        assertEquals(159, total.close);
        assertEquals(250, total.baseSteps);
        assertEquals(nowUs - 24 * HOUR_US - 40_000_000L, total.startUs);
        assertEquals(134, tape.closeBeforeDay(nowUs));
        assertEquals(25, tape.day(nowUs + 19_999_999).tradeCount);
        assertEquals(24, tape.day(nowUs + 20_000_000).tradeCount);
        assertEquals(135, tape.closeBeforeDay(nowUs + 20_000_000));
        long laterUs = START_US + 200 * HOUR_US;
        passTo(tape, laterUs);
        assertEquals(0, tape.day(laterUs).tradeCount);
        assertEquals(159, tape.day(laterUs).open);
        assertEquals(159, tape.closeBeforeDay(laterUs));
    }

    @Test
    void eachWindowForgetsInItsOwnTimeAndSaysSo() {
        TradeTape tape = new TradeTape(100, 0, START_US);
        tape.add(101, 7, false);
        passTo(tape, START_US + 1_000_000);
        checkForgetting(tape, RollingWindow.ONE_HOUR, 1);
        checkForgetting(tape, RollingWindow.FOUR_HOURS, 4);
        checkForgetting(tape, RollingWindow.ONE_DAY, 24);
    }

    private static void checkForgetting(TradeTape tape, RollingWindow window, int hours) {
        // The trade's minute began 40 s before it.
        long endUs = START_US + hours * HOUR_US + 20_000_000;
        assertEquals(1, tape.rolling(window, endUs - 1).tradeCount);
        assertFalse(tape.hasForgotten(window, START_US, endUs - 1));
        assertTrue(tape.hasForgotten(window, endUs - 1, endUs));
        assertFalse(tape.hasForgotten(window, endUs, endUs + MINUTE_US));
        assertEquals(0, tape.rolling(window, endUs).tradeCount);
    }

    @Test
    void aTradeIsSeenAtOnceEverywhereAndCountedOnce() {
        TradeTape tape = new TradeTape(100, 0, START_US);
        tape.add(101, 7, true);
        check(tape, START_US, 1, 7);
        passTo(tape, START_US + 1_000_000);
        check(tape, START_US + 1_000_000, 1, 7);
        tape.add(103, 5, false);
        check(tape, START_US + 1_000_000, 2, 12);
        passTo(tape, START_US + 2_000_000);
        check(tape, START_US + 2_000_000, 2, 12);
    }

    private static void check(TradeTape tape, long nowUs, int count, int steps) {
        for (int candle = TradeTape.SECOND + 1; candle < CandleSpan.ALL.size(); candle++) {
            check(tape.candle(candle), count, steps);
        }
        check(tape.sinceStart(), count, steps);
        check(tape.minute(nowUs), count, steps);
        check(tape.fiveMinutes(nowUs), count, steps);
        check(tape.day(nowUs), count, steps);
        for (RollingWindow window : RollingWindow.values()) {
            check(tape.rolling(window, nowUs), count, steps);
        }
    }

    private static void check(Candle candle, int count, int steps) {
        assertEquals(count, candle.tradeCount);
        assertEquals(steps, candle.baseSteps);
        assertEquals(1, candle.firstTradeId);
        assertEquals(count, candle.lastTradeId());
    }
}
