package io.ringfeed.transport.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** What holds for every stream of bytes: the parser finds the same in it, however it comes and whatever is refused meanwhile. */
final class ParserLaws {
    private static final int RUNS = 4;

    private ParserLaws() {}

    static void assertHold(byte[] stream) {
        assertHold(stream, Arrays.hashCode(stream));
    }

    static void assertHold(byte[] stream, long seed) {
        Random random = new Random(seed);
        Drive.Outcome expected = Drive.whole(stream);
        if (stream.length <= 4096) {
            assertEquals(expected, Drive.inPieces(stream, 1), "byte by byte");
        }
        assertEquals(expected, Drive.inPieces(stream, 1 + random.nextInt(64)), "in pieces");
        for (int i = 0; i < RUNS; i++) {
            assertEquals(expected, Drive.underPressure(stream, random), "under pressure, seed " + seed);
        }
        assertSameButForLengths(expected, Drive.unwanted(stream, random));
    }

    private static void assertSameButForLengths(Drive.Outcome expected, Drive.Outcome unwanted) {
        assertEquals(expected.violation(), unwanted.violation());
        assertEquals(expected.found().size(), unwanted.found().size(), "number of finds");
        List<String> found = unwanted.found();
        for (int i = 0; i < found.size(); i++) {
            String message = expected.found().get(i);
            String skipped = "unwanted " + (message.length() - (message.indexOf(' ') + 1));
            if (!found.get(i).equals(skipped)) {
                assertEquals(message, found.get(i));
            }
        }
    }
}
