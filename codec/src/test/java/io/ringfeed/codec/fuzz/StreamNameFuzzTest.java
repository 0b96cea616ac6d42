package io.ringfeed.codec.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.ringfeed.codec.stream.Stream;
import io.ringfeed.codec.stream.StreamNameException;
import io.ringfeed.codec.stream.Streams;
import java.nio.charset.StandardCharsets;

/** Any text as a stream's name. */
class StreamNameFuzzTest {
    @FuzzTest
    void readsNamesOrSaysInOneLineWhyNot(byte[] data) {
        Stream stream;
        try {
            stream = Streams.parse(new String(data, StandardCharsets.UTF_8));
        } catch (StreamNameException e) {
            assertTrue(e.getMessage().length() < 400, e.getMessage());
            assertTrue(e.getMessage().codePoints().noneMatch(Character::isISOControl), e.getMessage());
            return;
        }
        assertEquals(stream, Streams.parse(stream.name()));
        assertEquals(stream.symbol(), Streams.parse(stream.name()).symbol());
        assertEquals(stream.kind(), Streams.parse(stream.name()).kind());
    }
}
