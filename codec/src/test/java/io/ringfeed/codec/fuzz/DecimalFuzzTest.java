package io.ringfeed.codec.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.ringfeed.codec.decimal.DecimalParser;
import io.ringfeed.codec.decimal.MutableDecimal;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;

/** Any bytes as a number, at the very end of an array and among digits, which is different code. */
class DecimalFuzzTest {
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");
    private static final Pattern JSON_INTEGER = Pattern.compile("-?(0|[1-9][0-9]*)");
    private static final BigInteger MAX_LONG = BigInteger.valueOf(Long.MAX_VALUE);
    private static final int MAX_DIGITS = 38;
    private static final int PADDING_BYTES = 16;

    @FuzzTest
    void readsDecimalsAsBigDecimalDoesOrNotAtAll(byte[] data) {
        MutableDecimal atEnd = new MutableDecimal().set(-17, 3);
        MutableDecimal amongDigits = new MutableDecimal().set(-17, 3);
        int result = DecimalParser.parse(data, 0, data.length, atEnd);
        assertEquals(
                result,
                DecimalParser.parse(amongDigits(data), PADDING_BYTES, PADDING_BYTES + data.length, amongDigits));
        String text = new String(data, StandardCharsets.ISO_8859_1);
        if (!DECIMAL.matcher(text).matches()) {
            assertEquals(DecimalParser.MALFORMED, result);
            assertEquals(BigDecimal.valueOf(-17, 3), atEnd.bigDecimal());
            assertEquals(BigDecimal.valueOf(-17, 3), amongDigits.bigDecimal());
            return;
        }
        BigDecimal expected = new BigDecimal(text);
        assertEquals(isTooLong(expected) ? DecimalParser.TOO_LONG : DecimalParser.OK, result);
        if (result == DecimalParser.OK) {
            assertEquals(0, expected.compareTo(atEnd.bigDecimal()), atEnd::toString);
            assertTrue(atEnd.scale() <= expected.scale(), atEnd::toString);
            assertEquals(atEnd.bigDecimal(), amongDigits.bigDecimal());
            assertEquals(atEnd.bigDecimal(), new BigDecimal(atEnd.toString()));
        }
    }

    @FuzzTest
    void readsIntegersAsBigIntegerDoesOrNotAtAll(byte[] data) {
        String text = new String(data, StandardCharsets.ISO_8859_1);
        boolean isLong = JSON_INTEGER.matcher(text).matches()
                && new BigInteger(text).abs().compareTo(MAX_LONG) <= 0;
        long expected = isLong ? Long.parseLong(text) : DecimalParser.NOT_A_LONG;
        assertEquals(expected, DecimalParser.parseLong(data, 0, data.length));
        assertEquals(expected, DecimalParser.parseLong(amongDigits(data), PADDING_BYTES, PADDING_BYTES + data.length));
    }

    /** Zeros behind the point do not count, nor do those at the beginning. */
    private static boolean isTooLong(BigDecimal value) {
        BigDecimal shortest = value.stripTrailingZeros();
        if (shortest.scale() < 0) {
            shortest = shortest.setScale(0);
        }
        return shortest.scale() > MAX_DIGITS || shortest.precision() > MAX_DIGITS;
    }

    private static byte[] amongDigits(byte[] data) {
        byte[] padded = new byte[data.length + 2 * PADDING_BYTES];
        Arrays.fill(padded, (byte) '7');
        System.arraycopy(data, 0, padded, PADDING_BYTES, data.length);
        return padded;
    }
}
