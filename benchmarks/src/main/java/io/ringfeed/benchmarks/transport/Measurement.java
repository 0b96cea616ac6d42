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
 * @param nsByThread      the parts of {@code threadNs}.
 * @param checkedMessages that were compared with what was sent, from the first one on; 0 for the source.
 */
record Measurement(
        long messages,
        double messagesPerSecond,
        double threadNs,
        double processNs,
        double bytes,
        Map<String, Double> nsByThread,
        long checkedMessages) {}
