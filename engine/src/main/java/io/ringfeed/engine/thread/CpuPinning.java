package io.ringfeed.engine.thread;

import io.ringfeed.transport.WebSocketTransport;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.StringJoiner;

/**
 * Binds threads of an engine to CPUs, numbered as in {@code /proc/cpuinfo}. A thread that spins keeps its caches warm on a CPU of
 * its own, and the rest of the machine out of its way where that CPU is isolated. Start from {@link #NONE}.
 *
 * <p>Pinning needs Linux and {@code net.openhft:affinity} on the class path, which the engine does not bring (the {@code cli}
 * does): add it yourself. It comes with JNA, which unpacks a native library into {@code java.io.tmpdir} (or {@code jna.tmpdir}),
 * and with slf4j-api, which prints three lines about a missing provider to standard error where no slf4j backend is on the class
 * path; a backend, or {@code -Dslf4j.internal.verbosity=ERROR}, silences it. With a backend the library logs on TRACE only, and
 * a warning when JNA does not work. None of it is loaded unless a thread is pinned.
 *
 * <p>Once any thread is pinned, the engine's other threads are set free to run on every CPU of the process: on Linux a thread
 * starts on the CPUs of the thread that started it, which may be a pinned one.
 *
 * <p><b>Threading:</b> immutable; each method gives a changed copy.
 * <br><b>Errors:</b> the engine's {@code build()} reports what cannot be; a thread that cannot be bound when it begins goes on
 * unbound and logs one line.
 */
public final class CpuPinning {
    /** No thread is bound to a CPU. */
    public static final CpuPinning NONE = new CpuPinning(Map.of(), 0);

    static final String DECODER = "rf-decode";
    static final String HANDLER = "rf-handler-";
    static final String SUPERVISOR = "rf-supervisor";

    private final Map<String, Integer> cpus;
    private final int handlerCount;

    private CpuPinning(Map<String, Integer> cpus, int handlerCount) {
        this.cpus = Collections.unmodifiableMap(cpus);
        this.handlerCount = handlerCount;
    }

    /**
     * Binds {@code rf-io}, the thread of the sockets.
     *
     * @param cpu its CPU.
     * @return the changed copy.
     */
    public CpuPinning io(int cpu) {
        return with(WebSocketTransport.IO_THREAD, cpu, handlerCount);
    }

    /**
     * Binds {@code rf-decode}, the decoder's thread.
     *
     * @param cpu its CPU.
     * @return the changed copy.
     */
    public CpuPinning decoder(int cpu) {
        return with(DECODER, cpu, handlerCount);
    }

    /**
     * Binds {@code rf-handler-0}, {@code rf-handler-1} and so on, in the order in which the handlers were added. Handlers beyond
     * the last CPU are not bound.
     *
     * @param handlerCpus a CPU for each; replace those of an earlier call.
     * @return the changed copy.
     */
    public CpuPinning handlers(int... handlerCpus) {
        Map<String, Integer> changed = new LinkedHashMap<>(cpus);
        changed.keySet().removeIf(name -> name.startsWith(HANDLER));
        for (int i = 0; i < handlerCpus.length; i++) {
            changed.put(HANDLER + i, handlerCpus[i]);
        }
        return new CpuPinning(changed, handlerCpus.length);
    }

    /**
     * Binds {@code rf-supervisor}. It has little to do; put it where nothing spins.
     *
     * @param cpu its CPU.
     * @return the changed copy.
     */
    public CpuPinning supervisor(int cpu) {
        return with(SUPERVISOR, cpu, handlerCount);
    }

    /** @return whether no thread is bound. */
    public boolean isEmpty() {
        return cpus.isEmpty();
    }

    /**
     * Looks up one thread.
     *
     * @param threadName such as {@code rf-io}.
     * @return its CPU, or empty when it is not bound.
     */
    public OptionalInt cpuOf(String threadName) {
        Integer cpu = cpus.get(threadName);
        return cpu == null ? OptionalInt.empty() : OptionalInt.of(cpu);
    }

    /** Thread names and their CPUs, in the order in which they were given. */
    Map<String, Integer> cpus() {
        return cpus;
    }

    int handlerCount() {
        return handlerCount;
    }

    /** Such as {@code rf-io on CPU 1, rf-decode on CPU 2}; {@code none} when no thread is bound. */
    @Override
    public String toString() {
        StringJoiner line = new StringJoiner(", ");
        cpus.forEach((name, cpu) -> line.add(name + " on CPU " + cpu));
        return isEmpty() ? "none" : line.toString();
    }

    private CpuPinning with(String name, int cpu, int handlers) {
        Map<String, Integer> changed = new LinkedHashMap<>(cpus);
        changed.put(name, cpu);
        return new CpuPinning(changed, handlers);
    }
}
