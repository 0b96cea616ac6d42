package io.ringfeed.engine.thread;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class ThreadPlacementTest {
    private static final int NO_SUCH_CPU = 1000;

    @Test
    void readsAndWritesSetsOfCpusAsTheKernelDoes() {
        for (String list : List.of("0", "0-1", "0-3,8", "1,3,5-7")) {
            assertEquals(list, CpuSet.text(CpuSet.parse("\t" + list + "\n")));
        }
        assertEquals("", CpuSet.text(new BitSet()));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void namesEveryCpuThatTheProcessMayNotUse() {
        String usable = CpuSet.text(CpuSet.ofProcess().orElseThrow());
        CpuPinning pinning = CpuPinning.NONE.io(NO_SUCH_CPU).handlers(-1, NO_SUCH_CPU + 1);
        assertEquals(
                List.of(
                        "the pinning names CPUs for 2 handlers and there are 1: name one for each",
                        "rf-io cannot be pinned: CPU 1000 is not among those this process may use: " + usable,
                        "rf-handler-0 cannot be pinned: CPU -1 is not among those this process may use: " + usable,
                        "rf-handler-1 cannot be pinned: CPU 1001 is not among those this process may use: " + usable),
                ThreadPlacement.problems(pinning, 1));
    }

    @Test
    void findsNothingWrongWithNoPinning() {
        assertEquals(List.of(), ThreadPlacement.problems(CpuPinning.NONE, 1));
        ThreadPlacement.of(CpuPinning.NONE).onThreadStart("rf-io");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void bindsEachThreadToItsCpuAndSetsTheOthersFree() throws Exception {
        BitSet usable = CpuSet.ofProcess().orElseThrow();
        int cpu = usable.length() - 1;
        ThreadPlacement placement =
                ThreadPlacement.of(CpuPinning.NONE.decoder(cpu).handlers(cpu).supervisor(cpu));
        List<String> found = new ArrayList<>();
        ThreadFactory stages = placement.stages(Thread::new);
        // All of them are started by a thread that is bound itself.
        run(placement.supervisor(Thread::new).newThread(() -> {
            found.add("supervisor " + CpuSet.text(ThreadBinding.current()));
            for (String stage : List.of("decoder", "first handler", "second handler")) {
                run(stages.newThread(() -> found.add(stage + " " + CpuSet.text(ThreadBinding.current()))));
            }
            run(new Thread(() -> {
                placement.onThreadStart("rf-resolve");
                found.add("resolver " + CpuSet.text(ThreadBinding.current()));
            }));
        }));
        assertEquals(
                List.of(
                        "supervisor " + cpu,
                        "decoder " + cpu,
                        "first handler " + cpu,
                        "second handler " + CpuSet.text(usable),
                        "resolver " + CpuSet.text(usable)),
                found);
    }

    @Test
    void warnsOfSpinningThreadsThatGetIntoEachOthersWay() {
        SpinningThreads all = SpinningThreads.of(true, true, 1);
        CpuPinning crowded = CpuPinning.NONE.io(1).decoder(1).handlers(2).supervisor(2);
        assertEquals(
                List.of(
                        "rf-io and rf-decode both spin on CPU 1 and take it from each other: give them CPUs of their own"),
                all.warnings(8, crowded));
        assertEquals(
                List.of(
                        "rf-io, rf-decode, rf-handler-0 spin and this process may use 2 cores, which leaves none to the rest:"
                                + " let them block, or give the process more cores"),
                all.warnings(2, CpuPinning.NONE));
        assertEquals(List.of(), SpinningThreads.of(true, false, 1).warnings(2, crowded));
        assertEquals(List.of(), SpinningThreads.of(false, false, 4).warnings(1, crowded));
        assertTrue(SpinningThreads.of(true, false, 1)
                .warnings(1, CpuPinning.NONE)
                .get(0)
                .startsWith("rf-io spins and this process may use 1 core,"));
    }

    @Test
    void saysWhoRunsWhere() {
        assertEquals("none", CpuPinning.NONE.toString());
        assertEquals(
                "rf-io on CPU 1, rf-supervisor on CPU 0, rf-handler-0 on CPU 4",
                CpuPinning.NONE.io(1).handlers(2, 3).supervisor(0).handlers(4).toString());
    }

    private static void run(Thread thread) {
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
