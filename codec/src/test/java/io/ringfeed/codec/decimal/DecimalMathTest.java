package io.ringfeed.codec.decimal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Decimal arithmetic against {@code BigDecimal}, on corner cases and on millions of seeded random ones. */
class DecimalMathTest {
    private static final int ROUNDS = 200_000;
    private static final BigInteger TWO = BigInteger.TWO;
    private static final BigInteger FIVE = BigInteger.valueOf(5);
    private static final BigDecimal HALF = new BigDecimal("0.5");

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);

    private enum Operation {
        ADD,
        SUBTRACT,
        MID,
        MULTIPLY;

        boolean calculate(Decimal a, Decimal b, MutableDecimal into) {
            return switch (this) {
                case ADD -> DecimalMath.add(a, b, into);
                case SUBTRACT -> DecimalMath.subtract(a, b, into);
                case MID -> DecimalMath.mid(a, b, into);
                case MULTIPLY -> DecimalMath.multiply(a, b, into);
            };
        }

        /** The exact result, with the decimals that it is promised to have where they fit. */
        BigDecimal exact(BigDecimal a, BigDecimal b) {
            return switch (this) {
                case ADD -> a.add(b);
                case SUBTRACT -> a.subtract(b);
                case MID -> halved(a.add(b));
                case MULTIPLY -> a.multiply(b);
            };
        }

        private static BigDecimal halved(BigDecimal sum) {
            return sum.unscaledValue().testBit(0)
                    ? sum.multiply(HALF)
                    : new BigDecimal(sum.unscaledValue().shiftRight(1), sum.scale());
        }
    }

    @ParameterizedTest
    @EnumSource(Operation.class)
    void calculatesCornersAsBigDecimalDoesOrNotAtAll(Operation operation) {
        List<BigDecimal> corners = corners();
        for (BigDecimal a : corners) {
            for (BigDecimal b : corners) {
                assertExact(operation, a, b);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Operation.class)
    void calculatesAsBigDecimalDoesOrNotAtAll(Operation operation) {
        int fitting = 0;
        for (int i = 0; i < ROUNDS; i++) {
            fitting += assertExact(operation, randomOperand(), randomOperand()) ? 1 : 0;
        }
        // Neither answer is there only in name.
        assertTrue(fitting > ROUNDS / 10 && fitting < ROUNDS * 99 / 100, message() + fitting);
    }

    @ParameterizedTest
    @EnumSource(Operation.class)
    void calculatesWithNumbersAsTheVenueSendsThem(Operation operation) {
        for (int i = 0; i < ROUNDS; i++) {
            int scale = random.nextInt(9);
            BigDecimal a = BigDecimal.valueOf(random.nextLong() >> random.nextInt(64), scale);
            BigDecimal b = BigDecimal.valueOf(random.nextLong() >> random.nextInt(64), scale);
            assertTrue(assertExact(operation, a, b), message() + a + ", " + b);
        }
    }

    @Test
    void addsAndSubtractsRightAtTheEdges() {
        List<BigInteger> edges = new ArrayList<>();
        for (int bits : new int[] {63, 64, 127, 128}) {
            edges.add(BigInteger.ONE.shiftLeft(bits));
            edges.add(BigInteger.ONE.shiftLeft(bits).negate());
        }
        for (int i = 0; i < ROUNDS; i++) {
            // The sum lands on an edge, or next to it, or zeros behind it.
            BigInteger edge = edges.get(random.nextInt(edges.size())).add(BigInteger.valueOf(random.nextInt(5) - 2));
            BigDecimal sum = new BigDecimal(
                    edge.multiply(BigInteger.TEN.pow(random.nextInt(2) * random.nextInt(20))), random.nextInt(39));
            BigDecimal a = randomOperand();
            BigDecimal b = sum.subtract(a);
            if (isDecimal(b) && isDecimal(b.negate())) {
                assertExact(Operation.ADD, a, b);
                assertExact(Operation.SUBTRACT, a, b.negate());
                assertExact(Operation.MID, a, b);
            }
        }
    }

    @Test
    void multipliesRightAtTheEdges() {
        for (int i = 0; i < ROUNDS; i++) {
            // Factors of two in one operand and of five in the other make zeros that neither has.
            BigInteger twos = TWO.pow(random.nextInt(90));
            BigInteger fives = FIVE.pow(random.nextInt(40));
            int bits = random.nextInt(3) == 0 ? 127 : 64;
            BigInteger a = twos.multiply(new BigInteger(Math.max(1, bits - twos.bitLength()), random));
            BigInteger b = fives.multiply(new BigInteger(Math.max(1, bits - fives.bitLength()), random));
            boolean swaps = random.nextBoolean();
            assertExact(
                    Operation.MULTIPLY,
                    new BigDecimal(random.nextBoolean() ? a : a.negate(), random.nextInt(39)),
                    new BigDecimal(swaps ? b : b.negate(), random.nextInt(39)));
            BigInteger edge = BigInteger.ONE.shiftLeft(random.nextBoolean() ? 127 : 63);
            BigInteger factor = BigInteger.valueOf((random.nextLong() >>> 1) | 1);
            assertExact(
                    Operation.MULTIPLY,
                    new BigDecimal(edge.divide(factor).add(BigInteger.valueOf(random.nextInt(2))), 8),
                    new BigDecimal(swaps ? factor : factor.negate(), 8));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ADD, 1.50, 2.5, 4.00",
        "ADD, 92233720368.54775807, 0.00000001, 92233720368.54775808",
        "ADD, 92233720368.54775807, 0.00000003, 92233720368.5477581",
        "SUBTRACT, 86704.77000000, 86704.76000000, 0.01000000",
        "SUBTRACT, 1, 1.000, 0.000",
        "MID, 86704.76, 86704.78, 86704.77",
        "MID, 86704.76, 86704.77, 86704.765",
        "MID, 1, 2, 1.5",
        "MID, -1, 0.00, -0.50",
        "MID, -1, -2, -1.5",
        "MULTIPLY, 86704.77000000, 0.00100000, 86.7047700000000000",
        "MULTIPLY, 86704.77000000, 12.50000000, 1083809.625000000000",
        "MULTIPLY, 0.00, 0.0000, 0.000000",
        "MULTIPLY, -0.00001234, 9223372036854775807, -113816410934787.93345838"
    })
    void keepsTheDecimalsThatItPromises(Operation operation, String a, String b, String expected) {
        MutableDecimal into = new MutableDecimal();
        assertTrue(operation.calculate(parse(a), parse(b), into));
        assertEquals(expected, into.toString());
        assertExact(operation, new BigDecimal(a), new BigDecimal(b));
    }

    @Test
    void givesResultsTheFormThatTheParserGivesThem() {
        MutableDecimal into = new MutableDecimal();
        int compared = 0;
        for (int i = 0; i < ROUNDS; i++) {
            MutableDecimal a = decimal(BigDecimal.valueOf(random.nextLong(), random.nextInt(17)));
            MutableDecimal b = decimal(BigDecimal.valueOf(
                    (random.nextLong() >> (40 + random.nextInt(20))) * PowersOfTen.longPower(random.nextInt(12)),
                    random.nextInt(17)));
            assertTrue(DecimalMath.multiply(a, b, into));
            BigDecimal exact = a.bigDecimal().multiply(b.bigDecimal());
            byte[] text = exact.toPlainString().getBytes(StandardCharsets.US_ASCII);
            MutableDecimal parsed = new MutableDecimal();
            if (DecimalParser.parse(text, 0, text.length, parsed) == DecimalParser.OK) {
                assertSameForm(parsed, into, () -> message() + a + " x " + b);
                compared++;
            }
        }
        assertTrue(compared > ROUNDS / 2, message() + compared);
    }

    /** The one number whose opposite does not exist among its kind. */
    @Test
    void turnsOverTheLeastNumberOnlyWhereItsOppositeFits() {
        MutableDecimal least =
                decimal(new BigDecimal(BigInteger.ONE.shiftLeft(127).negate()));
        MutableDecimal zero = new MutableDecimal();
        MutableDecimal into = new MutableDecimal();
        assertFalse(DecimalMath.subtract(zero, least, into));
        assertFalse(DecimalMath.multiply(least, new MutableDecimal().set(-1, 0), into));
        assertTrue(DecimalMath.subtract(new MutableDecimal().set(-1, 0), least, into));
        assertEquals(BigInteger.ONE.shiftLeft(127).subtract(BigInteger.ONE).toString(), into.toString());
        assertTrue(DecimalMath.subtract(zero, zero.set(Long.MIN_VALUE, 0), into));
        assertEquals("0", into.toString());
        assertTrue(DecimalMath.subtract(new MutableDecimal(), zero, into));
        assertEquals("9223372036854775808", into.toString());
    }

    /** Compares with the oracle, into a target of its own and into each operand, and both at once. */
    private boolean assertExact(Operation operation, BigDecimal x, BigDecimal y) {
        MutableDecimal a = decimal(x);
        MutableDecimal b = decimal(y);
        BigDecimal expected = fitted(operation.exact(x, y));
        assertResult(operation, a, b, new MutableDecimal().setWide(x.scale(), ~y.scale(), 7), expected);
        assertResult(operation, decimal(x), b, null, expected);
        MutableDecimal target = decimal(y);
        assertResult(operation, a, target, target, expected);
        if (x.scale() == y.scale() && x.compareTo(y) == 0) {
            MutableDecimal all = decimal(x);
            assertResult(operation, all, all, all, expected);
        }
        assertSameForm(decimal(x), a, this::message);
        assertSameForm(decimal(y), b, this::message);
        return expected != null;
    }

    private void assertResult(
            Operation operation, MutableDecimal a, MutableDecimal b, MutableDecimal target, BigDecimal expected) {
        MutableDecimal into = target == null ? a : target;
        MutableDecimal wanted = expected == null ? new MutableDecimal().set(into) : decimal(expected);
        BigDecimal x = a.bigDecimal();
        BigDecimal y = b.bigDecimal();
        boolean fits = operation.calculate(a, b, into);
        assertEquals(expected != null, fits, () -> message() + operation + " " + x + ", " + y);
        assertSameForm(wanted, into, () -> message() + operation + " " + x + ", " + y);
    }

    private static void assertSameForm(Decimal expected, Decimal actual, Supplier<String> message) {
        if (expected.high() != actual.high() || expected.low() != actual.low() || expected.scale() != actual.scale()) {
            assertEquals(expected.toString(), actual.toString(), message);
        }
    }

    /** The form that is promised: null if there is none. */
    private static BigDecimal fitted(BigDecimal exact) {
        BigDecimal narrow = withFewestZerosDropped(exact, 63);
        return narrow != null ? narrow : withFewestZerosDropped(exact, 127);
    }

    private static BigDecimal withFewestZerosDropped(BigDecimal exact, int bits) {
        BigInteger mantissa = exact.unscaledValue();
        int scale = exact.scale();
        while (scale > Decimal.MAX_SCALE || mantissa.bitLength() > bits) {
            if (scale == 0 || mantissa.testBit(0)) {
                return null;
            }
            BigInteger[] tenth = mantissa.divideAndRemainder(BigInteger.TEN);
            if (tenth[1].signum() != 0) {
                return null;
            }
            mantissa = tenth[0];
            scale--;
        }
        return new BigDecimal(mantissa, scale);
    }

    private static List<BigDecimal> corners() {
        List<BigInteger> mantissas = new ArrayList<>(List.of(BigInteger.ZERO, FIVE, BigInteger.TEN));
        for (int bits : new int[] {0, 1, 62, 63, 64, 126, 127}) {
            BigInteger power = BigInteger.ONE.shiftLeft(bits);
            mantissas.addAll(List.of(power.subtract(BigInteger.ONE), power, power.add(BigInteger.ONE)));
        }
        for (int digits : new int[] {18, 19, 37, 38}) {
            BigInteger power = BigInteger.TEN.pow(digits);
            mantissas.addAll(List.of(power.subtract(BigInteger.ONE), power));
        }
        mantissas.add(FIVE.pow(54));
        mantissas.add(BigInteger.ONE.shiftLeft(127).subtract(BigInteger.valueOf(8)));
        List.copyOf(mantissas).forEach(mantissa -> mantissas.add(mantissa.negate()));
        List<BigDecimal> corners = new ArrayList<>();
        for (BigInteger mantissa : mantissas) {
            for (int scale : new int[] {0, 1, 8, 18, 19, 37, 38}) {
                BigDecimal corner = new BigDecimal(mantissa, scale);
                if (isDecimal(corner)) {
                    corners.add(corner);
                }
            }
        }
        return corners;
    }

    /** Any width, and often with zeros at the end. */
    private BigDecimal randomOperand() {
        BigInteger mantissa = new BigInteger(random.nextInt(128), random);
        if (random.nextBoolean()) {
            BigInteger zeros = BigInteger.TEN.pow(random.nextInt(39));
            mantissa = random.nextBoolean()
                    ? mantissa.subtract(mantissa.mod(zeros))
                    : new BigInteger(Math.max(0, 127 - zeros.bitLength()), random)
                            .shiftRight(random.nextInt(64))
                            .multiply(zeros);
        }
        return new BigDecimal(random.nextBoolean() ? mantissa : mantissa.negate(), random.nextInt(39));
    }

    private static boolean isDecimal(BigDecimal value) {
        return value.scale() >= 0
                && value.scale() <= Decimal.MAX_SCALE
                && value.unscaledValue().bitLength() <= 127;
    }

    private static MutableDecimal decimal(BigDecimal value) {
        BigInteger mantissa = value.unscaledValue();
        return new MutableDecimal()
                .setWide(mantissa.shiftRight(64).longValueExact(), mantissa.longValue(), value.scale());
    }

    private static MutableDecimal parse(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        MutableDecimal into = new MutableDecimal();
        assertEquals(DecimalParser.OK, DecimalParser.parse(bytes, 0, bytes.length, into));
        return into;
    }

    private String message() {
        return "seed " + seed + ": ";
    }
}
