package io.ringfeed.benchmarks.soak.check;

/** What must not be found. */
enum Law {
    /** An event that was there before. */
    DUPLICATE("duplicates"),
    /** An event behind a later one. */
    OUT_OF_ORDER("outOfOrder"),
    /** A snapshot that is older than the one before. */
    STEPPED_BACK("steppedBack"),
    /** An event that no connection was handed. */
    INVENTED("invented"),
    /** A missing id that no marker names. */
    UNDECLARED("undeclaredIds"),
    /** An id that a marker names and that is not missing, or was named before. */
    OVER_DECLARED("overDeclaredIds"),
    /** A gap that is not declared right before the event that shows it, or not with the very ids. */
    MISPLACED_GAP("misplacedGaps"),
    /** Events without contiguous ids that were handed to a connection and lost, with no marker of a loss before the next. */
    SILENTLY_LOST("silentlyLost"),
    /** A stream of which nothing came in the last seconds, when nothing was wrong any more. */
    SILENT_AT_END("silentStreamsAtEnd"),
    /** A stream of which the venue sent events, and handlers got none. */
    NEVER_CAME("streamsThatNeverCame"),
    /** Less arrived than was asked for. */
    DELIVERED("deliveredTooLittle"),
    /** Ids were lost although no fault was asked for. */
    LOST_WITHOUT_FAULT("lostWithoutFault"),
    /** Fewer messages a second than was asked for. */
    RATE("rateTooLow"),
    /** Fewer faults than was asked for, or a kind that never struck. */
    FAULTS("faultsTooFew"),
    /** Blind for longer than the faults of that time explain. */
    BLIND("blindTooLong"),
    /** More heap, descriptors or threads at the end than at the start. */
    LEAK("leaks"),
    /** The engine's own counts are not those of the journal. */
    COUNTERS("wrongCounters");

    private final String label;

    Law(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
