package io.ringfeed.codec.stream;

/** Nominal length of the window of a rolling ticker (protocol §4.7). */
public enum RollingWindow {
    /** {@code 1h}. */
    ONE_HOUR("1h"),
    /** {@code 4h}. */
    FOUR_HOURS("4h"),
    /** {@code 1d}. */
    ONE_DAY("1d");

    private final String wireName;

    RollingWindow(String wireName) {
        this.wireName = wireName;
    }

    /**
     * The name on the wire.
     *
     * @return such as {@code 1h}.
     */
    public String wireName() {
        return wireName;
    }
}
