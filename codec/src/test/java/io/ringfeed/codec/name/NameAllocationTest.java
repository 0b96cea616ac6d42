package io.ringfeed.codec.name;

import static io.ringfeed.codec.AllocationMeter.assertAllocatesNothing;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What names cost on the decoder's thread. Runs a second time without escape analysis. */
class NameAllocationTest {
    private static final int NAMES = 5_000;
    /** Each name's bytes, its String, a table and short-lived copies, and its share of the arrays that double. */
    private static final long BYTES_PER_NAME = 600;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final byte[][] wire = new byte[NAMES][];
    private int next;
    private long sink;

    NameAllocationTest() {
        for (int i = 0; i < NAMES; i++) {
            wire[i] = ("SYMBOL" + i + "USDT").getBytes(StandardCharsets.UTF_8);
        }
    }

    @Test
    void registersThousandsOfNamesOneByOneWithLittleGarbage() {
        registerAll(new NameRegistry(NAMES));
        NameRegistry registry = new NameRegistry(NAMES);
        long before = threads.getCurrentThreadAllocatedBytes();
        registerAll(registry);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertEquals(NAMES, registry.count());
        assertTrue(allocated < NAMES * BYTES_PER_NAME, () -> allocated + " B for " + NAMES + " names");
    }

    @Test
    void looksUpKnownNamesWithoutAllocation() {
        NameRegistry registry = new NameRegistry(NAMES);
        registerAll(registry);
        assertAllocatesNothing("a known name", () -> {
            byte[] name = wire[next++ % NAMES];
            int id = registry.idOf(name, 0, name.length);
            sink += registry.name(id).length() + registry.bytes(id).length + registry.count();
        });
        byte[] unknown = Arrays.copyOf(wire[0], 3);
        assertAllocatesNothing("an unknown name", () -> {
            sink += registry.find(unknown, 0, unknown.length);
            sink += registry.idOf(unknown, 0, unknown.length);
        });
    }

    private void registerAll(NameRegistry registry) {
        for (byte[] name : wire) {
            sink += registry.idOf(name, 0, name.length);
        }
    }
}
