package io.ringfeed.benchmarks.transport;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import io.ringfeed.benchmarks.transport.Measurement.ThreadCost;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** The counters of this JVM at one moment; two of them make a measurement. */
final class Meter {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final Map<Long, ThreadUse> threads = new HashMap<>();
    private final long timeNs;
    private final long messages;
    private final long processCpuNs;

    private record ThreadUse(String name, long cpuNs, long bytes) {
        static final ThreadUse NONE = new ThreadUse("", 0, 0);
    }

    /** Reads them all. What the calling thread, which only measures, took is left out. */
    Meter(Tally tally) throws IOException {
        long[] ids = THREADS.getAllThreadIds();
        ThreadInfo[] infos = THREADS.getThreadInfo(ids);
        timeNs = System.nanoTime();
        messages = tally.count();
        processCpuNs = SYSTEM.getProcessCpuTime();
        long[] cpuNs = THREADS.getThreadCpuTime(ids);
        long[] bytes = THREADS.getThreadAllocatedBytes(ids);
        for (int i = 0; i < ids.length; i++) {
            boolean isAlive = infos[i] != null && cpuNs[i] >= 0;
            if (isAlive && ids[i] != Thread.currentThread().getId()) {
                threads.put(ids[i], new ThreadUse(infos[i].getThreadName(), cpuNs[i], bytes[i]));
            }
        }
    }

    /** What happened since an earlier moment. */
    Measurement since(Meter before, long checkedMessages) {
        double count = messages - before.messages;
        Map<String, ThreadCost> costs = new TreeMap<>();
        ThreadCost all = new ThreadCost(0, 0);
        for (Map.Entry<Long, ThreadUse> entry : threads.entrySet()) {
            ThreadUse now = entry.getValue();
            ThreadUse then = before.threads.getOrDefault(entry.getKey(), ThreadUse.NONE);
            ThreadCost cost = new ThreadCost((now.cpuNs - then.cpuNs) / count, (now.bytes - then.bytes) / count);
            costs.merge(now.name, cost, ThreadCost::plus);
            all = all.plus(cost);
        }
        return new Measurement(
                messages - before.messages,
                count * 1e9 / (timeNs - before.timeNs),
                all.ns(),
                (processCpuNs - before.processCpuNs) / count,
                all.bytes(),
                costs,
                checkedMessages);
    }
}
