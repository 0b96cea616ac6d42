package io.ringfeed.codec.decode;

import io.ringfeed.codec.event.Layout;
import io.ringfeed.codec.event.Layouts;
import io.ringfeed.codec.json.JsonSkipper;

/**
 * Guesses from the first key of an object what it is: {@code e} and its value name the event, {@code u} begins a
 * bookTicker,
 * {@code stream} and {@code data} a wrapper, {@code result}, {@code error}, {@code code} and {@code id} a reply,
 * {@code lastUpdateId} a partial depth. The
 * guess is
 * right for every frame in the venue's order of keys; any other way {@link ShapeScan} decides. Looks ahead only: the
 * tokens are
 * where they were.
 */
final class FirstKey {
    private static final int END = -1;

    private final Tokens tokens;
    private Layout layout;
    private boolean isName;
    private boolean isWrapper;

    FirstKey(Tokens tokens) {
        this.tokens = tokens;
    }

    /** Looks at the object whose opening brace was read last. */
    void look() {
        layout = null;
        isName = false;
        isWrapper = false;
        byte[] buffer = tokens.buffer();
        int end = tokens.length();
        int keyStart = stringAt(buffer, tokens.index(), end);
        if (keyStart == END) {
            return;
        }
        if (buffer[keyStart + 1] == '"') {
            if (buffer[keyStart] == 'e') {
                lookAtName(buffer, keyStart + 2, end);
            } else if (buffer[keyStart] == 'u') {
                layout = Layouts.BOOK_TICKER;
            }
        } else {
            int keyLength = JsonSkipper.skipString(buffer, keyStart, end) - 1 - keyStart;
            if (WrapperKey.of(buffer, keyStart, keyLength) != WrapperKey.OTHER) {
                isWrapper = true;
            } else if (keyLength > 0 && Layouts.CONTROL_REPLY.codeOf(buffer, keyStart, keyLength) != Layout.UNKNOWN) {
                layout = Layouts.CONTROL_REPLY;
            } else if (keyLength > 0 && Layouts.PARTIAL_DEPTH.codeOf(buffer, keyStart, keyLength) != Layout.UNKNOWN) {
                layout = Layouts.PARTIAL_DEPTH;
            }
        }
    }

    private void lookAtName(byte[] buffer, int from, int end) {
        int colon = JsonSkipper.skipBlanks(buffer, from, end);
        int nameStart = colon < end && buffer[colon] == ':' ? stringAt(buffer, colon + 1, end) : END;
        if (nameStart != END) {
            int nameLength = JsonSkipper.skipString(buffer, nameStart, end) - 1 - nameStart;
            layout = nameLength > 0 ? Layouts.ofEventName(buffer, nameStart, nameLength) : null;
            isName = layout != null;
        }
    }

    /** Index of a string's content, where there is a string. */
    private static int stringAt(byte[] buffer, int from, int end) {
        int quote = JsonSkipper.skipBlanks(buffer, from, end);
        return quote < end && buffer[quote] == '"' ? quote + 1 : END;
    }

    /** The layout by the first key, or null if that does not tell. */
    Layout layout() {
        return layout;
    }

    /** Whether the first key is the event's name. */
    boolean isName() {
        return isName;
    }

    /** Whether the first key is one of a wrapper's. */
    boolean isWrapper() {
        return isWrapper;
    }
}
