package io.ringfeed.cli.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberTextTest {
    @ParameterizedTest
    @CsvSource({
        "67234.12000000,11,67234.12",
        "2683.00000000,11,2683.00",
        "0.00000000,11,0.00",
        "0.00001234,11,0.00001234",
        "0.00000012345678,11,0.000000123",
        "123456789012.12000000,11,123456789012",
        "7,11,7",
        "-1.50,11,-1.50"
    })
    void showsAPriceWithoutMostOfItsPadding(BigDecimal value, int width, String shown) {
        assertEquals(shown, NumberText.decimal(value, width));
    }

    @ParameterizedTest
    @CsvSource({"0,0", "0.44,0.4", "9.94,9.9", "120.4,120", "9999,9999", "33617,33.6k", "1234567,1.2M", "999951,1.0M"})
    void writesRatesShort(double perSecond, String shown) {
        assertEquals(shown, NumberText.rate(perSecond));
    }

    @Test
    void writesTimesInFewDigits() {
        assertEquals("0.85", NumberText.micros(850));
        assertEquals("12.3", NumberText.micros(12_345));
        assertEquals("4,812", NumberText.micros(4_812_000));
        assertEquals("99,999", NumberText.micros(99_999_400));
        assertEquals("191ms", NumberText.micros(190_870_000));
        assertEquals("9800ms", NumberText.micros(9_800_000_000L));
        assertEquals("60.0s", NumberText.micros(60_000_000_000L));
        assertEquals("3600s", NumberText.millis(3_600_000_000L));
        assertEquals("12.3", NumberText.millis(12_345));
        assertEquals("33,617", NumberText.count(33_617));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "1023, 1023 B",
        "1024, 1.0 KiB",
        "34406, 33.6 KiB",
        "1048525, 1.0 MiB",
        "1288490189, 1.2 GiB",
        "9223372036854775807, 8192.0 PiB"
    })
    void bytesGoByPowersOf1024(long bytes, String text) {
        assertEquals(text, NumberText.bytes(bytes));
    }
}
