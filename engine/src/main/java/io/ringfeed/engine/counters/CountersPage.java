package io.ringfeed.engine.counters;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.status.CountersManager;
import org.agrona.concurrent.status.CountersReader;

/**
 * One engine's counters in memory of any kind, laid out as {@link CountersLayout} says.
 *
 * <p><b>Threading:</b> one writer; any number of readers, which see each value whole.
 */
final class CountersPage {
    private final UnsafeBuffer page;
    private final CountersReader counters;
    private final RejectLog rejects;

    /** @param page of {@link CountersLayout#PAGE_BYTES}. */
    CountersPage(UnsafeBuffer page) {
        this.page = page;
        this.counters = new CountersReader(metadata(page), values(page), StandardCharsets.US_ASCII);
        this.rejects = new RejectLog(new UnsafeBuffer(page, CountersLayout.REJECTS_AT, RejectLog.BYTES));
    }

    /**
     * Lays out a page.
     *
     * @param page zeroes.
     * @param venue that the engine connects to, as text.
     * @param nowEpochMs the engine's start.
     * @return the page.
     */
    static CountersPage format(UnsafeBuffer page, String venue, long nowEpochMs) {
        CountersManager manager = new CountersManager(metadata(page), values(page), StandardCharsets.US_ASCII);
        for (CounterId id : CounterId.values()) {
            id.slotNames().forEach(name -> manager.allocate(name, id.firstSlot()));
        }
        ProcessIdentity own = ProcessIdentity.own();
        byte[] venueText = venue.getBytes(StandardCharsets.UTF_8);
        int venueBytes = Math.min(venueText.length, CountersLayout.MOST_VENUE_BYTES);
        page.putInt(CountersLayout.VERSION_AT, CountersLayout.VERSION);
        page.putInt(CountersLayout.STATE_AT, CountersLayout.RUNNING);
        page.putLong(CountersLayout.PID_AT, own.pid());
        page.putLong(CountersLayout.PROCESS_START_AT, own.startEpochMs());
        page.putLong(CountersLayout.PID_NAMESPACE_AT, own.pidNamespace());
        page.putLong(CountersLayout.ENGINE_START_AT, nowEpochMs);
        page.putLong(CountersLayout.HEARTBEAT_AT, nowEpochMs);
        page.putInt(CountersLayout.COUNTERS_AT, CounterId.slotCount());
        page.putInt(CountersLayout.VENUE_LENGTH_AT, venueBytes);
        page.putBytes(CountersLayout.VENUE_AT, venueText, 0, venueBytes);
        // The magic comes last: who finds it finds everything else.
        page.putLongRelease(CountersLayout.MAGIC_AT, CountersLayout.MAGIC);
        return new CountersPage(page);
    }

    /** @return why this cannot be read here, or empty. */
    Optional<String> problem() {
        if (page.getLongVolatile(CountersLayout.MAGIC_AT) != CountersLayout.MAGIC) {
            return Optional.of("it holds no counters of ringfeed");
        }
        if (page.getInt(CountersLayout.VERSION_AT) != CountersLayout.VERSION
                || page.getInt(CountersLayout.COUNTERS_AT) != CounterId.slotCount()
                || !slotNames().equals(catalogue())) {
            return Optional.of("it was written by another version of ringfeed: read it with that one");
        }
        return Optional.empty();
    }

    RejectLog rejects() {
        return rejects;
    }

    void publish(CounterValues values, long nowEpochMs) {
        UnsafeBuffer target = (UnsafeBuffer) counters.valuesBuffer();
        for (int slot = 0; slot < CounterId.slotCount(); slot++) {
            target.putLongRelease(CountersReader.counterOffset(slot), values.slot(slot));
        }
        page.putLongRelease(CountersLayout.HEARTBEAT_AT, nowEpochMs);
    }

    void markClosed() {
        page.putIntRelease(CountersLayout.STATE_AT, CountersLayout.CLOSED);
    }

    CountersSnapshot snapshot(long nowEpochMs) {
        CounterValues values = new CounterValues();
        for (int slot = 0; slot < CounterId.slotCount(); slot++) {
            values.slot(slot, counters.getCounterValue(slot));
        }
        ProcessIdentity process = new ProcessIdentity(
                page.getLong(CountersLayout.PID_AT),
                page.getLong(CountersLayout.PROCESS_START_AT),
                page.getLong(CountersLayout.PID_NAMESPACE_AT));
        byte[] venue = new byte[page.getInt(CountersLayout.VENUE_LENGTH_AT)];
        page.getBytes(CountersLayout.VENUE_AT, venue);
        long heartbeatEpochMs = page.getLongVolatile(CountersLayout.HEARTBEAT_AT);
        return new CountersSnapshot(
                process,
                new String(venue, StandardCharsets.UTF_8),
                page.getLong(CountersLayout.ENGINE_START_AT),
                heartbeatEpochMs,
                page.getIntVolatile(CountersLayout.STATE_AT) == CountersLayout.CLOSED,
                process.isAlive(nowEpochMs - heartbeatEpochMs),
                nowEpochMs,
                values,
                rejects.read());
    }

    private List<String> slotNames() {
        List<String> names = new ArrayList<>();
        counters.forEach((slot, name) -> names.add(name));
        return names;
    }

    private static List<String> catalogue() {
        return Arrays.stream(CounterId.values())
                .flatMap(id -> id.slotNames().stream())
                .toList();
    }

    private static UnsafeBuffer metadata(UnsafeBuffer page) {
        return new UnsafeBuffer(page, CountersLayout.METADATA_AT, CountersLayout.METADATA_BYTES);
    }

    private static UnsafeBuffer values(UnsafeBuffer page) {
        return new UnsafeBuffer(page, CountersLayout.VALUES_AT, CountersLayout.VALUES_BYTES);
    }
}
