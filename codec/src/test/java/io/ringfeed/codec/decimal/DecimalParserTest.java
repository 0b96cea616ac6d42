package io.ringfeed.codec.decimal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalParserTest {
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");
    private static final Pattern JSON_INTEGER = Pattern.compile("-?(0|[1-9][0-9]*)");
    private static final BigInteger LIMIT = BigInteger.valueOf(Long.MAX_VALUE);

    private final MutableDecimal into = new MutableDecimal();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "0.0",
                "0.00000000",
                "1",
                "-1",
                "-1.50",
                "0.001",
                "-0.001",
                "2683.80000000",
                "12345678",
                "123456789",
                "12345678.12345678",
                "12345678.1234567",
                "1234567.12345678",
                "999999999999999999",
                "9223372036854775807",
                "-9223372036854775808",
                "9223372036854775808",
                "18446744073709551617",
                "92233720368.54775807",
                "92233720368.54775808",
                "12345678901234567890123456789012345678",
                "0.12345678901234567890123456789012345678",
                "1234567890123456789.0123456789012345678"
            })
    void keepsEveryDigitThatFits(String text) {
        assertEquals(DecimalParser.OK, parse(text));
        assertEquals(new BigDecimal(text), into.bigDecimal());
        assertEquals(text, into.toString());
    }

    @ParameterizedTest
    @CsvSource({
        // What fits 64 bits after trailing zeros have gone loses as few of them as it must.
        "92233720368.54775807000, 92233720368.54775807",
        "1234567890123.12345000000000, 1234567890123.123450",
        "1000000000000000000.000, 1000000000000000000",
        // What does not fit even so keeps them, up to 38 digits.
        "12345678901234567890.1000, 12345678901234567890.1000",
        "12345678901234567890.123456789012345678000, 12345678901234567890.123456789012345678",
        // Leading zeros are no digits.
        "000000000000000000000000000000000000000000012.50, 12.50",
        "0.0000000000000000000000000000000000000000, 0.00000000000000000000000000000000000000",
        "-0.00, 0.00",
        "007, 7"
    })
    void dropsTrailingZerosOnlyWhereItMust(String text, String expected) {
        assertEquals(DecimalParser.OK, parse(text));
        assertEquals(expected, into.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "123456789012345678901234567890123456789",
                "1234567890123456789012345678901234567890.0",
                "0.123456789012345678901234567890123456789",
                "0.000000000000000000000000000000000000001",
                "12345678901234567890.1234567890123456789"
            })
    void refusesMoreThan38Digits(String text) {
        assertEquals(DecimalParser.TOO_LONG, parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                ".",
                "-.",
                "1.",
                ".1",
                "-.1",
                "1e5",
                "1E5",
                "1.5e-3",
                "+1",
                "1..2",
                "1.2.3",
                " 1",
                "1 ",
                "1,2",
                "--1",
                "1-",
                "0x10",
                "NaN",
                "Infinity",
                "null",
                "1/2",
                "1:2",
                "12345678:",
                "1234567:9.1",
                "٣",
                "1\u0000"
            })
    void refusesWhatIsNoDecimal(String text) {
        assertEquals(DecimalParser.MALFORMED, parse(text));
    }

    @Test
    void readsAsBigDecimalDoesOrNotAtAll() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 300_000; i++) {
            String text = randomNumber(random);
            String message = "seed " + seed + ": '" + text + "'";
            int result = parse(text);
            assertEquals(DECIMAL.matcher(text).matches(), result != DecimalParser.MALFORMED, message);
            if (result == DecimalParser.OK) {
                BigDecimal expected = new BigDecimal(text);
                assertEquals(0, expected.compareTo(into.bigDecimal()), message);
                assertTrue(into.scale() <= expected.scale(), message);
            } else if (result == DecimalParser.TOO_LONG) {
                BigDecimal value = new BigDecimal(text).stripTrailingZeros();
                assertTrue(
                        value.scale() > 38
                                || value.setScale(Math.max(0, value.scale())).precision() > 38,
                        message);
            }
        }
    }

    @Test
    void readsIntegersAsBigIntegerDoesOrNotAtAll() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 300_000; i++) {
            String text = randomNumber(random);
            boolean isLong = JSON_INTEGER.matcher(text).matches()
                    && new BigInteger(text).abs().compareTo(LIMIT) <= 0;
            assertEquals(
                    isLong ? Long.parseLong(text) : DecimalParser.NOT_A_LONG,
                    parseLong(text),
                    () -> "seed " + seed + ": '" + text + "'");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9223372036854775808",
                "-9223372036854775809",
                "18446744073709551615",
                "18446744073709551616",
                "18446744073709551617",
                "9999999999999999999",
                "10000000000000000000",
                "100000000000000000000000",
                "01",
                "-01",
                "00",
                "-",
                "",
                "1.0",
                "1e3",
                "+1",
                "0x1",
                " 1",
                "1 "
            })
    void refusesWhatIsNoInteger(String text) {
        assertEquals(DecimalParser.NOT_A_LONG, parseLong(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0",
                "7",
                "-7",
                "12345678",
                "123456789",
                "1672515782136",
                "1672515782136000",
                "999999999999999999",
                "1000000000000000000",
                "9223372036854775807",
                "-9223372036854775807"
            })
    void readsIntegersOfEveryLength(String text) {
        assertEquals(Long.parseLong(text), parseLong(text));
    }

    /** Mostly digits, so that most are numbers, and of lengths around every boundary. */
    private static String randomNumber(Random random) {
        StringBuilder text = new StringBuilder();
        if (random.nextInt(4) == 0) {
            text.append('-');
        }
        int length = random.nextInt(random.nextInt(5) == 0 ? 60 : 22);
        int point = random.nextInt(3) == 0 ? -1 : random.nextInt(length + 1);
        int zerosFrom = random.nextInt(3) == 0 ? random.nextInt(length + 1) : length;
        for (int i = 0; i < length; i++) {
            if (i == point) {
                text.append('.');
            }
            text.append(i >= zerosFrom ? '0' : (char) ('0' + random.nextInt(10)));
        }
        if (random.nextInt(20) == 0 && !text.isEmpty()) {
            text.setCharAt(random.nextInt(text.length()), (char) (32 + random.nextInt(95)));
        }
        return text.toString();
    }

    /**
     * Parses with room behind the number and at the very end of an array, which are different code, and with
     * neighbours.
     */
    private int parse(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        MutableDecimal atEnd = new MutableDecimal();
        int resultAtEnd = DecimalParser.parse(bytes, 0, bytes.length, atEnd);
        byte[] padded = ("9" + text + "777777777777").getBytes(StandardCharsets.UTF_8);
        int result = DecimalParser.parse(padded, 1, 1 + bytes.length, into);
        assertEquals(resultAtEnd, result, text);
        if (result == DecimalParser.OK) {
            assertEquals(atEnd.toString(), into.toString(), text);
        }
        return result;
    }

    private static long parseLong(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        byte[] padded = ("9" + text + "777777777777").getBytes(StandardCharsets.UTF_8);
        long result = DecimalParser.parseLong(padded, 1, 1 + bytes.length);
        assertEquals(DecimalParser.parseLong(bytes, 0, bytes.length), result, text);
        return result;
    }
}
