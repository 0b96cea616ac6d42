package io.ringfeed.codec.stream;

import java.io.Serial;

/**
 * Says in one line why a name is no stream of the venue, and which name is nearest. Its message can be shown as it is.
 */
public final class StreamNameException extends IllegalArgumentException {
    @Serial
    private static final long serialVersionUID = 1L;

    StreamNameException(String message) {
        super(message);
    }
}
