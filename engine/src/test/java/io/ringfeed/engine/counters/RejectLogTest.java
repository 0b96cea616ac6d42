package io.ringfeed.engine.counters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfeed.codec.event.EventRecord;
import io.ringfeed.codec.event.RejectReason;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RejectLogTest {
    private static final long SECOND_NS = TimeUnit.SECONDS.toNanos(1);
    private static final int CONNECTION = 7;

    private final RejectLog log = new RejectLog(new UnsafeBuffer(ByteBuffer.allocateDirect(RejectLog.BYTES)));
    private final EventRecord record = new EventRecord(1);

    @Test
    void keepsTheLatestThirtyTwoTheOldestFirst() {
        for (int i = 0; i < 100; i++) {
            keep(i * SECOND_NS, "frame " + i);
        }
        List<String> heads = log.read().stream().map(KeptReject::head).toList();
        assertEquals(IntStream.range(68, 100).mapToObj(i -> "frame " + i).toList(), heads);
    }

    @Test
    void keepsWhatTellsAFrameApartAndItsFirstBytesOnly() {
        keep(5 * SECOND_NS, "x".repeat(1_000));
        assertEquals(
                List.of(new KeptReject(5_000, RejectReason.NOT_JSON, CONNECTION, 1_000, "x".repeat(256))), log.read());
    }

    @Test
    void keepsTenASecondHoweverManyCome() {
        for (int i = 0; i < 1_000; i++) {
            keep(i * SECOND_NS / 500, "frame " + i); // two seconds of them
        }
        List<String> heads = log.read().stream().map(KeptReject::head).toList();
        assertEquals(20, heads.size(), heads::toString);
        assertEquals("frame 0", heads.get(0));
        assertEquals("frame 509", heads.get(19));
    }

    @Test
    void writesNothingOnceItIsClosed() {
        keep(0, "first");
        log.close();
        keep(SECOND_NS, "second");
        assertEquals(1, log.read().size());
    }

    @Test
    void readersNeverSeeHalfARecord() throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        Thread writer = new Thread(() -> {
            for (int i = 0; !done.get(); i++) {
                keep(i * SECOND_NS, String.valueOf((char) ('a' + i % 26)).repeat(1 + i % 200));
            }
        });
        writer.start();
        try {
            for (int i = 0; i < 2_000; i++) {
                for (KeptReject reject : log.read()) {
                    String head = reject.head();
                    long second = reject.receiveEpochMs() / 1_000;
                    assertEquals(reject.lengthBytes(), head.length());
                    assertEquals(1 + second % 200, head.length());
                    assertTrue(head.chars().allMatch(c -> c == 'a' + second % 26), head);
                }
            }
        } finally {
            done.set(true);
            writer.join();
        }
    }

    private void keep(long ns, String text) {
        byte[] payload = text.getBytes(StandardCharsets.UTF_8);
        record.received(CONNECTION, ns, ns, TimeUnit.MILLISECONDS);
        record.reject(RejectReason.NOT_JSON);
        log.keep(record, payload, payload.length);
    }
}
