package io.ringfeed.codec.stream;

import java.util.Arrays;
import java.util.List;

/**
 * How far back a rolling-window ticker looks (protocol §4.7).
 * <p>
 * <b>Threading:</b> immutable.
 */
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

    static List<String> wireNames() {
        return Arrays.stream(values()).map(RollingWindow::wireName).toList();
    }
}
