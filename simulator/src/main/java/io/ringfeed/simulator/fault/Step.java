package io.ringfeed.simulator.fault;

import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;

/** One step of a plan: faults, and when. {@link Object#toString()} is what a script would say. */
sealed interface Step {
    /** Lays the step's faults out in time, from their first. */
    Timeline timeline();

    /** Faults in the order of their times. */
    interface Timeline {
        /** When the next one is due, from the plan's start; {@link FaultSchedule#NEVER} if none is left. */
        long dueNs();

        /** Takes it. */
        Fault take();
    }

    /** When the simulator starts, before anybody connects. */
    record AtOnce(Fault fault) implements Step {
        @Override
        public Timeline timeline() {
            return new Times(FaultSchedule.NEVER, 0, fault);
        }

        @Override
        public String toString() {
            return fault.toString();
        }
    }

    /** Once. */
    record At(Duration time, Fault fault) implements Step {
        @Override
        public Timeline timeline() {
            return new Times(time.toNanos(), 0, fault);
        }

        @Override
        public String toString() {
            return "at " + SpecTime.text(time) + ' ' + fault;
        }
    }

    /** Again and again, first after one period. */
    record Every(Duration period, Fault fault) implements Step {
        public Every {
            if (period.toMillis() < 1) {
                throw new IllegalArgumentException("a fault can happen every 1ms or less often, not every " + period);
            }
        }

        @Override
        public Timeline timeline() {
            return new Times(period.toNanos(), period.toNanos(), fault);
        }

        @Override
        public String toString() {
            return "every " + SpecTime.text(period) + ' ' + fault;
        }
    }

    /** By a seed, from decks of some kinds. */
    record Random(long seed, double perMinute, Set<FaultKind> kinds) implements Step {
        /** Above this the faults would only hide each other. */
        private static final double MAX_PER_MINUTE = 6_000;

        public Random {
            if (!(perMinute > 0 && perMinute <= MAX_PER_MINUTE)) {
                throw new IllegalArgumentException("random faults need a rate above 0 and up to " + (int) MAX_PER_MINUTE
                        + " a minute, not " + perMinute);
            }
            if (kinds.isEmpty()) {
                throw new IllegalArgumentException("random faults need at least one kind");
            }
            kinds = Set.copyOf(kinds);
        }

        @Override
        public Timeline timeline() {
            return new ShuffledDecks(seed, perMinute, kinds);
        }

        @Override
        public String toString() {
            String rate =
                    perMinute == Math.rint(perMinute) ? Long.toString((long) perMinute) : Double.toString(perMinute);
            String text = "random seed=" + seed + " per-minute=" + rate;
            return kinds.size() == FaultKind.values().length
                    ? text
                    : text + " only="
                            + kinds.stream().sorted().map(FaultKind::specName).collect(Collectors.joining(","));
        }
    }

    /** One fault, at a time or at equal distances. */
    final class Times implements Timeline {
        private final long periodNs;
        private final Fault fault;
        private long dueNs;

        Times(long firstNs, long periodNs, Fault fault) {
            this.dueNs = firstNs;
            this.periodNs = periodNs;
            this.fault = fault;
        }

        @Override
        public long dueNs() {
            return dueNs;
        }

        @Override
        public Fault take() {
            dueNs = periodNs == 0 ? FaultSchedule.NEVER : dueNs + periodNs;
            return fault;
        }
    }
}
