package io.ringfeed.codec.name;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NameRegistryTest {
    private final NameRegistry registry = new NameRegistry(5_000);

    @Test
    void countsIdsFromZeroAndNeverChangesThem() {
        List<String> names = names(2_000);
        for (int i = 0; i < names.size(); i++) {
            assertEquals(i, registry.register(names.get(i)));
        }
        for (int i = 0; i < names.size(); i++) {
            assertEquals(i, idOf(names.get(i)));
            assertEquals(names.get(i), registry.name(i));
            assertEquals(i, registry.register(names.get(i)));
        }
        assertSame(registry.name(7), registry.name(7));
    }

    @Test
    void registersNamesOffTheWireAsTheyCome() {
        assertEquals(0, idOf("BTCUSDT"));
        assertEquals(1, idOf("币安人生USDT"));
        assertEquals(0, idOf("BTCUSDT"));
        assertEquals("币安人生USDT", registry.name(1));
    }

    @Test
    void registersTenThousandNamesOffTheWire() {
        NameRegistry large = new NameRegistry(10_000);
        List<String> names = names(10_000);
        for (int i = 0; i < names.size(); i++) {
            assertEquals(i, idOf(large, names.get(i)));
        }
        for (int i = 0; i < names.size(); i++) {
            assertEquals(i, idOf(large, names.get(i)));
            assertEquals(names.get(i), large.name(i));
            assertEquals(names.get(i), new String(large.bytes(i), StandardCharsets.UTF_8));
        }
        assertEquals(NameRegistry.FULL, idOf(large, "ONEMORE"));
        assertEquals(NameRegistry.INVALID, idOf(large, "ONE\"MORE"));
        assertEquals(10_000, large.count());
    }

    @Test
    void countsStringsOfTheSameBytesAsOneName() {
        registry.registerAll(List.of("A\uD800", "A\uD801", "A?"));
        assertEquals(1, registry.count());
        assertEquals("A?", registry.name(0));
    }

    @Test
    void tellsNamesApartByEveryByte() {
        List<String> names = new ArrayList<>();
        for (int length = 1; length < 40; length++) {
            for (int at = 0; at < length; at++) {
                names.add("A".repeat(at) + "B" + "A".repeat(length - at - 1));
            }
        }
        registry.registerAll(names);
        for (int i = 0; i < names.size(); i++) {
            assertEquals(i, idOf(names.get(i)));
        }
    }

    @Test
    void saysWhenItIsFullAndKeepsWhatItHas() {
        NameRegistry small = new NameRegistry(2);
        small.registerAll(List.of("A", "B", "A"));
        byte[] c = {'C'};
        assertEquals(NameRegistry.FULL, small.idOf(c, 0, 1));
        assertThrows(IllegalStateException.class, () -> small.register("C"));
        assertEquals(1, small.register("B"));
        assertEquals(2, small.count());
    }

    @Test
    void registersAllOrNone() {
        NameRegistry small = new NameRegistry(2);
        assertThrows(IllegalStateException.class, () -> small.registerAll(List.of("A", "B", "C")));
        assertThrows(IllegalArgumentException.class, () -> small.registerAll(List.of("A", "")));
        assertEquals(0, small.count());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A\nB", "A\u0000", "A\"B", "A\\u0042", "A\u007F"})
    void refusesWhatIsNoName(String name) {
        assertEquals(NameRegistry.INVALID, idOf(name));
        assertThrows(IllegalArgumentException.class, () -> registry.register(name));
        assertEquals(0, registry.count());
    }

    @Test
    void refusesBadUtf8AndEndlessNames() {
        assertEquals(NameRegistry.INVALID, registry.idOf(new byte[] {(byte) 0xC3, 'A'}, 0, 2));
        assertEquals(NameRegistry.INVALID, registry.idOf(new byte[] {(byte) 0xE5, (byte) 0xB8}, 0, 2));
        assertEquals(NameRegistry.INVALID, idOf("A".repeat(NameRegistry.MAX_NAME_BYTES + 1)));
        assertEquals(0, idOf("A".repeat(NameRegistry.MAX_NAME_BYTES)));
    }

    @Test
    void threadsThatRegisterTheSameNamesAgreeOnEveryId() throws InterruptedException {
        long seed = new Random().nextLong();
        List<String> names = names(4_000);
        AtomicReference<Throwable> failure = new AtomicReference<>();
        CountDownLatch start = new CountDownLatch(1);
        int[][] ids = new int[4][names.size()];
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < ids.length; t++) {
            int[] own = ids[t];
            Random random = new Random(seed + t);
            threads.add(new Thread(() -> registerShuffled(start, names, own, random, failure)));
        }
        threads.forEach(Thread::start);
        start.countDown();
        for (Thread thread : threads) {
            thread.join(30_000);
            assertFalse(thread.isAlive());
        }
        assertNull(failure.get(), () -> "seed " + seed);
        assertEquals(names.size(), registry.count());
        for (int[] own : ids) {
            assertArrayEquals(ids[0], own, () -> "seed " + seed);
        }
        assertEquals(names.size(), Arrays.stream(ids[0]).distinct().count(), () -> "seed " + seed);
    }

    private void registerShuffled(
            CountDownLatch start, List<String> names, int[] ids, Random random, AtomicReference<Throwable> failure) {
        try {
            List<Integer> order = new ArrayList<>();
            for (int i = 0; i < names.size(); i++) {
                order.add(i);
            }
            Collections.shuffle(order, random);
            start.await();
            for (int i : order) {
                String name = names.get(i);
                byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
                int found = registry.find(bytes, 0, bytes.length);
                ids[i] = random.nextInt(4) == 0 ? registry.register(name) : idOf(name);
                assertTrue(found == ids[i] || found == NameTable.UNKNOWN);
                assertEquals(name, registry.name(ids[i]));
                assertArrayEquals(bytes, registry.bytes(ids[i]));
                assertEquals(ids[i], registry.find(bytes, 0, bytes.length));
            }
        } catch (AssertionError | RuntimeException | InterruptedException e) {
            failure.set(e);
        }
    }

    @Test
    void readersSeeWholeGenerationsWhileThousandsOfNamesCome() throws InterruptedException {
        List<String> names = names(4_000);
        AtomicBoolean isDone = new AtomicBoolean();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        List<Thread> readers = new ArrayList<>();
        for (int r = 0; r < 3; r++) {
            Thread reader = new Thread(() -> readUntil(isDone, names, failure));
            readers.add(reader);
            reader.start();
        }
        for (int i = 0; i < names.size(); i++) {
            assertEquals(i, i % 2 == 0 ? registry.register(names.get(i)) : idOf(names.get(i)));
        }
        isDone.set(true);
        for (Thread reader : readers) {
            reader.join(30_000);
            assertFalse(reader.isAlive());
        }
        assertNull(failure.get());
    }

    private void readUntil(AtomicBoolean isDone, List<String> names, AtomicReference<Throwable> failure) {
        try {
            while (!isDone.get()) {
                int count = registry.count();
                for (int id = 0; id < count; id += 37) {
                    byte[] bytes = registry.bytes(id);
                    assertEquals(id, registry.find(bytes, 0, bytes.length));
                    assertEquals(names.get(id), registry.name(id));
                }
            }
        } catch (AssertionError | RuntimeException e) {
            failure.set(e);
        }
    }

    private int idOf(String name) {
        return idOf(registry, name);
    }

    private static int idOf(NameRegistry registry, String name) {
        byte[] bytes = ("#" + name + "#").getBytes(StandardCharsets.UTF_8);
        return registry.idOf(bytes, 1, bytes.length - 2);
    }

    private static List<String> names(int count) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            names.add((i % 3 == 0 ? "币" : "SYM") + i + (i % 2 == 0 ? "USDT" : ""));
        }
        return names;
    }
}
