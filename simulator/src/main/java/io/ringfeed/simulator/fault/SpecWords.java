package io.ringfeed.simulator.fault;

/** The words of one step of a script, from left to right, each with its place in the whole. */
final class SpecWords {
    private final String spec;
    private final int end;
    private int wordStart;
    private int next;

    SpecWords(String spec, int from, int end) {
        this.spec = spec;
        this.end = end;
        wordStart = from;
        next = from;
    }

    boolean hasNext() {
        while (next < end && Character.isWhitespace(spec.charAt(next))) {
            next++;
        }
        return next < end;
    }

    /** The next word, which there must be. */
    String next() {
        return nextOr("a word is missing here");
    }

    /** The next word, or the mistake that there is none. */
    String nextOr(String otherwise) {
        if (!hasNext()) {
            throw new SpecException(end, otherwise);
        }
        wordStart = next;
        while (next < end && !Character.isWhitespace(spec.charAt(next))) {
            next++;
        }
        return spec.substring(wordStart, next);
    }

    /** Where the word taken last begins. */
    int position() {
        return wordStart;
    }

    /** A mistake in the word taken last. */
    SpecException wrong(String problem) {
        return new SpecException(wordStart, problem);
    }
}
