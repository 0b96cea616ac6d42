package io.ringfeed.benchmarks.decode.document;

/**
 * What a databind codec makes of a frame, with the two numbers by which codecs are compared before they are measured.
 */
public interface Document {
    /** Price of the event; for books the sum over all levels, for arrays over all rows. */
    double price();

    /** Quantity of the event, summed likewise; 1 for events that have none. */
    default double quantity() {
        return 1;
    }
}
