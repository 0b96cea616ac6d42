package io.ringfeed.simulator.fault;

/** Says how each kind of fault is written in a script. */
final class FaultUsage {
    private FaultUsage() {}

    static String of(FaultKind kind) {
        String name = kind.specName();
        return switch (kind) {
            case HANDSHAKE_STATUS -> name + " 429 x2 retry-after 5s";
            case DELAY -> name + " 100ms for 5s";
            case OVERSIZED -> name + " 5m";
            case GAP, DUPLICATE -> name + " x3 btcusdt@trade";
            case END_OF_LIFE -> name + " 1001, 1000 or fin";
            default -> Fault.of(kind).toString();
        };
    }
}
