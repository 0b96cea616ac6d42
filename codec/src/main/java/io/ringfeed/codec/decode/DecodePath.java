package io.ringfeed.codec.decode;

/** The ways from a frame to its event. Both give the same event, or the same reason, for every frame. */
public enum DecodePath {
    /**
     * Expects the keys in the venue's usual order and compares them as they stand; at the first surprise the frame is
     * decoded by the complete path instead. The default.
     */
    PREDICTIVE_FIRST,
    /** Only the complete path, on DSL-JSON's reader, which takes keys in any order. */
    DSL_JSON_ONLY
}
