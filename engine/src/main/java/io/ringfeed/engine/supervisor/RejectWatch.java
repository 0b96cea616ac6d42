package io.ringfeed.engine.supervisor;

import io.ringfeed.codec.event.RejectReason;
import java.util.concurrent.TimeUnit;

/**
 * Notices frames that could not be decoded, and tells of each reason at most once a minute, with its count: a venue that sends nothing
 * else must not fill the log.
 *
 * <p><b>Threading:</b> confined to the supervisor.
 */
@SuppressWarnings("EnumOrdinal") // indices of this process only
final class RejectWatch {
    private static final long TELL_EVERY_NS = TimeUnit.MINUTES.toNanos(1);
    private static final RejectReason[] REASONS = RejectReason.values();

    private final Wire wire;
    private final FeedNews news;
    private final long[] told = new long[REASONS.length];
    private final long[] toldNs = new long[REASONS.length];

    RejectWatch(Wire wire, FeedNews news) {
        this.wire = wire;
        this.news = news;
    }

    void onTick(long nowNs) {
        for (RejectReason reason : REASONS) {
            int index = reason.ordinal();
            long count = wire.rejected(reason);
            boolean isFirst = told[index] == 0;
            if (count > told[index] && (isFirst || nowNs - toldNs[index] >= TELL_EVERY_NS)) {
                news.rejected(reason, count - told[index]);
                told[index] = count;
                toldNs[index] = nowNs;
            }
        }
    }
}
