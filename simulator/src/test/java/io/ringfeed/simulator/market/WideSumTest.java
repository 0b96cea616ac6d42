package io.ringfeed.simulator.market;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ringfeed.codec.decimal.MutableDecimal;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WideSumTest {
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
            sum.copyTo(decimal, 1);
            assertEquals(new BigDecimal(expected, Instrument.SCALE), decimal.bigDecimal());
        }
        twice.add(sum);
        twice.add(sum);
        twice.copyTo(decimal, 1);
        assertEquals(new BigDecimal(expected.shiftLeft(1), Instrument.SCALE), decimal.bigDecimal());
        twice.clear();
        twice.copyTo(decimal, 1);
        assertEquals(0, decimal.bigDecimal().signum());
    }

    @Test
    void multipliesExactlyAndDividesToTheNearest() {
        SplittableRandom random = new SplittableRandom(2);
        MutableDecimal decimal = new MutableDecimal();
        for (int i = 0; i < 10_000; i++) {
            WideSum sum = new WideSum();
            BigInteger exact = BigInteger.ZERO;
            for (int j = random.nextInt(200); j >= 0; j--) {
                long amount = random.nextLong(Long.MAX_VALUE) >>> random.nextInt(63);
                sum.add(amount);
                exact = exact.add(BigInteger.valueOf(amount));
            }
            long factor = 1L + random.nextInt(100_000_000);
            BigInteger product = exact.multiply(BigInteger.valueOf(factor));
            sum.copyTo(decimal, factor);
            assertEquals(new BigDecimal(product, Instrument.SCALE), decimal.bigDecimal(), "round " + i);
            long least = product.shiftRight(60).longValueExact() + 1;
            long divisor = Math.max(least, 1 + (random.nextLong(Long.MAX_VALUE) >>> (2 + random.nextInt(60))));
            BigDecimal expected = new BigDecimal(product).divide(BigDecimal.valueOf(divisor), 0, RoundingMode.HALF_UP);
            assertEquals(expected.longValueExact(), sum.times(factor, divisor), "round " + i);
        }
    }
}
