package io.ringfeed.benchmarks.transport;

import java.io.IOException;

/** Something that connects to the source and takes its messages. Used once, in a JVM that nothing else runs in. */
interface Receiver {
    /**
     * Connects, and from then on adds each message to the tally, on a thread of its own.
     *
     * @param endpoint where to.
     * @param tally    gets all messages, or the failure.
     */
    void start(Endpoint endpoint, Tally tally) throws IOException;
}
