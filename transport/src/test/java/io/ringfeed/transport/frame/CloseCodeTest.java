package io.ringfeed.transport.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.junit.jupiter.api.Test;

class CloseCodeTest {
    /** RFC 6455 §7.4.1, and 1012 to 1014 from IANA's registry. */
    private static final Set<Integer> REGISTERED =
            Set.of(1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014);

    @Test
    void allowsOnTheWireWhatTheRfcAndItsRegistryAllow() {
        for (int code = 0; code <= 0xFFFF; code++) {
            boolean isForOthers = code >= 3000 && code <= 4999;
            assertEquals(REGISTERED.contains(code) || isForOthers, CloseCode.isValidOnWire(code), "code " + code);
        }
    }
}
