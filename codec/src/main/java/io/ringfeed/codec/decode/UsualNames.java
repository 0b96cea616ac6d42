package io.ringfeed.codec.decode;

import io.ringfeed.codec.name.NameRegistry;

/** Finds the end of a name, eight bytes at a time. */
final class UsualNames {
    private UsualNames() {}

    /**
     * Length of the name that ends at the next quote, or -1 if it is longer than a name may be. The terminator's quote ends
     * the search in a frame that broke off, and its zero makes that no name.
     */
    static int length(byte[] buffer, int from, int known) {
        for (int length = known; length <= NameRegistry.MAX_NAME_BYTES; length += Words.BYTES) {
            long quotes = Words.quotes(Words.at(buffer, from + length));
            if (quotes != 0) {
                return length + Words.first(quotes);
            }
        }
        return -1;
    }
}
