package io.ringfeed.engine.ring;

import java.util.ArrayList;
import java.util.List;

/**
 * The sizes that bound the engine's memory.
 *
 * @param slotCount slots of the ring, a power of two.
 * @param slotBytes payload that a slot holds itself; longer frames borrow a buffer.
 * @param slotLevels depth levels, both sides together, that a slot holds itself; longer updates borrow an array.
 * @param maxFrameBytes the longest frame that is taken.
 * @param payloadPoolBytes the most that borrowed payload buffers may take together.
 * @param levelPoolLevels the most levels that borrowed level arrays may hold together.
 */
public record RingOptions(
        int slotCount, int slotBytes, int slotLevels, int maxFrameBytes, int payloadPoolBytes, int levelPoolLevels) {
    /** 4,096 slots of 2 KiB and 64 levels, frames of up to 4 MiB, 32 MiB of borrowed payloads, 512 Ki borrowed levels. */
    public static final RingOptions DEFAULTS = new RingOptions(4_096, 2_048, 64, 4 << 20, 32 << 20, 512 << 10);

    /** @return everything that is wrong with these sizes, one line each; empty when they can be used. */
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        if (slotCount < 2 || Integer.bitCount(slotCount) != 1) {
            problems.add("ring size " + slotCount + " is not a power of two of at least 2");
        }
        if (slotBytes < 256) {
            problems.add("slot size " + slotBytes + " B is too small: give at least 256 B");
        }
        if (slotLevels < 1) {
            problems.add("slot levels " + slotLevels + " is too small: give at least 1");
        }
        if (maxFrameBytes < slotBytes) {
            problems.add("maximum frame size " + maxFrameBytes + " B is below the slot size of " + slotBytes + " B");
        }
        // A fragmented message moves into a buffer of twice the size while it still has the one that it outgrew.
        long leastPoolBytes = 2L * PayloadPool.capacityFor(maxFrameBytes);
        if (payloadPoolBytes < leastPoolBytes) {
            problems.add("payload pool of " + payloadPoolBytes + " B cannot hold a growing message of up to "
                    + maxFrameBytes + " B: give at least " + leastPoolBytes + " B, or lower the maximum frame size");
        }
        if (levelPoolLevels < slotLevels) {
            problems.add("level pool of " + levelPoolLevels + " levels is below the " + slotLevels + " of a slot");
        }
        return problems;
    }
}
