package io.ringfeed.codec.decode;

import io.ringfeed.codec.event.Layout;
import io.ringfeed.codec.event.Layouts;
import java.io.IOException;

/**
 * Guesses from the first key of an object what it is: {@code e} and its value name the event, {@code u} begins a bookTicker,
 * {@code stream} and {@code data} a wrapper, {@code result}, {@code error}, {@code code} and {@code id} a reply. The guess is
 * right for every frame in the venue's order of keys; any other way {@link ShapeScan} decides.
 */
final class FirstKey {
    /** Answer of {@link #read}: no wrapper; see {@link #layout()}. */
    static final int PAYLOAD = 0;
    /** Answer of {@link #read}: probably a wrapper. */
    static final int WRAPPER = 1;

    /** Answer of {@link #wrapperKey}: some other key. */
    static final int OTHER = 0;
    /** Answer of {@link #wrapperKey}: {@code stream}. */
    static final int STREAM = 1;
    /** Answer of {@link #wrapperKey}: {@code data}. */
    static final int DATA = 2;

    private final Tokens tokens;
    private Layout layout;
    private boolean isNamed;
    private boolean isAtEnd;

    FirstKey(final Tokens tokens) {
        this.tokens = tokens;
    }

    /**
     * Reads the first key of an object, and the name of the event if it is that. Afterwards the tokens stand behind the key that
     * is to be read first, unless {@link #layout()} is null.
     */
    int read() throws IOException {
        layout = null;
        isNamed = false;
        isAtEnd = false;
        if (tokens.next() != '"') {
            return PAYLOAD;
        }
        tokens.string();
        final int at = tokens.start();
        if (tokens.end() - at == 1) {
            final byte key = tokens.buffer()[at];
            if (key == 'e') {
                readEventName();
            } else if (key == 'u') {
                layout = Layouts.BOOK_TICKER;
            }
            return PAYLOAD;
        }
        if (wrapperKey() != OTHER) {
            return WRAPPER;
        }
        if (Layouts.CONTROL_REPLY.codeOf(tokens.buffer(), at, tokens.end() - at) != Layout.UNKNOWN) {
            layout = Layouts.CONTROL_REPLY;
        }
        return PAYLOAD;
    }

    private void readEventName() throws IOException {
        if (tokens.next() != ':' || tokens.next() != '"') {
            return;
        }
        tokens.string();
        final int at = tokens.start();
        final Layout named = Layouts.ofEventName(tokens.buffer(), at, tokens.end() - at);
        if (named == null) {
            return;
        }
        final byte delimiter = tokens.next();
        if (delimiter == ',' && tokens.next() == '"') {
            tokens.string();
            layout = named;
            isNamed = true;
        } else if (delimiter == '}') {
            layout = named;
            isNamed = true;
            isAtEnd = true;
        }
    }

    /** Which key of a wrapper the tokens have just passed over. */
    int wrapperKey() {
        final byte[] buffer = tokens.buffer();
        final int at = tokens.start();
        final int length = tokens.end() - at;
        if (length == 6
                && buffer[at] == 's'
                && buffer[at + 1] == 't'
                && buffer[at + 2] == 'r'
                && buffer[at + 3] == 'e'
                && buffer[at + 4] == 'a'
                && buffer[at + 5] == 'm') {
            return STREAM;
        }
        return length == 4
                        && buffer[at] == 'd'
                        && buffer[at + 1] == 'a'
                        && buffer[at + 2] == 't'
                        && buffer[at + 3] == 'a'
                ? DATA
                : OTHER;
    }

    /** The layout by the first key, or null if that does not tell. */
    Layout layout() {
        return layout;
    }

    /** Whether the event's name was read. */
    boolean isNamed() {
        return isNamed;
    }

    /** Whether the object ended behind the event's name. */
    boolean isAtEnd() {
        return isAtEnd;
    }
}
