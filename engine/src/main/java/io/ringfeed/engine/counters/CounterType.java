package io.ringfeed.engine.counters;

/** How a counter behaves. */
public enum CounterType {
    /** Only rises, from 0 at the engine's start. */
    COUNTER,
    /** Rises and falls. */
    GAUGE,
    /** Is one of the states that its label lists; stored as the index there. */
    STATE
}
