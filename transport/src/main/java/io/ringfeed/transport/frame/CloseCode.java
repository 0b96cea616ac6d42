package io.ringfeed.transport.frame;

/**
 * Names the close codes this client sends or has to tell apart (RFC 6455 §7.4).
 *
 * <p><b>Threading:</b> constants.
 */
public final class CloseCode {
    /** The purpose of the connection is fulfilled. */
    public static final int NORMAL = 1000;

    /** The peer broke a rule. */
    public static final int PROTOCOL_ERROR = 1002;

    /** Stands for a Close frame without a code; never on the wire. */
    public static final int NO_STATUS = 1005;

    /** The payload does not fit its type, such as text that is not UTF-8. */
    public static final int INVALID_PAYLOAD = 1007;

    /** A message is longer than the receiver takes. */
    public static final int TOO_BIG = 1009;

    /** An unexpected condition on the sender's side. */
    public static final int INTERNAL_ERROR = 1011;

    private CloseCode() {}

    /**
     * Tells whether a code may stand in a Close frame: the registered ones and the ranges for libraries and applications.
     *
     * @param code from the wire.
     * @return false for the reserved and unassigned codes.
     */
    public static boolean isValidOnWire(int code) {
        if (code >= 3000) {
            return code <= 4999;
        }
        return (code >= 1000 && code <= 1003) || (code >= 1007 && code <= 1014);
    }
}
