package io.ringfeed.transport.fuzz;

import static io.ringfeed.transport.frame.Frames.frame;
import static io.ringfeed.transport.frame.Frames.join;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.ringfeed.transport.frame.Frames;
import io.ringfeed.transport.frame.Opcode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Makes streams of a server: whole ones, which may be too long or close wrongly, and ones with a few wounds. */
final class RandomStream {
    private static final int[] LENGTHS = {0, 1, 2, 124, 125, 126, 127, 128, 300, 2047, 2048, 2049, 5000, 65_535, 65_536
    };
    private static final int[] CODES = {1000, 1001, 1003, 1004, 1007, 1014, 1015, 2999, 3000, 4999, 5000, 65_535};
    private static final String[] CHARACTERS = {"a", "~", "\u0000", "\u00E4", "\u5E01", "\uD83D\uDE80", "\uDBFF\uDFFF"};

    private final Random random;

    RandomStream(Random random) {
        this.random = random;
    }

    byte[] whole() {
        List<byte[]> frames = new ArrayList<>();
        int messages = 1 + random.nextInt(6);
        for (int i = 0; i < messages; i++) {
            maybeControl(frames);
            message(frames);
        }
        if (random.nextInt(3) == 0) {
            frames.add(close());
        }
        return join(frames.toArray(byte[][]::new));
    }

    byte[] wounded() {
        byte[] stream = whole();
        int wounds = 1 + random.nextInt(3);
        for (int i = 0; i < wounds && stream.length > 0; i++) {
            stream = wound(stream);
        }
        return stream;
    }

    private byte[] wound(byte[] stream) {
        // Rather near the beginning, where headers are.
        int at = random.nextInt(random.nextBoolean() ? Math.min(stream.length, 16) : stream.length);
        byte[] before = Arrays.copyOf(stream, at);
        byte[] behind = Arrays.copyOfRange(stream, at, stream.length);
        switch (random.nextInt(6)) {
            case 0 -> stream[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> stream[at] = (byte) random.nextInt(256);
            case 2 -> {
                return before;
            }
            case 3 -> {
                return join(before, new byte[] {(byte) random.nextInt(256)}, behind);
            }
            case 4 -> {
                return join(before, Arrays.copyOfRange(behind, 1, behind.length));
            }
            default -> {
                return join(before, randomFrame(), behind);
            }
        }
        return stream;
    }

    private byte[] randomFrame() {
        byte[] frame = frame(random.nextBoolean(), random.nextInt(16), bytes(random.nextInt(6)));
        frame[0] |= random.nextInt(8) == 0 ? (byte) (random.nextInt(8) << 4) : 0;
        return frame;
    }

    private void message(List<byte[]> frames) {
        boolean isText = random.nextBoolean();
        int length = random.nextInt(16) > 0 ? random.nextInt(40) : LENGTHS[random.nextInt(LENGTHS.length)];
        byte[] payload = isText ? text(length) : bytes(length);
        int opcode = isText ? Opcode.TEXT : Opcode.BINARY;
        int at = 0;
        while (random.nextInt(3) == 0) {
            int end = at + random.nextInt(payload.length - at + 1);
            frames.add(frame(false, opcode, Arrays.copyOfRange(payload, at, end)));
            maybeControl(frames);
            at = end;
            opcode = Opcode.CONTINUATION;
        }
        frames.add(frame(true, opcode, Arrays.copyOfRange(payload, at, payload.length)));
    }

    private void maybeControl(List<byte[]> frames) {
        if (random.nextInt(3) == 0) {
            frames.add(frame(true, random.nextBoolean() ? Opcode.PING : Opcode.PONG, bytes(random.nextInt(126))));
        }
    }

    private byte[] close() {
        return switch (random.nextInt(4)) {
            case 0 -> frame(true, Opcode.CLOSE, "");
            case 1 -> frame(true, Opcode.CLOSE, bytes(1 + random.nextInt(9)));
            default -> Frames.close(CODES[random.nextInt(CODES.length)], "r\u00E4".repeat(random.nextInt(30)));
        };
    }

    /** Text of so many characters; a long one repeats itself. */
    private byte[] text(int length) {
        StringBuilder block = new StringBuilder();
        int blockLength = Math.min(length, 64);
        for (int i = 0; i < blockLength; i++) {
            block.append(CHARACTERS[random.nextInt(10) > 0 ? 0 : random.nextInt(CHARACTERS.length)]);
        }
        int blocks = blockLength == 0 ? 0 : length / blockLength;
        return block.toString().repeat(blocks).getBytes(UTF_8);
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
