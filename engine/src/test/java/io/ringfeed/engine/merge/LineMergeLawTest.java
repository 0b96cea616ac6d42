package io.ringfeed.engine.merge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfeed.codec.name.NameRegistry;
import io.ringfeed.codec.stream.StreamKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The law of the overlap, for lines that lag and lead at random, begin anywhere, die at any time, are replaced again before the line
 * before has ended, and meet a full ring: whatever a line has delivered comes out of a stream with ids, in order, and once; a snapshot
 * stream switches line once, and never steps back.
 */
class LineMergeLawTest {
    private static final int RUNS = 400;
    private static final int EVENTS = 600;
    private static final long STEP_NS = 10_000;

    private static final List<Fate> FATES = List.of(Fate.values());

    private enum Fate {
        BOTH_LIVE,
        OLD_DIES,
        NEW_DIES
    }

    @Test
    void holdsForAnyTwoLines() {
        Random seeds = new Random();
        Set<String> seen = new HashSet<>();
        for (int run = 0; run < RUNS; run++) {
            long seed = seeds.nextLong();
            try {
                new Run(seed, seen).play();
            } catch (AssertionError | RuntimeException failure) {
                throw new AssertionError("seed " + seed + ": " + failure.getMessage(), failure);
            }
        }
        assertEquals(Set.of("BOTH_LIVE", "OLD_DIES", "NEW_DIES", "retired", "died", "held"), seen);
    }

    private static final class Run {
        private final Set<String> seen;
        private final Random random;
        private final List<Tape> tapes = new ArrayList<>();
        private final NameRegistry names = new NameRegistry(64);
        private final Receiver receiver;
        private final LineMerge merge;
        private final Venue venue;
        private final List<Long> delivered = new ArrayList<>();
        private final Set<Integer> died = new HashSet<>();
        private long nowNs;
        private int head = 1;
        private int number;
        private int lastId = 1;
        private Line current;
        private Line successor;
        private Line retiring;
        private Fate fate;

        Run(long seed, Set<String> seen) {
            this.seen = seen;
            random = new Random(seed);
            nowNs = random.nextLong();
            receiver = new Receiver(random, random.nextBoolean() ? 0 : 2 + random.nextInt(60));
            merge = new LineMerge(receiver, names, () -> nowNs);
            StreamKind[] kinds = StreamKind.values();
            int streams = 1 + random.nextInt(8);
            for (int i = 0; i < streams; i++) {
                StreamKind kind = kinds[random.nextInt(kinds.length)];
                Tape tape = new Tape(kind, "s" + i + "@" + kind, random, EVENTS);
                merge.watch(names.register(tape.name), kind);
                tapes.add(tape);
            }
            venue = new Venue(tapes, EVENTS, random);
            current = new Line(lastId, tapes, 0, new int[streams], random);
        }

        void play() {
            int rotations = 1 + random.nextInt(3);
            int nextRotation = 1 + random.nextInt(EVENTS / 3);
            while (current != null && current.position() < EVENTS) {
                nowNs += STEP_NS;
                head = Math.min(EVENTS, head + random.nextInt(3));
                if (rotations > 0 && successor == null && retiring == null && head > nextRotation) {
                    rotations--;
                    nextRotation = head + random.nextInt(EVENTS / 3);
                    rotate();
                }
                step(random.nextInt(4) < 2 ? current : random.nextBoolean() ? successor : retiring);
                maybeEnd();
            }
            check();
        }

        private void rotate() {
            fate = FATES.get(random.nextInt(FATES.size()));
            seen.add(fate.name());
            merge.onReplacing(++number, current.id);
            int connects = random.nextInt(60);
            for (int i = 0; i < connects; i++) {
                nowNs += STEP_NS;
                head = Math.min(EVENTS, head + random.nextInt(2));
                step(current);
            }
            // A line is replaced when it carries everything, so the new one begins nowhere before it.
            int[] starts = IntStream.range(0, tapes.size())
                    .map(tape -> Math.max(current.startOf(tape), venue.eventsBefore(tape, head) + random.nextInt(4)))
                    .toArray();
            successor = new Line(++lastId, tapes, head, starts, random);
            merge.onReplacement(number, successor.id);
        }

        private void step(Line line) {
            if (line == null || line.position() >= head) {
                return;
            }
            int before = line.position();
            if (line.step(venue, merge, receiver, nowNs)) {
                delivered.add(venue.label(before));
            } else if (line == successor && line.position() == before && receiver.isReady()) {
                seen.add("held");
            }
        }

        private void maybeEnd() {
            if (retiring != null && random.nextInt(40) == 0) {
                retiring.end(merge);
                retiring = null;
            }
            if (successor == null || random.nextInt(30) != 0) {
                return;
            }
            if (fate == Fate.BOTH_LIVE && hasEverythingJoined() && retiring == null) {
                seen.add("retired");
                retiring = current;
                current = successor;
                successor = null;
            } else if (fate == Fate.OLD_DIES && random.nextInt(3) == 0) {
                seen.add("died");
                died.add(current.id);
                current.end(merge);
                current = successor;
                successor = null;
            } else if (fate == Fate.NEW_DIES && random.nextInt(3) == 0) {
                seen.add("died");
                died.add(successor.id);
                successor.end(merge);
                successor = null;
            }
        }

        private boolean hasEverythingJoined() {
            return IntStream.range(0, tapes.size()).allMatch(tape -> merge.hasJoined(tape, number));
        }

        private void check() {
            if (retiring != null) {
                retiring.end(merge);
            }
            if (successor != null) {
                successor.end(merge);
            }
            assertEquals(0, receiver.lent, "lent arrays that did not come back");
            for (int tape = 0; tape < tapes.size(); tape++) {
                int index = tape;
                List<Receiver.Taken> taken = receiver.taken.stream()
                        .filter(one -> Venue.tapeOf(one.label()) == index)
                        .toList();
                if (tapes.get(tape).isSnapshot()) {
                    checkSnapshots(tapes.get(tape), taken);
                } else {
                    checkIds(index, taken);
                }
            }
        }

        private void checkIds(int tape, List<Receiver.Taken> taken) {
            String name = tapes.get(tape).name;
            Set<Integer> came = new HashSet<>();
            int before = -1;
            for (Receiver.Taken one : taken) {
                int event = Venue.eventOf(one.label());
                assertTrue(event > before, name + ": " + event + " after " + before);
                before = event;
                came.add(event);
            }
            for (long label : delivered) {
                if (Venue.tapeOf(label) == tape) {
                    assertTrue(came.contains(Venue.eventOf(label)), name + ": " + Venue.eventOf(label) + " was lost");
                }
            }
        }

        private void checkSnapshots(Tape tape, List<Receiver.Taken> taken) {
            long before = Long.MIN_VALUE;
            int line = 0;
            Set<Integer> left = new HashSet<>();
            for (Receiver.Taken one : taken) {
                long order = tape.order(Venue.eventOf(one.label()));
                assertTrue(order >= before, tape.name + " stepped back from " + before + " to " + order);
                before = order;
                if (one.connectionId() != line) {
                    assertTrue(
                            left.add(one.connectionId()) || !died.isEmpty(),
                            tape.name + " switched to line " + one.connectionId() + " twice");
                    line = one.connectionId();
                }
            }
        }
    }
}
