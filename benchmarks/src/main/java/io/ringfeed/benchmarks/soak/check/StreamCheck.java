package io.ringfeed.benchmarks.soak.check;

/** One stream as handlers got it, held event by event against what was sent of it. */
final class StreamCheck {
    /** The only reason of a gap that names ids. */
    private static final String MISSING_IDS = "MISSING_IDS";

    private final String name;
    private final Continuity continuity;
    private final SentStream sent;
    private final Findings findings;
    private final IdRanges declared = new IdRanges();

    private long events;
    private int last = SentStream.NOWHERE;
    private long lastId = Long.MIN_VALUE;
    private long lastEventMs;
    private long lossesSeen;
    private long lostInside;
    private long lostSilently;
    private boolean isGapPending;
    private long pendingFirst;
    private long pendingLast;

    StreamCheck(String name, SentStream sent, Findings findings) {
        this.name = name;
        this.continuity = Continuity.of(name);
        this.sent = sent;
        this.findings = findings;
    }

    /**
     * The next event.
     *
     * @param losses markers so far that tell of a loss on any stream.
     * @param nowMs  by the journal.
     */
    void event(long first, long end, long losses, long nowMs, Line line) {
        events++;
        lastEventMs = nowMs;
        if (continuity == Continuity.SNAPSHOT) {
            snapshot(first, end, line);
        } else {
            ordered(first, end, losses, line);
        }
    }

    private void snapshot(long first, long end, Line line) {
        if (end < 0) {
            return; // nothing in it tells its age
        }
        int index = sent.indexOf(first, end, last);
        if (index == SentStream.NOWHERE) {
            findings.add(Law.INVENTED, line);
            return;
        }
        sent.arrive(index);
        if (end < lastId) {
            findings.add(Law.STEPPED_BACK, line);
        }
        lastId = end;
        last = index;
    }

    private void ordered(long first, long end, long losses, Line line) {
        int index = sent.indexOf(first, end, last + 1);
        if (index == SentStream.NOWHERE) {
            findings.add(Law.INVENTED, line);
            return;
        }
        if (sent.hasArrived(index)) {
            findings.add(Law.DUPLICATE, line);
            return;
        }
        sent.arrive(index);
        if (index < last) {
            findings.add(Law.OUT_OF_ORDER, line);
            return;
        }
        if (continuity.isContiguous()) {
            expectDeclaration(first, line);
        } else if (last != SentStream.NOWHERE && index > last + 1) {
            int lost = sent.lostBetween(last, index);
            lostInside += lost;
            if (lost > 0 && losses == lossesSeen) {
                lostSilently += lost;
                findings.add(Law.SILENTLY_LOST, lost, line);
            }
        }
        last = index;
        lastId = end;
        lossesSeen = losses;
    }

    /** A gap is declared right before the event that shows it, with the very ids. */
    private void expectDeclaration(long first, Line line) {
        boolean isGap = lastId != Long.MIN_VALUE && first > lastId + 1;
        boolean isRight =
                isGap ? isGapPending && pendingFirst == lastId + 1 && pendingLast == first - 1 : !isGapPending;
        if (!isRight) {
            findings.add(Law.MISPLACED_GAP, line);
        }
        isGapPending = false;
    }

    /** A gap marker of this stream. */
    void gap(String reason, long first, long end, Line line) {
        if (!reason.equals(MISSING_IDS)) {
            // The simulator's ids never begin anew.
            findings.add(Law.OVER_DECLARED, line);
            return;
        }
        if (first < 0 || end < first || !continuity.isContiguous()) {
            findings.add(Law.OVER_DECLARED, line);
            return;
        }
        long twice = declared.add(first, end);
        if (twice > 0) {
            findings.add(Law.OVER_DECLARED, twice, line);
        }
        isGapPending = true;
        pendingFirst = first;
        pendingLast = end;
    }

    /**
     * When all has been read.
     *
     * @param endMs      the end of the journal.
     * @param longestMs  of silence before it.
     */
    void finish(long endMs, long longestMs) {
        if (continuity.isContiguous()) {
            IdRanges missing = sent.missing();
            found(Law.UNDECLARED, missing.without(declared));
            found(Law.OVER_DECLARED, declared.without(missing));
        }
        if (endMs - lastEventMs > longestMs && !Continuity.isRare(name)) {
            findings.add(Law.SILENT_AT_END, name + " for the last " + (endMs - lastEventMs) + " ms");
        }
    }

    private void found(Law law, IdRanges ids) {
        if (!ids.isEmpty()) {
            findings.add(law, ids.count(), name + " ids " + ids);
        }
    }

    Continuity continuity() {
        return continuity;
    }

    SentStream sent() {
        return sent;
    }

    long events() {
        return events;
    }

    long declaredLost() {
        return declared.count();
    }

    /** Events without contiguous ids that were handed to a connection and did not arrive, behind a marker of a loss. */
    long countedLost() {
        return lostInside - lostSilently;
    }

    /** The same with or without a marker. */
    long lostInside() {
        return lostInside;
    }
}
