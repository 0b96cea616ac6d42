package io.ringfeed.engine.thread;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Sees to it that each thread of an engine binds itself, before anything else, to the CPU it was given, or to all of the process.
 * Without a pinning it does nothing and loads nothing.
 *
 * <p><b>Threading:</b> {@link #onThreadStart} on the thread that begins, the rest on the thread that builds the engine.
 */
public final class ThreadPlacement {
    private static final System.Logger LOG = System.getLogger("io.ringfeed.engine");

    private final CpuPinning pinning;
    private final BitSet processCpus;

    private ThreadPlacement(CpuPinning pinning, BitSet processCpus) {
        this.pinning = pinning;
        this.processCpus = processCpus;
    }

    /**
     * Carries a pinning out that has no {@link #problems}.
     *
     * @param pinning which thread goes where.
     * @return the placement.
     */
    public static ThreadPlacement of(CpuPinning pinning) {
        BitSet everywhere =
                pinning.isEmpty() ? new BitSet() : CpuSet.ofProcess().orElseGet(ThreadBinding::current);
        return new ThreadPlacement(pinning, everywhere);
    }

    /**
     * Says everything that is wrong with a pinning.
     *
     * @param pinning which thread goes where.
     * @param handlerCount handlers of the engine.
     * @return one line each; empty when it can be used.
     */
    public static List<String> problems(CpuPinning pinning, int handlerCount) {
        List<String> problems = new ArrayList<>();
        if (pinning.isEmpty()) {
            return problems;
        }
        if (pinning.handlerCount() > handlerCount) {
            problems.add("the pinning names CPUs for " + pinning.handlerCount() + " handlers and there are "
                    + handlerCount + ": name one for each");
        }
        ThreadBinding.problem().ifPresentOrElse(problems::add, () -> addUnusable(pinning, problems));
        return problems;
    }

    private static void addUnusable(CpuPinning pinning, List<String> problems) {
        BitSet usable = CpuSet.ofProcess().orElseGet(ThreadBinding::current);
        pinning.cpus().forEach((name, cpu) -> {
            if (cpu < 0 || !usable.get(cpu)) {
                problems.add(name + " cannot be pinned: CPU " + cpu + " is not among those this process may use: "
                        + CpuSet.text(usable));
            }
        });
    }

    /**
     * Makes the threads of the decoder and the handlers.
     *
     * @param factory asked for them in this order: {@code rf-decode}, {@code rf-handler-0}, {@code rf-handler-1} ...
     * @return a factory whose threads place themselves.
     */
    public ThreadFactory stages(ThreadFactory factory) {
        AtomicInteger made = new AtomicInteger();
        return task -> {
            int index = made.getAndIncrement();
            return placed(factory, index == 0 ? CpuPinning.DECODER : CpuPinning.HANDLER + (index - 1), task);
        };
    }

    /**
     * Makes the supervisor's thread.
     *
     * @param factory asked for it.
     * @return a factory whose thread places itself.
     */
    public ThreadFactory supervisor(ThreadFactory factory) {
        return task -> placed(factory, CpuPinning.SUPERVISOR, task);
    }

    /**
     * Places the calling thread.
     *
     * @param threadName what it is, such as {@code rf-io}.
     */
    public void onThreadStart(String threadName) {
        if (pinning.isEmpty()) {
            return;
        }
        BitSet cpus = new BitSet();
        pinning.cpuOf(threadName).ifPresentOrElse(cpus::set, () -> cpus.or(processCpus));
        try {
            ThreadBinding.bind(cpus);
        } catch (IllegalStateException refused) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "{0} could not be bound to CPU {1} and runs unbound: {2}",
                    threadName,
                    CpuSet.text(cpus),
                    refused.getMessage());
        }
    }

    private Thread placed(ThreadFactory factory, String threadName, Runnable task) {
        return factory.newThread(() -> {
            onThreadStart(threadName);
            task.run();
        });
    }
}
