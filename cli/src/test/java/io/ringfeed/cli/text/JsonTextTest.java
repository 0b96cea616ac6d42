package io.ringfeed.cli.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class JsonTextTest {
    @Test
    void whateverAFrameHeldComesBackFromJsonAndStaysOnOneLine() throws Exception {
        String text = "\"\\ \n\r\t\u0000\u001b[31m\u0085\u2028\u2029 \u5e01\uD83D\uDE00\uFFFD";
        String json = JsonText.quoted(text);
        assertEquals(text, new ObjectMapper().readTree(json).asText());
        assertEquals(1, json.lines().count());
        assertFalse(json.contains("\u2028") || json.contains("\u001b"), json);
    }
}
