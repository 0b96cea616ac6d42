package io.ringfeed.simulator.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfeed.codec.decimal.MutableDecimal;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DayStatisticsTest {
    private static final long START_US = VirtualFeed.START_US;
    private static final long HOUR_US = 3_600_000_000L;

    @Test
    void standsAtTheLastPriceWithoutTrades() {
        Candle total = new DayStatistics(100).total(START_US, 100);
        assertEquals(0, total.tradeCount);
        assertEquals(Candle.NO_TRADE, total.firstTradeId);
        assertEquals(100, total.open);
        assertTrue(total.base.isZero());
    }

    @Test
    void forgetsTradesAfterADayAndRemembersThePriceBefore() {
        DayStatistics day = new DayStatistics(100);
        for (int hour = 0; hour < 60; hour++) {
            day.add(1_000 + hour, 100 + hour, 10, 20, true, START_US + hour * HOUR_US);
        }
        Candle total = day.total(START_US + 59 * HOUR_US, 159);
        assertEquals(24, total.tradeCount);
        assertEquals(1_036, total.firstTradeId);
        assertEquals(1_059, total.lastTradeId);
        assertEquals(136, total.open);
        assertEquals(136, total.low);
        assertEquals(159, total.high);
        assertEquals(159, total.close);
        assertEquals(240, total.base.toDouble());
        assertEquals(135, day.previousClose());
        assertEquals(0, day.total(START_US + 200 * HOUR_US, 159).tradeCount);
        assertEquals(159, day.previousClose());
    }

    @Test
    void sumsBeyond64Bits() {
        SplittableRandom random = new SplittableRandom(1);
        BigInteger expected = BigInteger.ZERO;
        WideSum sum = new WideSum();
        WideSum twice = new WideSum();
        MutableDecimal decimal = new MutableDecimal();
        for (int i = 0; i < 1_000; i++) {
            long amount = random.nextLong(Long.MAX_VALUE);
            sum.add(amount);
            expected = expected.add(BigInteger.valueOf(amount));
            sum.copyTo(decimal);
            assertEquals(new BigDecimal(expected, Instrument.SCALE), decimal.bigDecimal());
            assertEquals(expected.doubleValue(), sum.toDouble(), expected.doubleValue() * 1e-15);
        }
        twice.add(sum);
        twice.add(sum);
        twice.copyTo(decimal);
        assertEquals(new BigDecimal(expected.shiftLeft(1), Instrument.SCALE), decimal.bigDecimal());
        twice.clear();
        assertTrue(twice.isZero());
    }
}
