package io.ringfeed.simulator.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which faults happen when. The simulator begins it by itself: steps without a time when it starts, before anybody can
 * connect; all times count from the first subscription of any connection.
 *
 * <p>{@code docs/faults.md} has the language of scripts. {@link #toString()} writes a plan in it.
 *
 * <p><b>Threading:</b> immutable.
 */
public final class FaultPlan {
    /** Nothing goes wrong. */
    public static final FaultPlan NONE = new FaultPlan(List.of());

    private final List<Step> steps;

    private FaultPlan(List<Step> steps) {
        this.steps = List.copyOf(steps);
    }

    /**
     * Reads a script.
     *
     * @param spec steps parted by {@code ;} such as {@code at 5s rst; every 10s stall 2s; random per-minute=20}.
     * @return the plan.
     * @throws IllegalArgumentException with one line that says where it is wrong and what to write instead.
     */
    public static FaultPlan parse(String spec) {
        return new FaultPlan(new SpecParser(spec).steps());
    }

    /**
     * Makes a plan of random faults of all kinds. Any 47 of them in a row have every kind.
     *
     * @param seed      equal seeds give equal plans.
     * @param perMinute how many on average, above 0 and up to 6,000.
     * @return the plan.
     * @throws IllegalArgumentException if the rate cannot be.
     */
    public static FaultPlan random(long seed, double perMinute) {
        return random(seed, perMinute, EnumSet.allOf(FaultKind.class));
    }

    /**
     * Makes a plan of random faults of some kinds.
     *
     * @param seed      equal seeds give equal plans.
     * @param perMinute how many on average, above 0 and up to 6,000.
     * @param kinds     at least one.
     * @return the plan.
     * @throws IllegalArgumentException if the rate cannot be, or no kind is named.
     */
    public static FaultPlan random(long seed, double perMinute, Set<FaultKind> kinds) {
        return new FaultPlan(List.of(new Step.Random(seed, perMinute, kinds)));
    }

    /**
     * Makes a plan of one fault when the simulator starts.
     *
     * @param fault to happen.
     * @return the plan.
     */
    public static FaultPlan atOnce(Fault fault) {
        return new FaultPlan(List.of(new Step.AtOnce(fault)));
    }

    /**
     * Makes a plan of one fault.
     *
     * @param time  after the first subscription.
     * @param fault to happen.
     * @return the plan.
     */
    public static FaultPlan at(Duration time, Fault fault) {
        return new FaultPlan(List.of(new Step.At(time, fault)));
    }

    /**
     * Makes a plan of one fault that comes again and again.
     *
     * @param period from the first subscription to the first fault, and from each to the next; at least 1 ms.
     * @param fault  to happen.
     * @return the plan.
     * @throws IllegalArgumentException if the period is too short.
     */
    public static FaultPlan every(Duration period, Fault fault) {
        return new FaultPlan(List.of(new Step.Every(period, fault)));
    }

    /**
     * Adds the steps of another plan.
     *
     * @param other whose times count from the same moment.
     * @return the plan of both.
     */
    public FaultPlan and(FaultPlan other) {
        List<Step> both = new ArrayList<>(steps);
        both.addAll(other.steps);
        return new FaultPlan(both);
    }

    /**
     * Lists what happens when the simulator starts.
     *
     * @return in the plan's order.
     */
    public List<Fault> immediate() {
        return steps.stream()
                .flatMap(step -> step instanceof Step.AtOnce once ? Stream.of(once.fault()) : Stream.empty())
                .toList();
    }

    /**
     * Lays out what has a time.
     *
     * @return a new schedule, at its beginning.
     */
    public FaultSchedule schedule() {
        return new FaultSchedule(steps.stream().map(Step::timeline).toList());
    }

    @Override
    public String toString() {
        return steps.stream().map(Step::toString).collect(Collectors.joining("; "));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FaultPlan plan && plan.steps.equals(steps);
    }

    @Override
    public int hashCode() {
        return steps.hashCode();
    }
}
