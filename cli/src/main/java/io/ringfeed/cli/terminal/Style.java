package io.ringfeed.cli.terminal;

/** How a line stands out. */
public enum Style {
    /** It does not. */
    PLAIN(""),
    /** A heading. */
    HEADING("1"),
    /** Of less weight. */
    DIM("2"),
    /** All is well. */
    GOOD("32"),
    /** Something is wrong. */
    BAD("31");

    private final String code;

    Style(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }
}
