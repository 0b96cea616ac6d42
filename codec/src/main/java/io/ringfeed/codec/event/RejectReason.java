package io.ringfeed.codec.event;

/** Why a frame gave no event. Each frame has one reason, the first that was met. */
public enum RejectReason {
    /** Not rejected. */
    NONE,
    /** The frame has no bytes, or only blanks. */
    EMPTY,
    /** The bytes are not JSON. */
    NOT_JSON,
    /** The JSON breaks off. */
    TRUNCATED,
    /** Something follows the JSON. */
    TRAILING_BYTES,
    /** Valid so far, but no event this codec knows. */
    UNKNOWN_EVENT,
    /** The event lacks a key that it needs. */
    MISSING_KEY,
    /** A key's value has another type than the protocol says. */
    WRONG_TYPE,
    /** A number that is none, or an integer beyond 64 bits. */
    BAD_NUMBER,
    /** A decimal of more than 38 digits. */
    DECIMAL_TOO_LONG,
    /** Price or quantity of a level beyond 64 bits, which the venue rules out. */
    LEVEL_TOO_LARGE,
    /** More levels than there was room for. */
    TOO_MANY_LEVELS,
    /** A row of an array longer than {@link io.ringfeed.codec.decode.RowDecoder#MAX_ROW_BYTES}. */
    ROW_TOO_LONG,
    /** A symbol or stream name that cannot be one: empty, too long, not UTF-8, control characters, a bad escape. */
    BAD_STRING,
    /** A candle of an interval the venue does not have. */
    UNKNOWN_INTERVAL,
    /** Objects and arrays nested deeper than any event of the venue. */
    TOO_DEEP,
    /** A new symbol or stream, and no room for more names. */
    TOO_MANY_NAMES
}
