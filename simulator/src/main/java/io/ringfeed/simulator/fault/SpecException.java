package io.ringfeed.simulator.fault;

/** A mistake in a script, told with its place. */
final class SpecException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    SpecException(int position, String problem) {
        super("at character " + (position + 1) + ": " + problem);
    }
}
