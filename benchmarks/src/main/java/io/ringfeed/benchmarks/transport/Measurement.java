package io.ringfeed.benchmarks.transport;

import java.util.Map;

/**
 * What one receiver took in one round.
 *
 * @param messages        in the measured time.
 * @param messagesPerSecond of them.
 * @param threadNs        CPU time per message of all Java threads, in nanoseconds, with their time in the kernel.
 * @param processNs       CPU time per message of the whole JVM: compiler and collector as well.
 * @param bytes           allocated per message.
 * @param threads         the parts of {@code threadNs} and {@code bytes}, by the name of the thread.
 * @param checkedMessages that were compared with what was sent, from the first one on; 0 for the source.
 */
record Measurement(
        long messages,
        double messagesPerSecond,
        double threadNs,
        double processNs,
        double bytes,
        Map<String, ThreadCost> threads,
        long checkedMessages) {
    /** Allocated per message, but for what one thread allocated. */
    double bytesWithout(String thread) {
        return bytes - (threads.containsKey(thread) ? threads.get(thread).bytes() : 0);
    }

    /**
     * What one thread took for a message.
     *
     * @param ns    CPU time.
     * @param bytes allocated.
     */
    record ThreadCost(double ns, double bytes) {
        ThreadCost plus(ThreadCost other) {
            return new ThreadCost(ns + other.ns, bytes + other.bytes);
        }
    }
}
