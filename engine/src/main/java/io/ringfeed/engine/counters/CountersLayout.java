package io.ringfeed.engine.counters;

import org.agrona.concurrent.status.CountersReader;

/**
 * What lies where in a page of counters, in bytes; numbers in the machine's own order.
 *
 * <pre>
 *     0  head: the first 64 bytes mean the same in every version, so that any version can tell whose file it is
 *   256  Agrona's metadata, one record per counter: name with label, help is in the catalogue
 *        Agrona's values, one record per counter
 *        rejected frames, see {@link RejectLog}
 * </pre>
 */
final class CountersLayout {
    /** {@code RINGFEED}, read as a big-endian number. */
    static final long MAGIC = 0x52494E4746454544L;

    static final int VERSION = 1;

    static final int MAGIC_AT = 0;
    static final int VERSION_AT = 8;
    static final int STATE_AT = 12;
    static final int PID_AT = 16;
    static final int PROCESS_START_AT = 24;
    static final int PID_NAMESPACE_AT = 32;
    static final int ENGINE_START_AT = 40;
    static final int HEARTBEAT_AT = 48;
    static final int COMMON_HEAD_BYTES = 64;
    static final int COUNTERS_AT = 64;
    static final int VENUE_LENGTH_AT = 68;
    static final int VENUE_AT = 72;
    static final int HEAD_BYTES = 256;
    static final int MOST_VENUE_BYTES = HEAD_BYTES - VENUE_AT;

    static final int RUNNING = 1;
    static final int CLOSED = 2;

    static final int METADATA_AT = HEAD_BYTES;
    static final int METADATA_BYTES = CounterId.slotCount() * CountersReader.METADATA_LENGTH;
    static final int VALUES_AT = METADATA_AT + METADATA_BYTES;
    static final int VALUES_BYTES = CounterId.slotCount() * CountersReader.COUNTER_LENGTH;
    static final int REJECTS_AT = VALUES_AT + VALUES_BYTES;
    static final int PAGE_BYTES = REJECTS_AT + RejectLog.BYTES;

    private CountersLayout() {}
}
