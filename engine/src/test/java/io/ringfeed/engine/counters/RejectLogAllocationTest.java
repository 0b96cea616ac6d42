package io.ringfeed.engine.counters;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import io.ringfeed.codec.event.EventRecord;
import io.ringfeed.codec.event.RejectReason;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** The decoder pays nothing for the frames that are kept. Run twice by the build, with and without escape analysis. */
class RejectLogAllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    void keepingAFrameAllocatesNothing() {
        RejectLog log = new RejectLog(new UnsafeBuffer(ByteBuffer.allocateDirect(RejectLog.BYTES)));
        EventRecord record = new EventRecord(1);
        byte[] payload = new byte[1_000];
        record.received(1, 0, 0, TimeUnit.MILLISECONDS);
        record.reject(RejectReason.NOT_JSON);
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 10; round++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 10_000; i++) {
                long ns = TimeUnit.MILLISECONDS.toNanos(round * 10_000L + i); // a hundredth of them is kept
                record.received(1, ns, ns, TimeUnit.MILLISECONDS);
                log.keep(record, payload, payload.length);
            }
            least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
        }
        assertEquals(0, least);
        assertEquals(RejectLog.RECORDS, log.read().size());
    }
}
