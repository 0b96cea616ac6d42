package io.ringfeed.codec.name;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the id of a name by its exact bytes: an immutable open-addressing table that never decodes characters.
 * <p>
 * <b>Threading:</b> immutable after construction; any thread may read.
 * <br><b>Allocation:</b> none to find.
 */
public final class NameTable {
    /** Answer of {@link #find} for a name that is not in the table. */
    public static final int UNKNOWN = -1;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long MULTIPLIER = 0x9E37_79B9_7F4A_7C15L;

    private final byte[][] names;
    private final int[] ids;
    private final int mask;

    private NameTable(byte[][] names, int[] ids) {
        this.names = names;
        this.ids = ids;
        mask = ids.length - 1;
    }

    /**
     * Builds a table in which each name's id is its place in the list.
     *
     * @param names all different.
     * @return the table.
     * @throws IllegalArgumentException if a name comes twice.
     */
    public static NameTable of(List<String> names) {
        byte[][] bytes = new byte[names.size()][];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = names.get(i).getBytes(StandardCharsets.UTF_8);
        }
        return of(bytes, bytes.length);
    }

    /** Builds a table of the first {@code count} names. At most half full, so that a search is short. */
    static NameTable of(byte[][] names, int count) {
        int size = Math.max(8, Integer.highestOneBit(Math.max(1, count) * 2 - 1) * 2);
        NameTable table = new NameTable(new byte[size][], new int[size]);
        for (int id = 0; id < count; id++) {
            table.put(names[id], id);
        }
        return table;
    }

    private void put(byte[] name, int id) {
        int index = (int) hash(name, 0, name.length) & mask;
        while (names[index] != null) {
            if (Arrays.equals(names[index], name)) {
                throw new IllegalArgumentException("twice in the table: " + new String(name, StandardCharsets.UTF_8));
            }
            index = (index + 1) & mask;
        }
        names[index] = name;
        ids[index] = id;
    }

    /**
     * Finds a name.
     *
     * @param buffer holding the name as UTF-8.
     * @param offset of the name's first byte.
     * @param length in bytes.
     * @return the name's id, or {@link #UNKNOWN}.
     */
    public int find(byte[] buffer, int offset, int length) {
        int index = (int) hash(buffer, offset, length) & mask;
        byte[] candidate;
        while ((candidate = names[index]) != null) {
            if (candidate.length == length && Arrays.equals(candidate, 0, length, buffer, offset, offset + length)) {
                return ids[index];
            }
            index = (index + 1) & mask;
        }
        return UNKNOWN;
    }

    /** Mixes eight bytes at a time; the last word overlaps the one before, so that nothing behind the name is read. */
    private static long hash(byte[] buffer, int offset, int length) {
        long hash = length;
        if (length >= Long.BYTES) {
            int lastWord = offset + length - Long.BYTES;
            for (int at = offset; at < lastWord; at += Long.BYTES) {
                hash = (hash ^ (long) LONGS.get(buffer, at)) * MULTIPLIER;
                hash ^= hash >>> 32;
            }
            hash = (hash ^ (long) LONGS.get(buffer, lastWord)) * MULTIPLIER;
        } else if (length >= Integer.BYTES) {
            long first = (int) INTS.get(buffer, offset);
            long last = (int) INTS.get(buffer, offset + length - Integer.BYTES);
            hash = (hash ^ first ^ (last << 32)) * MULTIPLIER;
        } else {
            for (int i = 0; i < length; i++) {
                hash = (hash ^ buffer[offset + i]) * MULTIPLIER;
            }
        }
        return hash ^ (hash >>> 32);
    }
}
