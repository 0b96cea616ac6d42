package io.ringfeed.engine.counters;

/**
 * One value for each counter of the catalogue.
 *
 * <p><b>Threading:</b> confined to whoever fills it.
 */
public final class CounterValues {
    private final long[] values = new long[CounterId.slotCount()];

    /** All zero. */
    public CounterValues() {}

    /**
     * Set a counter that has no label.
     *
     * @param id which.
     * @param value in its unit.
     */
    public void set(CounterId id, long value) {
        if (id.slots() != 1 || id.type() == CounterType.STATE) {
            throw new IllegalArgumentException(id + " has a label: name its value");
        }
        values[id.firstSlot()] = value;
    }

    /**
     * Set the counter of a label's value.
     *
     * @param id which.
     * @param of what the label says.
     * @param value in its unit.
     */
    public void set(CounterId id, Enum<?> of, long value) {
        if (!id.isLabelled()) {
            throw new IllegalArgumentException(id + " has no label");
        }
        values[id.firstSlot() + id.label().indexOf(CounterLabel.text(of))] = value;
    }

    /**
     * Set a state.
     *
     * @param id a {@link CounterType#STATE}.
     * @param state the present one.
     */
    public void state(CounterId id, Enum<?> state) {
        values[id.firstSlot()] = id.label().indexOf(CounterLabel.text(state));
    }

    /**
     * Read a counter.
     *
     * @param id which.
     * @return its value, in its unit; where it has a label, of all the label's values together.
     */
    public long get(CounterId id) {
        long sum = 0;
        for (int i = 0; i < id.slots(); i++) {
            sum += values[id.firstSlot() + i];
        }
        return sum;
    }

    /**
     * Read the counter of a label's value.
     *
     * @param id which.
     * @param labelValue one of its {@link CounterId#label()}'s.
     * @return its value; of a state, 1 where it is the present one, else 0.
     */
    public long get(CounterId id, String labelValue) {
        int index = id.label().indexOf(labelValue);
        if (id.type() == CounterType.STATE) {
            return values[id.firstSlot()] == index ? 1 : 0;
        }
        return values[id.firstSlot() + index];
    }

    /**
     * Read a state.
     *
     * @param id a {@link CounterType#STATE}.
     * @return the present one, such as {@code connected}.
     */
    public String state(CounterId id) {
        return id.label().values().get((int) values[id.firstSlot()]);
    }

    long slot(int slot) {
        return values[slot];
    }

    void slot(int slot, long value) {
        values[slot] = value;
    }
}
