package io.ringfeed.engine.counters;

import io.ringfeed.codec.event.EventRecord;
import io.ringfeed.codec.event.RejectReason;
import java.lang.invoke.VarHandle;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.AtomicBuffer;

/**
 * The latest rejected frames, at most ten new ones a second: a venue that sends nothing else costs no more than that.
 *
 * <p>Each record begins with a version that is odd while the record is being written; a reader who finds it odd, or changed
 * afterwards, reads again.
 *
 * <p><b>Threading:</b> {@link #keep} by the decoder; {@link #read} and {@link #close} by anybody, readers in other processes included.
 *
 * <p><b>Allocation:</b> none by {@code keep}.
 */
final class RejectLog {
    /** Records that are kept. */
    static final int RECORDS = 32;

    /** Bytes of a frame that are kept. */
    static final int HEAD_BYTES = 256;

    private static final int VERSION_AT = 0;
    private static final int EPOCH_MS_AT = 8;
    private static final int REASON_AT = 16;
    private static final int CONNECTION_AT = 20;
    private static final int LENGTH_AT = 24;
    private static final int KEPT_AT = 28;
    private static final int HEAD_AT = 32;
    private static final int RECORD_BYTES = HEAD_AT + HEAD_BYTES;

    /** What all records take. */
    static final int BYTES = RECORDS * RECORD_BYTES;

    private static final int MOST_PER_SECOND = 10;
    private static final long SECOND_NS = TimeUnit.SECONDS.toNanos(1);
    private static final int READ_ATTEMPTS = 100;
    private static final RejectReason[] REASONS = RejectReason.values();

    private final AtomicBuffer buffer;
    private long kept;
    private int keptThisSecond;
    private long secondNs;
    private boolean isClosed;

    /** @param buffer of {@link #BYTES}. */
    RejectLog(AtomicBuffer buffer) {
        this.buffer = buffer;
    }

    void keep(EventRecord record, byte[] payload, int lengthBytes) {
        if (mayKeep(record.receiveNs())) {
            write(record, payload, lengthBytes);
        }
    }

    /** From now on nothing is written any more: the memory may go away. */
    synchronized void close() {
        isClosed = true;
    }

    /** @return what is kept, the oldest first. */
    List<KeptReject> read() {
        List<Versioned> found = new ArrayList<>();
        for (int i = 0; i < RECORDS; i++) {
            Versioned record = read(i * RECORD_BYTES);
            if (record != null) {
                found.add(record);
            }
        }
        // Records are used in turn, so that the round is in the version and the place in the index.
        found.sort(Comparator.comparingLong(Versioned::version));
        return found.stream().map(Versioned::reject).toList();
    }

    private record Versioned(long version, KeptReject reject) {}

    private boolean mayKeep(long nowNs) {
        if (kept == 0 || nowNs - secondNs >= SECOND_NS) {
            secondNs = nowNs;
            keptThisSecond = 0;
        }
        return ++keptThisSecond <= MOST_PER_SECOND;
    }

    /** Locked against {@link #close} only, which comes once. */
    @SuppressWarnings("EnumOrdinal") // a reader of another catalogue of reasons refuses the page
    private synchronized void write(EventRecord record, byte[] payload, int lengthBytes) {
        if (isClosed) {
            return;
        }
        int at = (int) (kept % RECORDS) * RECORD_BYTES;
        kept++;
        int keptBytes = Math.min(lengthBytes, HEAD_BYTES);
        buffer.putLongVolatile(at + VERSION_AT, kept * 2 - 1);
        VarHandle.storeStoreFence();
        buffer.putLong(at + EPOCH_MS_AT, TimeUnit.NANOSECONDS.toMillis(record.receiveEpochNs()));
        buffer.putInt(at + REASON_AT, record.rejectReason().ordinal());
        buffer.putInt(at + CONNECTION_AT, record.connectionId());
        buffer.putInt(at + LENGTH_AT, lengthBytes);
        buffer.putInt(at + KEPT_AT, keptBytes);
        buffer.putBytes(at + HEAD_AT, payload, 0, keptBytes);
        buffer.putLongRelease(at + VERSION_AT, kept * 2);
    }

    private Versioned read(int at) {
        for (int i = 0; i < READ_ATTEMPTS; i++) {
            long version = buffer.getLongVolatile(at + VERSION_AT);
            if (version == 0) {
                return null;
            }
            long epochMs = buffer.getLong(at + EPOCH_MS_AT);
            int reason = buffer.getInt(at + REASON_AT);
            int connectionId = buffer.getInt(at + CONNECTION_AT);
            int lengthBytes = buffer.getInt(at + LENGTH_AT);
            byte[] head = new byte[Math.max(0, Math.min(buffer.getInt(at + KEPT_AT), HEAD_BYTES))];
            buffer.getBytes(at + HEAD_AT, head);
            VarHandle.loadLoadFence();
            if (version % 2 == 0 && buffer.getLongVolatile(at + VERSION_AT) == version) {
                String text = new String(head, StandardCharsets.UTF_8);
                return new Versioned(
                        version, new KeptReject(epochMs, REASONS[reason], connectionId, lengthBytes, text));
            }
            Thread.onSpinWait();
        }
        return null; // its writer died in the middle of it
    }
}
