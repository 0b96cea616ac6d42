package io.ringfeed.simulator.market;

/** Something due at every multiple of a period; what was missed is not made up for. */
final class Cadence {
    private final long periodUs;
    private long nextUs;

    Cadence(long periodUs, long nowUs) {
        this.periodUs = periodUs;
        nextUs = after(nowUs);
    }

    boolean isDue(long nowUs) {
        if (nowUs < nextUs) {
            return false;
        }
        nextUs = after(nowUs);
        return true;
    }

    private long after(long us) {
        return us - Math.floorMod(us, periodUs) + periodUs;
    }
}
