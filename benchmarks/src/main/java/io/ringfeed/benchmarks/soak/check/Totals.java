package io.ringfeed.benchmarks.soak.check;

import java.util.Collection;

/**
 * Sums over streams. Of streams with contiguous ids all is exact, whether or not a connection was open: an id between two others exists.
 * Of the others only what was handed to a connection, or swallowed by a fault, is known to exist.
 *
 * @param wantedIds     from the first that arrived to the last that exists, over all streams with contiguous ids.
 * @param arrivedIds    of these.
 * @param declaredIds   that markers called missing.
 * @param missingIds    between the first and the last that arrived.
 * @param otherSent     events of other streams that were handed to a connection or swallowed.
 * @param otherArrived  of these.
 * @param countedLost   of these, lost between two that arrived; each time behind a marker, or a law is broken.
 */
record Totals(
        long wantedIds,
        long arrivedIds,
        long declaredIds,
        long missingIds,
        long otherSent,
        long otherArrived,
        long countedLost) {
    static Totals of(Collection<StreamCheck> streams) {
        long wantedIds = 0;
        long arrivedIds = 0;
        long declaredIds = 0;
        long missingIds = 0;
        long otherSent = 0;
        long otherArrived = 0;
        long countedLost = 0;
        for (StreamCheck stream : streams) {
            SentStream sent = stream.sent();
            if (stream.isContiguous()) {
                wantedIds += sent.wantedIds();
                arrivedIds += sent.arrivedIds();
                declaredIds += stream.declaredLost();
                missingIds += sent.missing().count();
            } else {
                otherSent += sent.count() + sent.swallowedCount();
                otherArrived += sent.arrivedCount();
                countedLost += stream.countedLost();
            }
        }
        return new Totals(wantedIds, arrivedIds, declaredIds, missingIds, otherSent, otherArrived, countedLost);
    }

    double idsRatio() {
        return wantedIds == 0 ? 1 : (double) arrivedIds / wantedIds;
    }

    double otherRatio() {
        return otherSent == 0 ? 1 : (double) otherArrived / otherSent;
    }
}
