package io.ringfeed.simulator;

/** Tells in one line why a simulator could not start, and what to do about it. */
public final class SimulatorException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;

    /** What stands in the way. */
    public enum Kind {
        /** The recording to replay is missing or damaged. */
        RECORDING,
        /** The ledger cannot be written. */
        LEDGER,
        /** The throw-away certificates cannot be made or written. */
        CERTIFICATES,
        /** The port cannot be opened. */
        PORT
    }

    /**
     * Makes the exception.
     *
     * @param kind    what stands in the way.
     * @param message one line for the user.
     * @param cause   what happened below, or null.
     */
    public SimulatorException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    /** @return what stands in the way. */
    public Kind kind() {
        return kind;
    }
}
