package io.ringfeed.transport.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfeed.transport.frame.FrameParser;
import io.ringfeed.transport.frame.ProtocolViolation;
import io.ringfeed.transport.frame.RecordingSink;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;

/** Drives a parser over a stream, in one piece or in many, with or without refusals, and holds it to what is true of every stream. */
final class Drive {
    /** Of every parser here; small, so that random lengths are often beyond it. */
    static final int MAX_MESSAGE_BYTES = 1 << 16;

    /** What was found; frames are not counted where a rule was broken, since that may be found before or behind its frame's end. */
    record Outcome(List<String> found, ProtocolViolation violation, long frameCount) {}

    private final RecordingSink sink = new RecordingSink();
    private final FrameParser parser = new FrameParser(sink, MAX_MESSAGE_BYTES);
    private final byte[] stream;
    private final ByteBuffer input;

    private Drive(byte[] stream) {
        this.stream = stream;
        this.input = ByteBuffer.wrap(stream);
    }

    static Outcome whole(byte[] stream) {
        Drive drive = new Drive(stream);
        drive.parse(0, stream.length);
        return drive.outcome();
    }

    static Outcome inPieces(byte[] stream, int size) {
        Drive drive = new Drive(stream);
        for (int at = 0; at < stream.length; at += size) {
            drive.parse(at, Math.min(stream.length, at + size));
        }
        return drive.outcome();
    }

    /** Messages that would have to be gathered are not wanted: the rest is found all the same. */
    static Outcome unwanted(byte[] stream, Random random) {
        Drive drive = new Drive(stream);
        drive.sink.isUnwanted = true;
        for (int at = 0; at < stream.length; ) {
            int end = Math.min(stream.length, at + 1 + random.nextInt(300));
            drive.parse(at, end);
            at = end;
        }
        return drive.outcome();
    }

    /** Random reads; random messages are refused and random arrays not lent, until they are. */
    static Outcome underPressure(byte[] stream, Random random) {
        Drive drive = new Drive(stream);
        int refusePercent = random.nextInt(90);
        drive.sink.accepts = () -> random.nextInt(100) >= refusePercent;
        drive.sink.lends = () -> random.nextInt(100) >= refusePercent;
        drive.parsePausing(random);
        return drive.outcome();
    }

    private void parse(int from, int to) {
        int end = parser.parse(input, from, to);
        assertEquals(to, end, "a parser that is not paused consumes all of its input");
    }

    private void parsePausing(Random random) {
        int largestRead = 1 + random.nextInt(random.nextBoolean() ? 20 : 5000);
        int at = 0;
        int read = 0;
        while (at < stream.length || parser.isPaused()) {
            if (!parser.isPaused()) {
                read = Math.min(stream.length, at + 1 + random.nextInt(largestRead));
            }
            // A paused parser sees the rest of the same read again, which may be nothing.
            if (!parser.isPaused() || parser.resume()) {
                int end = parser.parse(input, at, read);
                assertTrue(end >= at && end <= read, () -> "consumed up to " + end);
                assertTrue(end == read || parser.isPaused(), "stopped without a reason");
                at = end;
            }
        }
    }

    /** Ends the stream: nothing is found behind its end, and every array comes back. */
    private Outcome outcome() {
        List<String> found = List.copyOf(sink.found);
        long frames = sink.violation == null ? parser.frameCount() : 0;
        if (parser.isEnded()) {
            parse(0, stream.length);
            assertEquals(found, sink.found, "something was found behind the end");
        }
        parser.release();
        parser.release();
        assertEquals(0, sink.lent, "arrays that did not come back");
        assertTrue(parser.isEnded());
        assertEquals(found, sink.found, "something was found after the release");
        return new Outcome(found, sink.violation, frames);
    }
}
