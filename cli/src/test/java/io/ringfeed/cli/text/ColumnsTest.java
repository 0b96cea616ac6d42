package io.ringfeed.cli.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ColumnsTest {
    @Test
    void fillsUpOnEitherSide() {
        assertEquals("ab  ", Columns.left("ab", 4));
        assertEquals("  ab", Columns.right("ab", 4));
    }

    @Test
    void cutsWithAnEllipsis() {
        assertEquals("abc\u2026", Columns.cut("abcdef", 4));
        assertEquals("abcd", Columns.cut("abcd", 4));
    }

    @Test
    void knowsThatSomeCharactersTakeTwoCells() {
        String symbol = "\u5e01\u5b89\u4eba\u751fUSDT";
        assertEquals(12, Columns.width(symbol));
        assertEquals(10, Columns.width(Columns.left(symbol, 10)));
        assertEquals("\u5e01\u5b89\u4eba\u751fU\u2026", Columns.cut(symbol, 10));
    }

    @Test
    void keepsAMessageOnOneLine() {
        assertEquals("a b c", OneLine.of("a\r\nb\u001b c\n"));
        assertEquals("IllegalStateException", OneLine.of(new IllegalStateException()));
    }
}
