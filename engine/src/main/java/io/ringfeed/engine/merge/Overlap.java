package io.ringfeed.engine.merge;

import java.util.concurrent.TimeUnit;
import org.agrona.collections.IntArrayList;

/**
 * One replacement of a connection: which lines carry the same streams, from before the new one is opened until a while after one of
 * them has ended, for the survivor may lag behind what the other one has brought.
 *
 * <p><b>Threading:</b> confined to the I/O thread. <b>Allocation:</b> none after it was made.
 */
final class Overlap {
    /** How long the new line may be held in all. */
    static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(2);
    /** No two lines of the venue are so far apart. */
    static final long AFTERMATH_NS = TimeUnit.SECONDS.toNanos(5);
    /** The number of no replacement. */
    static final int NONE = 0;

    private static final int NOBODY = Integer.MIN_VALUE;

    private final int number;
    private final int oldId;
    private final int root;
    private final IntArrayList retired = new IntArrayList();
    private final IntArrayList givenUp = new IntArrayList();
    private int newId = NOBODY;
    private boolean isAlone;
    private boolean hasEnd;
    private long endNs;
    private boolean isHeld;
    private long heldAtNs;
    private long heldNs;

    /** A connection that was no part of another overlap is going to be replaced. */
    Overlap(int number, int oldId) {
        this(number, oldId, number);
    }

    private Overlap(int number, int oldId, int root) {
        this.number = number;
        this.oldId = oldId;
        this.root = root;
    }

    /** One of its lines is going to be replaced in its turn: what was learned of its streams counts on, and the other line is left over. */
    Overlap followedBy(int nextNumber, int replacedId) {
        Overlap next = new Overlap(nextNumber, replacedId, root);
        next.retired.addAll(retired);
        next.givenUp.addAll(givenUp);
        if (!isAlone) {
            boolean staysWithTheOld = replacedId == oldId;
            (staysWithTheOld ? next.givenUp : next.retired).addInt(staysWithTheOld ? newId : oldId);
        }
        return next;
    }

    int number() {
        return number;
    }

    /** The first overlap of those that have passed into one another up to this one: what was learned since counts. */
    int root() {
        return root;
    }

    boolean concerns(int connectionId) {
        return connectionId == oldId || connectionId == newId || isRetired(connectionId) || isGivenUp(connectionId);
    }

    boolean isNew(int connectionId) {
        return connectionId == newId;
    }

    /** Whether a line was replaced before, and only waits for its end. */
    boolean isRetired(int connectionId) {
        return retired.containsInt(connectionId);
    }

    /** Whether a line was to become the new one before, and only waits for its end: it may be ahead of all others. */
    boolean isGivenUp(int connectionId) {
        return givenUp.containsInt(connectionId);
    }

    /** Whether one of both has ended. */
    boolean isAlone() {
        return isAlone;
    }

    /** Whether a line ahead has anybody to wait for. */
    boolean mayCatchUp() {
        return !isAlone || !retired.isEmpty();
    }

    void onReplacement(int connectionId) {
        newId = connectionId;
    }

    /** Its new line never came; returns whether nothing of an overlap before counts on either. */
    boolean abandon() {
        isAlone = true;
        return root == number;
    }

    /** A line has ended; returns whether none is left. */
    boolean end(int connectionId) {
        retired.removeInt(connectionId);
        givenUp.removeInt(connectionId);
        if (connectionId != oldId && connectionId != newId) {
            return false;
        }
        boolean wasLast = isAlone;
        isAlone = true;
        return wasLast;
    }

    /** Whether the survivor has been alone for so long, at a frame's receive time, that nothing comes twice any more. */
    boolean isOver(long receiveNs) {
        if (!isAlone) {
            return false;
        }
        if (!hasEnd) {
            hasEnd = true;
            endNs = receiveNs + AFTERMATH_NS;
        }
        return receiveNs - endNs >= 0;
    }

    /** Holds the new line; false once it was held for too long. */
    boolean hold(long nowNs) {
        if (isHeld) {
            heldNs += nowNs - heldAtNs;
        }
        isHeld = true;
        heldAtNs = nowNs;
        return heldNs < PATIENCE_NS;
    }

    /** The ring has no room, so the old line could not have caught up. */
    void standStill(long nowNs) {
        heldAtNs = nowNs;
    }

    boolean isHeld() {
        return isHeld;
    }

    /** The new line goes on. */
    void release() {
        isHeld = false;
    }
}
