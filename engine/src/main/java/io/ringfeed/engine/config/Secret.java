package io.ringfeed.engine.config;

/**
 * Something that must not be seen: a password or a key. Whoever prints it sees {@value #MASK}.
 *
 * <p><b>Threading:</b> immutable.
 */
public final class Secret {
    /** What is shown instead. */
    public static final String MASK = "***";

    private final char[] text;

    Secret(String text) {
        this.text = text.toCharArray();
    }

    /** @return a copy of what is hidden. */
    public char[] reveal() {
        return text.clone();
    }

    /** Always {@value #MASK}. */
    @Override
    public String toString() {
        return MASK;
    }
}
