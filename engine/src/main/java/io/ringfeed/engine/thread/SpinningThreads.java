package io.ringfeed.engine.thread;

import io.ringfeed.transport.WebSocketTransport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The threads of an engine that never sleep, and whether the machine has room for them: two that share a core take it from each
 * other for milliseconds at a time, which costs more than spinning can win.
 *
 * @param names of the threads.
 */
public record SpinningThreads(List<String> names) {
    /**
     * Copies the list.
     *
     * @param names of the threads.
     */
    public SpinningThreads {
        names = List.copyOf(names);
    }

    /**
     * Finds out who spins.
     *
     * @param isIoSpinning whether the I/O thread busy-waits.
     * @param areStagesSpinning whether decoder and handlers spin while they wait.
     * @param handlerCount handlers of the engine.
     * @return the threads.
     */
    public static SpinningThreads of(boolean isIoSpinning, boolean areStagesSpinning, int handlerCount) {
        List<String> names = new ArrayList<>();
        if (isIoSpinning) {
            names.add(WebSocketTransport.IO_THREAD);
        }
        if (areStagesSpinning) {
            names.add(CpuPinning.DECODER);
            for (int i = 0; i < handlerCount; i++) {
                names.add(CpuPinning.HANDLER + i);
            }
        }
        return new SpinningThreads(names);
    }

    /**
     * Says where they get into each other's way.
     *
     * @param cores that this process may use.
     * @param pinning of the engine's threads.
     * @return one line each, with the cure.
     */
    public List<String> warnings(int cores, CpuPinning pinning) {
        List<String> warnings = new ArrayList<>();
        if (!names.isEmpty() && names.size() >= cores) {
            warnings.add(
                    String.join(", ", names) + (names.size() == 1 ? " spins" : " spin") + " and this process may use "
                            + cores + (cores == 1 ? " core" : " cores")
                            + ", which leaves none to the rest: let them block, or give the process more cores");
        }
        Map<Integer, String> taken = new LinkedHashMap<>();
        for (String name : names) {
            pinning.cpuOf(name).ifPresent(cpu -> {
                String other = taken.putIfAbsent(cpu, name);
                if (other != null) {
                    warnings.add(other + " and " + name + " both spin on CPU " + cpu
                            + " and take it from each other: give them CPUs of their own");
                }
            });
        }
        return warnings;
    }
}
