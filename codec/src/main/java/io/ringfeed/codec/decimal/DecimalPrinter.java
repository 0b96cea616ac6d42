package io.ringfeed.codec.decimal;

/** Writes the digits of a decimal, with exactly as many decimals as its scale says. */
final class DecimalPrinter {
    private static final long CHUNK = 1_000_000_000L;
    private static final int CHUNK_DIGITS = 9;

    private DecimalPrinter() {}

    static int print(long mantissa, int scale, byte[] buffer, int offset) {
        if (mantissa == Long.MIN_VALUE) {
            return printWide(-1, mantissa, scale, buffer, offset);
        }
        int at = offset;
        long rest = mantissa;
        if (rest < 0) {
            buffer[at++] = '-';
            rest = -rest;
        }
        int digits = Math.max(digitCount(rest), scale + 1);
        int end = at + digits + (scale > 0 ? 1 : 0);
        int position = end;
        for (int i = 0; i < scale; i++) {
            long quotient = rest / 10;
            buffer[--position] = (byte) ('0' + (rest - quotient * 10));
            rest = quotient;
        }
        if (scale > 0) {
            buffer[--position] = '.';
        }
        do {
            long quotient = rest / 10;
            buffer[--position] = (byte) ('0' + (rest - quotient * 10));
            rest = quotient;
        } while (position > at);
        return end;
    }

    /** Digits go to the far end of the room first, nine at a time, then move down: their number is not known before. */
    static int printWide(long high, long low, int scale, byte[] buffer, int offset) {
        int at = offset;
        if (high < 0) {
            buffer[at++] = '-';
        }
        long h = Int128.magnitudeHigh(high, low);
        long l = Int128.magnitudeLow(high, low);
        int end = offset + Decimal.MAX_TEXT_LENGTH;
        int position = end;
        int written = 0;
        while ((h | l) != 0 || written <= scale) {
            long remainder = Int128.remainder(0, h, CHUNK);
            int chunk = (int) Int128.remainder(remainder, l, CHUNK);
            l = Int128.quotient(remainder, l, CHUNK);
            h = Int128.quotient(0, h, CHUNK);
            for (int i = 0; i < CHUNK_DIGITS; i++) {
                boolean isDone = chunk == 0 && (h | l) == 0 && written > scale;
                if (isDone) {
                    break;
                }
                if (written == scale && scale > 0) {
                    buffer[--position] = '.';
                }
                buffer[--position] = (byte) ('0' + chunk % 10);
                chunk /= 10;
                written++;
            }
        }
        int length = end - position;
        System.arraycopy(buffer, position, buffer, at, length);
        return at + length;
    }

    private static int digitCount(long value) {
        for (int i = 1; i < PowersOfTen.LONG_COUNT; i++) {
            if (value < PowersOfTen.longPower(i)) {
                return i;
            }
        }
        return PowersOfTen.LONG_COUNT;
    }
}
