package io.ringfeed.engine.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {
    @ParameterizedTest
    @CsvSource({"500ms,500", "30s,30000", "5m,300000", "1h,3600000", "7,7000", "0,0", "0s,0", "1.5s,1500", "30S,30000"})
    void readsWhatPeopleWrite(String text, long ms) {
        assertEquals(Duration.ofMillis(ms), Durations.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "s", "-1s", "1d", "1 000", "1e3", "5mm", "0x10", "99999999999"})
    void saysWhatToWriteInstead(String text) {
        IllegalArgumentException wrong = assertThrows(IllegalArgumentException.class, () -> Durations.parse(text));
        assertTrue(wrong.getMessage().contains("500ms, 30s, 5m, 1h"), wrong.getMessage());
    }

    @Test
    void refusesATimeTooShortToBeOne() {
        assertThrows(IllegalArgumentException.class, () -> Durations.parse("0.1ms"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0s", "1ms", "1500ms", "30s", "90s", "5m", "23h"})
    void writesWhatItReads(String text) {
        assertEquals(text, Durations.format(Durations.parse(text)));
    }
}
