package io.ringfeed.codec.decode;

import io.ringfeed.codec.decimal.DecimalParser;
import io.ringfeed.codec.decimal.MutableDecimal;
import io.ringfeed.codec.event.RejectReason;
import io.ringfeed.codec.json.JsonSkipper;
import io.ringfeed.codec.json.JsonStrings;
import io.ringfeed.codec.name.NameRegistry;
import io.ringfeed.codec.stream.Interval;
import java.io.IOException;

/**
 * Reads what stands between quotes: names, intervals, decimals. A text with escapes is first tried as it stands, which
 * fails, and is
 * then read again without them, out of line: the venue never sends one.
 */
final class TextReader {
    /** Answer of {@link #name} and {@link #interval}: rejected. */
    static final int FAILED = -1;

    private final Tokens tokens;
    private final byte[] unescaped = new byte[512];

    TextReader(Tokens tokens) {
        this.tokens = tokens;
    }

    /** Reads a name and gives its id in a registry. */
    int name(NameRegistry registry) throws IOException {
        tokens.string();
        int from = tokens.start();
        int id = registry.idOf(tokens.buffer(), from, tokens.end() - from);
        return id >= 0 ? id : nameSlow(registry, id);
    }

    private int nameSlow(NameRegistry registry, int failedId) {
        int id = failedId;
        int length = unescape(tokens.start(), tokens.end());
        if (length > 0) {
            id = registry.idOf(unescaped, 0, length);
        }
        if (id < 0) {
            tokens.fail(id == NameRegistry.FULL ? RejectReason.TOO_MANY_NAMES : RejectReason.BAD_STRING);
            return FAILED;
        }
        return id;
    }

    /** Reads an interval's name and gives its ordinal. */
    int interval() throws IOException {
        tokens.string();
        int from = tokens.start();
        int ordinal = Interval.findOrdinal(tokens.buffer(), from, tokens.end() - from);
        if (ordinal < 0) {
            int length = unescape(tokens.start(), tokens.end());
            ordinal = length > 0 ? Interval.findOrdinal(unescaped, 0, length) : ordinal;
            if (ordinal < 0) {
                tokens.fail(RejectReason.UNKNOWN_INTERVAL);
            }
        }
        return ordinal;
    }

    /** Reads a decimal. */
    boolean decimal(MutableDecimal into) throws IOException {
        tokens.string();
        int result = parse(tokens.start(), tokens.end(), into);
        return result == DecimalParser.OK || failDecimal(result);
    }

    private boolean failDecimal(int result) {
        return tokens.fail(result == DecimalParser.TOO_LONG ? RejectReason.DECIMAL_TOO_LONG : RejectReason.BAD_NUMBER);
    }

    /** Parses a text as a decimal, and gives a code of {@link DecimalParser}. */
    int parse(int from, int to, MutableDecimal into) {
        int result = DecimalParser.parse(tokens.buffer(), from, to, into);
        return result == DecimalParser.MALFORMED ? parseSlow(from, to, into) : result;
    }

    private int parseSlow(int from, int to, MutableDecimal into) {
        int length = unescape(from, to);
        return length > 0 ? DecimalParser.parse(unescaped, 0, length, into) : DecimalParser.MALFORMED;
    }

    /** Length of the text without escapes in the scratch, or zero or less if it has none, or bad ones. */
    private int unescape(int from, int to) {
        byte[] buffer = tokens.buffer();
        return JsonStrings.hasEscapes(buffer, from, to) && JsonSkipper.skipString(buffer, from, tokens.length()) > 0
                ? JsonStrings.unescape(buffer, from, to, unescaped)
                : 0;
    }
}
