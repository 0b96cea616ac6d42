package io.ringfeed.benchmarks.transport;

import java.io.IOException;

/** What is done with a message once it is there. */
interface MessageReader<M> {
    /** The number of the message that goes into the tally: its length, or the id of the trade it was decoded to. */
    long read(M message) throws IOException;
}
