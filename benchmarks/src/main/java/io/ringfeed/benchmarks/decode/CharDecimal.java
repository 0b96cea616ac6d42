package io.ringfeed.benchmarks.decode;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/** Reads a decimal of at most 18 digits from Jackson's characters, without making a string of them. */
final class CharDecimal {
    private long mantissa;
    private int scale;

    void read(JsonParser parser) throws IOException {
        char[] text = parser.getTextCharacters();
        int at = parser.getTextOffset();
        int end = at + parser.getTextLength();
        boolean isNegative = text[at] == '-';
        long digits = 0;
        int decimals = 0;
        for (at += isNegative ? 1 : 0; at < end; at++) {
            char digit = text[at];
            if (digit == '.') {
                decimals = end - at - 1;
            } else {
                digits = digits * 10 + (digit - '0');
            }
        }
        mantissa = isNegative ? -digits : digits;
        scale = decimals;
    }

    long mantissa() {
        return mantissa;
    }

    int scale() {
        return scale;
    }
}
