package io.ringfeed.codec.decimal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Decimals against {@code BigDecimal}, on corner cases and on seeded random ones. */
class DecimalTest {
    private static final int ROUNDS = 100_000;
    private static final BigInteger TWO_TO_64 = BigInteger.ONE.shiftLeft(64);

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);

    @Test
    void comparesAsBigDecimalDoes() {
        List<MutableDecimal> corners = corners();
        for (MutableDecimal a : corners) {
            corners.forEach(b -> assertSameOrder(a, b));
        }
        for (int i = 0; i < ROUNDS; i++) {
            MutableDecimal a = randomDecimal();
            assertSameOrder(a, randomDecimal());
            // Close neighbours, and equal values of another scale, are where a comparison fails if it does.
            BigDecimal near = a.bigDecimal().add(BigDecimal.valueOf(random.nextInt(3) - 1, 38));
            if (near.unscaledValue().bitLength() < 127) {
                assertSameOrder(a, decimal(near));
            }
            BigDecimal stripped = a.bigDecimal().stripTrailingZeros();
            assertSameOrder(a, decimal(stripped.scale() < 0 ? stripped.setScale(0) : stripped));
        }
    }

    @Test
    void roundsToDoubleAsBigDecimalDoes() {
        corners().forEach(this::assertSameDouble);
        for (int i = 0; i < ROUNDS; i++) {
            assertSameDouble(randomDecimal());
            assertSameDouble(new MutableDecimal().set(random.nextLong(), random.nextInt(39)));
        }
    }

    @Test
    void roundsTiesAndTheirNeighboursToDouble() {
        // 2^53 + 1 lies midway between two doubles; its neighbours by one digit do not.
        long tie = (1L << 53) + 1;
        assertSameDouble(new MutableDecimal().set(tie, 0));
        for (int scale = 1; scale <= 2; scale++) {
            long scaled = tie * PowersOfTen.longPower(scale);
            for (long d = -2; d <= 2; d++) {
                assertSameDouble(new MutableDecimal().set(scaled + d, scale));
            }
        }
    }

    @Test
    void roundsTiesOfEveryWidthAndTheirNeighboursToDouble() {
        for (int i = 0; i < ROUNDS; i++) {
            // An odd number of 54 bits, at any binary exponent that leaves it a decimal.
            BigDecimal tie = BigDecimal.valueOf(((1L << 53) + (random.nextLong() >>> 11)) | 1);
            int exponent = random.nextInt(105) - 31;
            tie = exponent < 0
                    ? tie.divide(new BigDecimal(BigInteger.ONE.shiftLeft(-exponent)))
                    : tie.multiply(new BigDecimal(BigInteger.ONE.shiftLeft(exponent)));
            tie = random.nextBoolean() ? tie : tie.negate();
            for (int d = -1; d <= 1; d++) {
                BigDecimal near = tie.add(BigDecimal.valueOf(d, tie.scale()));
                if (near.unscaledValue().bitLength() <= 127) {
                    assertSameDouble(decimal(near));
                }
            }
        }
    }

    @Test
    void printsAsBigDecimalDoes() {
        corners().forEach(this::assertSameText);
        for (int i = 0; i < ROUNDS; i++) {
            assertSameText(randomDecimal());
        }
    }

    @Test
    void neverPrintsBeyondTheRoomItAsksFor() {
        byte[] buffer = new byte[3 + Decimal.MAX_TEXT_LENGTH];
        for (MutableDecimal decimal : corners()) {
            int end = decimal.appendTo(buffer, 3);
            assertEquals(
                    decimal.bigDecimal().toPlainString(), new String(buffer, 3, end - 3, StandardCharsets.US_ASCII));
        }
    }

    @Test
    void equalsByValueWhateverTheScale() {
        for (int i = 0; i < ROUNDS / 10; i++) {
            BigDecimal value = BigDecimal.valueOf(random.nextInt(1000) - 500, random.nextInt(4));
            MutableDecimal a = decimal(value);
            MutableDecimal b = decimal(value.setScale(value.scale() + random.nextInt(30)));
            assertEquals(a, b, message());
            assertEquals(a.hashCode(), b.hashCode(), () -> message() + a);
        }
        assertNotEquals(decimal(new BigDecimal("1.5")), decimal(new BigDecimal("1.51")));
        assertNotEquals(new MutableDecimal(), new Object());
    }

    @Test
    void isWideOnlyWhereSixtyFourBitsDoNotDo() {
        assertFalse(wide(BigInteger.valueOf(Long.MAX_VALUE)).isWide());
        assertFalse(wide(BigInteger.valueOf(Long.MIN_VALUE)).isWide());
        assertTrue(wide(BigInteger.ONE.shiftLeft(63)).isWide());
        assertTrue(wide(BigInteger.ONE.shiftLeft(63).negate().subtract(BigInteger.ONE))
                .isWide());
        assertEquals(Long.MIN_VALUE, wide(BigInteger.valueOf(Long.MIN_VALUE)).mantissa());
        assertThrows(ArithmeticException.class, () -> wide(TWO_TO_64).mantissa());
    }

    @Test
    void refusesScalesThatItCannotPrint() {
        assertThrows(IllegalArgumentException.class, () -> new MutableDecimal().set(1, 39));
        assertThrows(IllegalArgumentException.class, () -> new MutableDecimal().set(1, -1));
    }

    private void assertSameOrder(Decimal a, Decimal b) {
        int expected = a.bigDecimal().compareTo(b.bigDecimal());
        assertEquals(expected, Integer.signum(a.compareTo(b)), () -> message() + a + " to " + b);
        assertEquals(-expected, Integer.signum(b.compareTo(a)), () -> message() + b + " to " + a);
        assertEquals(expected == 0, a.equals(b), () -> message() + a + " equals " + b);
        if (expected == 0) {
            assertEquals(a.hashCode(), b.hashCode(), () -> message() + a + " hash " + b);
        }
    }

    private void assertSameDouble(Decimal decimal) {
        // Through the text: BigDecimal's own shortcut is not the thing to compare with. It has no minus zero.
        double expected = Double.parseDouble(decimal.bigDecimal().toPlainString());
        assertEquals(expected, decimal.doubleValue(), () -> message() + decimal);
    }

    private void assertSameText(Decimal decimal) {
        assertEquals(decimal.bigDecimal().toPlainString(), decimal.toString(), this::message);
    }

    private String message() {
        return "seed " + seed + ": ";
    }

    private static List<MutableDecimal> corners() {
        List<MutableDecimal> corners = new ArrayList<>();
        List<BigInteger> mantissas = new ArrayList<>(List.of(
                BigInteger.ZERO,
                BigInteger.ONE,
                BigInteger.TEN,
                BigInteger.valueOf(999_999_999),
                BigInteger.valueOf(1_000_000_000),
                BigInteger.valueOf(Long.MAX_VALUE),
                BigInteger.ONE.shiftLeft(63),
                TWO_TO_64.subtract(BigInteger.ONE),
                TWO_TO_64,
                BigInteger.TEN.pow(18),
                BigInteger.TEN.pow(19),
                BigInteger.TEN.pow(27),
                BigInteger.TEN.pow(38),
                BigInteger.TEN.pow(38).subtract(BigInteger.ONE),
                BigInteger.ONE.shiftLeft(127).subtract(BigInteger.ONE)));
        List.copyOf(mantissas).forEach(mantissa -> mantissas.add(mantissa.negate()));
        mantissas.add(BigInteger.ONE.shiftLeft(127).negate());
        for (BigInteger mantissa : mantissas) {
            for (int scale : new int[] {0, 1, 8, 9, 10, 18, 19, 27, 37, 38}) {
                corners.add(decimal(new BigDecimal(mantissa, scale)));
            }
        }
        return corners;
    }

    private MutableDecimal randomDecimal() {
        return decimal(new BigDecimal(
                new BigInteger(random.nextInt(127), random).multiply(BigInteger.valueOf(random.nextBoolean() ? 1 : -1)),
                random.nextInt(39)));
    }

    private static MutableDecimal wide(BigInteger mantissa) {
        return decimal(new BigDecimal(mantissa));
    }

    private static MutableDecimal decimal(BigDecimal value) {
        BigInteger mantissa = value.unscaledValue();
        return new MutableDecimal()
                .setWide(mantissa.shiftRight(64).longValueExact(), mantissa.longValue(), value.scale());
    }
}
