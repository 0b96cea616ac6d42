package io.ringfeed.codec.name;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/**
 * Finds the id of a name by its exact bytes: an immutable open-addressing table that never decodes characters.
 * <p>
 * <b>Threading:</b> never seen to change; any thread that it was published to may read. A table and the larger one made
 * from it share their arrays: names are added behind those that the smaller table counts, and it passes over the rest.
 * <br><b>Allocation:</b> none to find.
 */
public final class NameTable {
    /** Answer of {@link #find} for a name that is not in the table. */
    public static final int UNKNOWN = -1;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long MULTIPLIER = 0x9E37_79B9_7F4A_7C15L;

    /** What a slot holds before it gets an id, once. */
    private static final int EMPTY = -1;

    private static final int MIN_ROOM = 4;

    private final int count;
    private final int[] slots;
    // Of each id, with room behind the last one.
    private final byte[][] bytes;
    private final String[] names;

    private NameTable(int count, int[] slots, byte[][] bytes, String[] names) {
        this.count = count;
        this.slots = slots;
        this.bytes = bytes;
        this.names = names;
    }

    /**
     * Builds a table in which each name's id is its place in the list.
     *
     * @param names all different.
     * @return the table.
     * @throws IllegalArgumentException if a name comes twice.
     */
    public static NameTable of(List<String> names) {
        return withRoom(names.size()).with(names);
    }

    private static NameTable withRoom(int names) {
        int room = Math.max(MIN_ROOM, names);
        // At most half full, so that a search is short.
        int[] slots = new int[Integer.highestOneBit(room * 2 - 1) * 2];
        Arrays.fill(slots, EMPTY);
        return new NameTable(0, slots, new byte[room][], new String[room]);
    }

    /**
     * Makes a table that has more names, with ids that go on where these end. Mostly it is the same arrays, with a
     * greater count. To be called on one table once, and by one thread.
     *
     * @throws IllegalArgumentException if a name is in the table already, or comes twice. Nothing is to be made of this
     *     table then.
     */
    NameTable with(Collection<String> added) {
        // Everything that takes memory comes before the first write to arrays that this table shares.
        byte[][] addedBytes = new byte[added.size()][];
        int i = 0;
        for (String name : added) {
            addedBytes[i++] = name.getBytes(StandardCharsets.UTF_8);
        }
        int countAfter = count + addedBytes.length;
        NameTable roomy = countAfter <= bytes.length ? this : copyWithRoom(Math.max(countAfter, bytes.length * 2));
        NameTable larger = new NameTable(countAfter, roomy.slots, roomy.bytes, roomy.names);
        i = 0;
        for (String name : added) {
            larger.put(count + i, name, addedBytes[i]);
            i++;
        }
        return larger;
    }

    private NameTable copyWithRoom(int room) {
        NameTable copy = withRoom(room);
        for (int id = 0; id < count; id++) {
            copy.put(id, names[id], bytes[id]);
        }
        return copy;
    }

    private void put(int id, String name, byte[] utf8) {
        int index = firstIndex(utf8, 0, utf8.length);
        while (slots[index] != EMPTY) {
            if (Arrays.equals(bytes[slots[index]], utf8)) {
                throw new IllegalArgumentException("twice in the table: " + name);
            }
            index = nextIndex(index);
        }
        bytes[id] = utf8;
        names[id] = name;
        slots[index] = id;
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
        int index = firstIndex(buffer, offset, length);
        int id;
        while ((id = slots[index]) != EMPTY) {
            // What came with a larger table was not published to whoever reads this one: it may be half written.
            if (id < count && isName(bytes[id], buffer, offset, length)) {
                return id;
            }
            index = nextIndex(index);
        }
        return UNKNOWN;
    }

    private static boolean isName(byte[] name, byte[] buffer, int offset, int length) {
        return name.length == length && Arrays.equals(name, 0, length, buffer, offset, offset + length);
    }

    int count() {
        return count;
    }

    String name(int id) {
        return names[Objects.checkIndex(id, count)];
    }

    byte[] bytes(int id) {
        return bytes[Objects.checkIndex(id, count)];
    }

    private int firstIndex(byte[] name, int offset, int length) {
        return (int) hash(name, offset, length) & (slots.length - 1);
    }

    private int nextIndex(int index) {
        return (index + 1) & (slots.length - 1);
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
