package io.ringfeed.simulator.fault;

/** What can be said about a fault beside its kind; each kind takes some of these. */
enum FaultParameter {
    /** How long it lasts. */
    LASTING,
    /** How much later something happens. */
    DELAY,
    /** How many upgrades, requests or frames it strikes. */
    COUNT,
    /** A status, a close code, a size. */
    NUMBER,
    /** The stream that it is confined to. */
    STREAM
}
