package io.ringfeed.simulator.venue;

import io.ringfeed.simulator.fault.FaultKind;
import io.ringfeed.simulator.ledger.Ledger;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Counts the faults that struck, and writes them into the ledger.
 *
 * <p><b>Threading:</b> confined to the simulator's thread, except {@link #counts()}.
 */
public final class FaultLog {
    /** In the place of a connection's number, for what strikes none in particular. */
    public static final int NO_CONNECTION = -1;

    private static final FaultKind[] KINDS = FaultKind.values();

    private final Ledger ledger;
    private final AtomicLongArray counts = new AtomicLongArray(KINDS.length);

    FaultLog(Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * Notes that a fault took hold. It counts once, however many connections it strikes.
     *
     * @param injection  of the fault.
     * @param connection its number, or {@link #NO_CONNECTION}.
     */
    public void struck(Injection injection, int connection) {
        FaultKind kind = injection.fault().kind();
        if (injection.strikeFirst()) {
            counts.incrementAndGet(index(kind));
        }
        if (ledger != null) {
            ledger.fault(kind.specName(), connection);
        }
    }

    /**
     * Counts the faults that took hold. May be called from any thread.
     *
     * @return a count for every kind.
     */
    public Map<FaultKind, Long> counts() {
        Map<FaultKind, Long> copy = new EnumMap<>(FaultKind.class);
        for (FaultKind kind : KINDS) {
            copy.put(kind, counts.get(index(kind)));
        }
        return copy;
    }

    @SuppressWarnings("EnumOrdinal") // only the index of a counter
    private static int index(FaultKind kind) {
        return kind.ordinal();
    }
}
