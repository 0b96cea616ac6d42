package io.ringfeed.simulator;

/**
 * Tells in one line why a simulator could not start, and what to do about it.
 */
public final class SimulatorException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception.
     *
     * @param message one line for the user.
     * @param cause   what happened below, or null.
     */
    public SimulatorException(String message, Throwable cause) {
        super(message, cause);
    }
}
