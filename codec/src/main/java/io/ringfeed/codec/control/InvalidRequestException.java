package io.ringfeed.codec.control;

import java.io.Serial;

/** Says what is wrong with a request, in the venue's words and with its code (protocol §2.1). */
public final class InvalidRequestException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    /** The venue's code of that error. */
    private final int code;

    /** The request's id as JSON, or null. */
    private final String idJson;

    InvalidRequestException(int code, String message, String idJson) {
        super(message);
        this.code = code;
        this.idJson = idJson;
    }

    /**
     * The venue's code.
     *
     * @return 0 to 3.
     */
    public int code() {
        return code;
    }

    /**
     * The request's id.
     *
     * @return as JSON, or null if it could not be read.
     */
    public String idJson() {
        return idJson;
    }
}
