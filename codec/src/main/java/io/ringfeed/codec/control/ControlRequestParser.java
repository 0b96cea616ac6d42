package io.ringfeed.codec.control;

/** Reads requests as the venue does. */
public final class ControlRequestParser {
    private ControlRequestParser() {}

    /**
     * Reads one request.
     *
     * @param text of the frame.
     * @return the request.
     * @throws InvalidRequestException with the venue's code and words.
     */
    public static ControlRequest parse(final byte[] text) throws InvalidRequestException {
        if (text.length == 0) {
            throw new InvalidRequestException(3, "Invalid JSON: expected value at line 1 column 0", null);
        }
        throw new UnsupportedOperationException();
    }
}
