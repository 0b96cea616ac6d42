package io.ringfeed.codec.stream;

/** How often a depth stream sends: the changes of a book, or its best levels (protocol §4.0). */
public enum DepthSpeed {
    /** Every 100 ms, the fastest there is on spot. */
    EVERY_100_MS("@100ms"),
    /** Every second. */
    EVERY_SECOND("");

    private final String suffix;

    DepthSpeed(String suffix) {
        this.suffix = suffix;
    }

    String suffix() {
        return suffix;
    }
}
