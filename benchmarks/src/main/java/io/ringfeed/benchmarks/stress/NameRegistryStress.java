package io.ringfeed.benchmarks.stress;

import io.ringfeed.codec.name.NameRegistry;
import io.ringfeed.codec.name.NameTable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.I_Result;
import org.openjdk.jcstress.infra.results.LL_Result;
import org.openjdk.jcstress.infra.results.L_Result;

/**
 * The publication of names: one thread registers what it sees on the wire, others look names up without a lock. Tables
 * share their arrays until these are full, so the registries here start with room that is shared, or grow while they
 * are read.
 */
public final class NameRegistryStress {
    private static final String[] NAMES =
            IntStream.range(0, 12).mapToObj(i -> "SYMBOL" + i).toArray(String[]::new);
    private static final byte[][] BYTES = Arrays.stream(NAMES)
            .map(name -> name.getBytes(StandardCharsets.UTF_8))
            .toArray(byte[][]::new);

    private NameRegistryStress() {}

    /** A registry that knows the first names. */
    private static NameRegistry registry(int knownNames) {
        NameRegistry registry = new NameRegistry(NAMES.length);
        registry.registerAll(Arrays.asList(NAMES).subList(0, knownNames));
        return registry;
    }

    private static int registerFromWire(NameRegistry registry, int name) {
        return registry.idOf(BYTES[name], 0, BYTES[name].length);
    }

    private static int find(NameRegistry registry, int name) {
        return registry.find(BYTES[name], 0, BYTES[name].length);
    }

    /** Whether everything the registry says of an id is of the name that was registered as such. */
    private static boolean isComplete(NameRegistry registry, int id) {
        return NAMES[id].equals(registry.name(id))
                && Arrays.equals(BYTES[id], registry.bytes(id))
                && find(registry, id) == id;
    }

    /** A name that is being registered, into arrays that are being read. */
    @JCStressTest
    @Outcome(id = "unknown", expect = Expect.ACCEPTABLE, desc = "not registered yet")
    @Outcome(id = "complete", expect = Expect.ACCEPTABLE, desc = "registered, with its name and bytes")
    @Outcome(expect = Expect.FORBIDDEN, desc = "torn, null, or another name's")
    @State
    public static class NewName {
        private final NameRegistry registry = registry(1);

        @Actor
        public void register() {
            registerFromWire(registry, 1);
        }

        @Actor
        public void look(L_Result result) {
            int id = find(registry, 1);
            result.r1 =
                    id == NameTable.UNKNOWN ? "unknown" : id == 1 && isComplete(registry, 1) ? "complete" : "id " + id;
        }
    }

    /** A name that was there before, while others come, and the arrays are replaced by larger ones. */
    @JCStressTest
    @Outcome(id = "0", expect = Expect.ACCEPTABLE, desc = "found where it always was")
    @Outcome(expect = Expect.FORBIDDEN, desc = "lost, or another's id")
    @State
    public static class KnownName {
        private final NameRegistry registry = registry(3);

        @Actor
        public void register() {
            registerFromWire(registry, 3);
            registerFromWire(registry, 4);
        }

        @Actor
        public void look(I_Result result) {
            result.r1 = isComplete(registry, 0) ? find(registry, 0) : -9;
        }
    }

    /** One name, registered from the wire and by the program at once. */
    @JCStressTest
    @Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "one id for both")
    @Outcome(expect = Expect.FORBIDDEN, desc = "two ids for one name")
    @State
    public static class SameName {
        private final NameRegistry registry = registry(1);

        @Actor
        public void registerFromTheWire(II_Result result) {
            result.r1 = registerFromWire(registry, 1);
        }

        @Actor
        public void registerByName(II_Result result) {
            result.r2 = registry.register(NAMES[1]);
        }
    }

    /** Two names at once. */
    @JCStressTest
    @Outcome(id = "SYMBOL2=0, SYMBOL5=1", expect = Expect.ACCEPTABLE, desc = "the first came first")
    @Outcome(id = "SYMBOL2=1, SYMBOL5=0", expect = Expect.ACCEPTABLE, desc = "the second came first")
    @Outcome(expect = Expect.FORBIDDEN, desc = "one id for both, or a name under the other's id")
    @State
    public static class TwoNames {
        private final NameRegistry registry = registry(0);
        private int first;
        private int second;

        @Actor
        public void registerFirst() {
            first = registerFromWire(registry, 2);
        }

        @Actor
        public void registerSecond() {
            second = registerFromWire(registry, 5);
        }

        @Arbiter
        public void look(LL_Result result) {
            result.r1 = registry.name(first) + "=" + first;
            result.r2 = registry.name(second) + "=" + second;
        }
    }

    /** The latest of many names that come one after another, over two enlargements of the arrays. */
    @JCStressTest
    @Outcome(id = "none", expect = Expect.ACCEPTABLE, desc = "nothing registered yet")
    @Outcome(id = "complete", expect = Expect.ACCEPTABLE, desc = "all that were counted are there")
    @Outcome(expect = Expect.FORBIDDEN, desc = "counted, but not there")
    @State
    public static class LatestName {
        private final NameRegistry registry = registry(0);

        @Actor
        public void register() {
            for (int name = 0; name < NAMES.length; name++) {
                registerFromWire(registry, name);
            }
        }

        @Actor
        public void look(L_Result result) {
            int count = registry.count();
            result.r1 = count == 0 ? "none" : isComplete(registry, count - 1) ? "complete" : "not " + NAMES[count - 1];
        }
    }
}
