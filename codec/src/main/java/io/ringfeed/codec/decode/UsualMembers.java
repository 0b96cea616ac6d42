package io.ringfeed.codec.decode;

import io.ringfeed.codec.event.EventRecord;

/**
 * Reads members of an object in their usual form: a comma, a key of one letter, a colon and the value, without blanks. Each
 * answers the index behind the value, or {@link Template#SURPRISE}; given that as index, it answers it again, so that callers
 * read one member after the other and look at the end only.
 */
final class UsualMembers {
    private static final int SURPRISE = Template.SURPRISE;
    private static final int KEY_LENGTH = 5;
    private static final int QUOTED_KEY_LENGTH = 6;
    private static final long KEY_MASK = Words.mask(KEY_LENGTH);
    private static final long QUOTED_KEY_MASK = Words.mask(QUOTED_KEY_LENGTH);
    private static final long SYMBOL = quotedKey('s');
    private static final int TRUE = Words.quadOf("true");
    private static final int FALSE = Words.quadOf("fals");

    private UsualMembers() {}

    /** What precedes a bare value. */
    static long key(char letter) {
        return Words.of(",\"" + letter + "\":");
    }

    /** What precedes a value in quotes. */
    static long quotedKey(char letter) {
        return Words.of(",\"" + letter + "\":\"");
    }

    static boolean isKey(byte[] buffer, int at, long key) {
        return (Words.at(buffer, at) & KEY_MASK) == key;
    }

    static int integer(byte[] buffer, int at, long key, int slot, EventRecord into) {
        return at >= 0 && isKey(buffer, at, key) ? integerValue(buffer, at + KEY_LENGTH, slot, into) : SURPRISE;
    }

    static int integerValue(byte[] buffer, int at, int slot, EventRecord into) {
        int length = UsualNumbers.integerLength(buffer, at);
        if (length == 0) {
            return SURPRISE;
        }
        into.integer(slot, UsualNumbers.integerValue(buffer, at, length));
        return at + length;
    }

    static int decimal(byte[] buffer, int at, long quotedKey, int slot, EventRecord into) {
        return at >= 0 && (Words.at(buffer, at) & QUOTED_KEY_MASK) == quotedKey
                ? UsualNumbers.decimal(buffer, at + QUOTED_KEY_LENGTH, into.decimal(slot))
                : SURPRISE;
    }

    static int symbol(byte[] buffer, int at, UsualSymbols symbols, EventRecord into) {
        if (at < 0 || (Words.at(buffer, at) & QUOTED_KEY_MASK) != SYMBOL) {
            return SURPRISE;
        }
        return symbolValue(buffer, at + QUOTED_KEY_LENGTH, EventRecord.SYMBOL_SLOT, symbols, into);
    }

    /** Reads a symbol behind its opening quote. */
    static int symbolValue(byte[] buffer, int at, int slot, UsualSymbols symbols, EventRecord into) {
        int length = UsualSymbols.length(buffer, at);
        int id = symbols.find(buffer, at, length);
        into.integer(slot, id);
        return id < 0 ? SURPRISE : at + length + 1;
    }

    static int flag(byte[] buffer, int at, long key, int slot, EventRecord into) {
        return at >= 0 && isKey(buffer, at, key) ? flagValue(buffer, at + KEY_LENGTH, slot, into) : SURPRISE;
    }

    static int flagValue(byte[] buffer, int at, int slot, EventRecord into) {
        int word = Words.quadAt(buffer, at);
        boolean isTrue = word == TRUE;
        into.integer(slot, isTrue ? 1 : 0);
        return isTrue ? at + 4 : word == FALSE && buffer[at + 4] == 'e' ? at + 5 : SURPRISE;
    }

    /** Behind the brace that ends the object. */
    static int end(byte[] buffer, int at) {
        return at >= 0 && buffer[at] == '}' ? at + 1 : SURPRISE;
    }
}
