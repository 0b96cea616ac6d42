package io.ringfeed.codec.name;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Gives each name of a symbol or stream a stable id, growing as names come, up to a fixed capacity.
 * <p>
 * Ids count from 0 in order of registration and never change. A writer makes a table that has the new names, too, and
 * publishes it with a release store; readers take whatever is published with one acquire load. A table shares its
 * arrays with the one before until they are full, so that thousands of names off the wire cost little each. An id
 * obtained by any means may be turned back into its name by any thread that got the id through the registry or over a
 * fence (a ring, a volatile).
 * <p>
 * <b>Threading:</b> any thread, all methods. Look-ups of known names are lock-free; registering is synchronised.
 * <br><b>Allocation:</b> none for known names. A new one takes its bytes, its {@code String} and small objects; now
 * and then the arrays double.
 * <br><b>Errors:</b> names from the wire are never trusted: one that cannot be a name gives {@link #INVALID}, one too
 * many
 * {@link #FULL}; names from the program throw.
 */
public final class NameRegistry {
    /** Answer of {@link #idOf} when the capacity is used up. */
    public static final int FULL = -1;

    /**
     * Answer of {@link #idOf} for bytes that are no name: empty, too long, not UTF-8, controls, quotes or backslashes.
     */
    public static final int INVALID = -2;

    /** The longest name, in bytes of UTF-8. */
    public static final int MAX_NAME_BYTES = 255;

    private final int capacity;

    // Written under the lock with release, read with acquire.
    private final AtomicReference<NameTable> table = new AtomicReference<>(NameTable.of(List.of()));

    /**
     * A registry without names.
     *
     * @param capacity the most names it takes, greater than zero.
     */
    public NameRegistry(int capacity) {
        if (capacity <= 0) {
            throw new IllegalArgumentException("capacity must be greater than zero, not " + capacity);
        }
        this.capacity = capacity;
    }

    /**
     * Registers a name, once.
     *
     * @param name to register.
     * @return its id, old or new.
     * @throws IllegalArgumentException if it cannot be a name.
     * @throws IllegalStateException    if the registry is full.
     */
    public int register(String name) {
        registerAll(List.of(name));
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        return table.getAcquire().find(bytes, 0, bytes.length);
    }

    /**
     * Registers names, all or none, published at once.
     *
     * @param names to register; those known already keep their ids.
     * @throws IllegalArgumentException if one cannot be a name.
     * @throws IllegalStateException    if they do not all fit.
     */
    public synchronized void registerAll(Collection<String> names) {
        NameTable before = table.getAcquire();
        Set<String> added = new LinkedHashSet<>();
        for (String name : names) {
            byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
            if (!isName(utf8, 0, utf8.length)) {
                throw new IllegalArgumentException("not a name: '" + name + "'");
            }
            if (before.find(utf8, 0, utf8.length) == NameTable.UNKNOWN) {
                // By its bytes: half a surrogate pair has none of its own, so that two strings may be one name.
                added.add(new String(utf8, StandardCharsets.UTF_8));
            }
        }
        if (before.count() + added.size() > capacity) {
            throw new IllegalStateException("no room for more than " + capacity + " names");
        }
        if (!added.isEmpty()) {
            table.setRelease(before.with(added));
        }
    }

    /**
     * Finds the id of a name on the wire, and registers one that is new.
     *
     * @param buffer holding the name as UTF-8.
     * @param offset of its first byte.
     * @param length in bytes.
     * @return its id, {@link #FULL} or {@link #INVALID}.
     */
    public int idOf(byte[] buffer, int offset, int length) {
        int id = table.getAcquire().find(buffer, offset, length);
        return id != NameTable.UNKNOWN ? id : idOfSlow(buffer, offset, length);
    }

    /**
     * Finds the id of a name without registering it.
     *
     * @param buffer holding the name as UTF-8.
     * @param offset of its first byte.
     * @param length in bytes.
     * @return its id, or {@link NameTable#UNKNOWN}.
     */
    public int find(byte[] buffer, int offset, int length) {
        return table.getAcquire().find(buffer, offset, length);
    }

    private synchronized int idOfSlow(byte[] buffer, int offset, int length) {
        NameTable before = table.getAcquire();
        int id = before.find(buffer, offset, length);
        if (id != NameTable.UNKNOWN) {
            return id;
        }
        if (!isName(buffer, offset, length)) {
            return INVALID;
        }
        if (before.count() == capacity) {
            return FULL;
        }
        table.setRelease(before.with(List.of(new String(buffer, offset, length, StandardCharsets.UTF_8))));
        return before.count();
    }

    /**
     * The name behind an id, the same {@code String} each time.
     *
     * @param id from this registry.
     * @return its name.
     * @throws IndexOutOfBoundsException if no name has that id.
     */
    public String name(int id) {
        return table.getAcquire().name(id);
    }

    /**
     * The name behind an id, as UTF-8.
     *
     * @param id from this registry.
     * @return its bytes: shared, not to be written to.
     * @throws IndexOutOfBoundsException if no name has that id.
     */
    public byte[] bytes(int id) {
        return table.getAcquire().bytes(id);
    }

    /**
     * How many names are registered.
     *
     * @return ids run from 0 to this, exclusive.
     */
    public int count() {
        return table.getAcquire().count();
    }

    /**
     * How many names fit.
     *
     * @return as given to the constructor.
     */
    public int capacity() {
        return capacity;
    }

    private static boolean isName(byte[] buffer, int offset, int length) {
        if (length <= 0 || length > MAX_NAME_BYTES) {
            return false;
        }
        boolean isAscii = true;
        for (int i = offset; i < offset + length; i++) {
            byte b = buffer[i];
            isAscii &= b >= 0;
            if ((b >= 0 && b < ' ') || b == 0x7F || b == '"' || b == '\\') {
                return false;
            }
        }
        return isAscii || Utf8.isValid(buffer, offset, offset + length);
    }
}
