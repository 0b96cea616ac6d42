package io.ringfeed.cli.terminal;

/** Colours text, or leaves it alone: on a terminal only, and never where {@code NO_COLOR} is set. */
public enum Paint {
    /** Escape sequences. */
    COLOURED,
    /** Bare text. */
    BARE;

    /**
     * Colour a text.
     *
     * @param style how.
     * @param text what.
     * @return the text, with escape sequences around it where that is wanted.
     */
    public String apply(Style style, String text) {
        return this == BARE || style.code().isEmpty() ? text : "\u001b[" + style.code() + "m" + text + "\u001b[0m";
    }
}
