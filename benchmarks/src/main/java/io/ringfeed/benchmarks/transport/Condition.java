package io.ringfeed.benchmarks.transport;

/** How the messages come: in the open or by TLS, many or one for each write of the source. */
enum Condition {
    PLAIN_MANY("plain/many", "plain, many frames a read (all 1,024 in one write)", false, BlastFrames.COUNT),
    PLAIN_ONE("plain/one", "plain, about one frame a read (one a write: the kernel is most of it)", false, 1),
    /** As many as fit into a record of 16 KiB, or nearly. */
    TLS_MANY("tls/many", "TLS, many frames a record (64)", true, 64),
    TLS_ONE("tls/one", "TLS, one frame a record (and a record a write)", true, 1);

    /** What TLS 1.3 adds to a record: header, type and tag. */
    private static final int RECORD_OVERHEAD_BYTES = 5 + 1 + 16;

    private final String label;
    private final String title;
    private final boolean secure;
    private final int framesPerWrite;

    Condition(String label, String title, boolean secure, int framesPerWrite) {
        this.label = label;
        this.title = title;
        this.secure = secure;
        this.framesPerWrite = framesPerWrite;
    }

    /** The name in parameters. */
    String label() {
        return label;
    }

    /** For people. */
    String title() {
        return title;
    }

    boolean isSecure() {
        return secure;
    }

    boolean isManyFramesPerRead() {
        return framesPerWrite > 1;
    }

    int framesPerWrite() {
        return framesPerWrite;
    }

    /** Bytes in the socket for one message, on average. */
    double wireBytesPerMessage(BlastFrames frames) {
        double overhead = secure ? (double) RECORD_OVERHEAD_BYTES / framesPerWrite : 0;
        return (double) frames.totalBytes() / frames.count() + overhead;
    }
}
