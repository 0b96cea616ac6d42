package io.ringfeed.codec.decode;

import io.ringfeed.codec.event.Layout;
import io.ringfeed.codec.event.Layouts;

/**
 * Finds the template of a payload by the eight bytes in which its event's name begins.
 * <p>
 * <b>Threading:</b> immutable.
 */
final class Templates {
    /** Where the name begins, behind <code>{"e":"</code>. */
    static final int NAME_OFFSET = 6;

    private static final int BITS = 6;
    private static final long MULTIPLIER = 0x9E37_79B9_7F4A_7C15L;
    private static final long[] KEYS = new long[1 << BITS];
    private static final Template[] TEMPLATES = new Template[1 << BITS];

    static {
        for (Layout layout : Layouts.named()) {
            // Trades and books have code of their own; bookTickers with a name are those of futures, with other keys.
            switch (layout.kind()) {
                case TRADE, AGG_TRADE, DEPTH, BOOK_TICKER -> {}
                default -> put(Template.of(layout));
            }
        }
    }

    private Templates() {}

    private static void put(Template template) {
        long key = Words.of((template.layout().eventNameText() + "\",\"").substring(0, Words.BYTES));
        int index = index(key);
        while (TEMPLATES[index] != null) {
            index = (index + 1) & (KEYS.length - 1);
        }
        KEYS[index] = key;
        TEMPLATES[index] = template;
    }

    /** The template of the payload whose opening brace is at an index, or null. */
    static Template find(byte[] buffer, int at) {
        long key = Words.at(buffer, at + NAME_OFFSET);
        int index = index(key);
        while (TEMPLATES[index] != null) {
            if (KEYS[index] == key) {
                return TEMPLATES[index];
            }
            index = (index + 1) & (KEYS.length - 1);
        }
        return null;
    }

    /** The template of a layout, or null. */
    static Template of(Layout layout) {
        for (Template template : TEMPLATES) {
            if (template != null && template.layout() == layout) {
                return template;
            }
        }
        return null;
    }

    private static int index(long key) {
        return (int) ((key * MULTIPLIER) >>> (Long.SIZE - BITS));
    }
}
