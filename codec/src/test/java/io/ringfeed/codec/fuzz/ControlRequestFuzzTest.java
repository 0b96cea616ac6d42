package io.ringfeed.codec.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.ringfeed.codec.control.ControlRequest;
import io.ringfeed.codec.control.ControlRequestEncoder;
import io.ringfeed.codec.control.ControlRequestParser;
import io.ringfeed.codec.control.InvalidRequestException;
import java.nio.charset.StandardCharsets;

/** Any bytes as a client's request. */
class ControlRequestFuzzTest {
    @FuzzTest
    void readsRequestsOrRefusesThemByCode(byte[] data) {
        ControlRequest request;
        try {
            request = ControlRequestParser.parse(data);
        } catch (InvalidRequestException e) {
            assertTrue(e.code() >= 0 && e.code() <= 3, () -> "code " + e.code());
            assertNotNull(e.getMessage());
            return;
        }
        assertTrue(JsonGrammar.isJson(data), () -> "read from what is no JSON: " + request);
        String text = ControlRequestEncoder.encode(request);
        if (StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            assertEquals(request, parseAgain(text));
            assertEquals(request.id(), parseAgain(text).id());
        }
    }

    private static ControlRequest parseAgain(String text) {
        try {
            return ControlRequestParser.parse(text.getBytes(StandardCharsets.UTF_8));
        } catch (InvalidRequestException e) {
            throw new AssertionError(text, e);
        }
    }
}
