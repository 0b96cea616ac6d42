package io.ringfeed.codec.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfeed.codec.Oracle;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonSkipperTest {
    private static final String ALPHABET = "{}[]:,\"\\\"\"ab01-.eE+tfn utruefalsn\t\u0001";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0",
                "-1.50e-10",
                "1E5",
                "true",
                "false",
                "null",
                "\"\"",
                "\"\\u00e4\\\"\\\\\\n\"",
                "[]",
                "[ ]",
                "{}",
                "{ }",
                "[1,[2,{\"a\":[]}],\"]\"]",
                "{\"a\" : {\"b\":\"}\"} , \"\":[ ]}"
            })
    void findsTheEndOfEveryValue(String json) {
        byte[] bytes = (json + ",1").getBytes(StandardCharsets.UTF_8);
        assertEquals(json.length(), JsonSkipper.skip(bytes, 0, bytes.length));
    }

    @ParameterizedTest
    @CsvSource({
        "'', -2",
        "'  ', -2",
        "[, -2",
        "'[1,', -2",
        "'{\"a\"', -2",
        "'\"abc', -2",
        "'\"\\u00', -2",
        "tru, -2",
        "-, -2",
        "1., -2",
        "1e, -2",
        "], -1",
        "'[,]', -1",
        "'[1,]', -1",
        "'[1 2]', -1",
        "'{1:2}', -1",
        "'{\"a\" 1}', -1",
        "'{\"a\":1,}', -1",
        "'{\"a\":1]', -1",
        "'\"\\x\"', -1",
        "'\"\\u00g0\"', -1",
        "trux, -1",
        "-a, -1",
        ".5, -1",
        "'[01]', -1"
    })
    void saysWhetherMoreBytesWouldHelp(String json, int code) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        assertEquals(code, JsonSkipper.skip(bytes, 0, bytes.length));
    }

    @Test
    void boundsDepthWithoutRecursion() {
        for (String open : new String[] {"[", "{\"a\":"}) {
            byte[] bytes = open.repeat(1_000_000).getBytes(StandardCharsets.UTF_8);
            assertEquals(JsonSkipper.TOO_DEEP, JsonSkipper.skip(bytes, 0, bytes.length));
        }
        byte[] deepest = ("[".repeat(64) + "]".repeat(64)).getBytes(StandardCharsets.UTF_8);
        assertEquals(deepest.length, JsonSkipper.skip(deepest, 0, deepest.length));
    }

    @Test
    void acceptsExactlyWhatJacksonAccepts() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        int valid = 0;
        for (int i = 0; i < 300_000; i++) {
            StringBuilder text = new StringBuilder(random.nextBoolean() ? "" : "[1,{\"a\":true}]");
            for (int n = random.nextInt(8); n > 0; n--) {
                text.insert(random.nextInt(text.length() + 1), ALPHABET.charAt(random.nextInt(ALPHABET.length())));
            }
            byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
            int start = JsonSkipper.skipBlanks(bytes, 0, bytes.length);
            int end = JsonSkipper.skip(bytes, start, bytes.length);
            boolean isJson = end > 0 && JsonSkipper.skipBlanks(bytes, end, bytes.length) == bytes.length;
            assertEquals(Oracle.isJson(bytes), isJson, () -> "seed " + seed + ": " + text);
            valid += isJson ? 1 : 0;
        }
        assertTrue(valid > 1_000, "too few valid ones: " + valid);
    }

    @Test
    void decodesEscapesAsJacksonDoes() {
        for (String text :
                new String[] {"\\u00e4\\u5b89\\ud83d\\ude00\\b\\f\\n\\r\\t\\/\\\\\\\"", "plain", "", "币\\u0041"}) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            assertEquals(Oracle.tree("\"" + text + "\"").textValue(), JsonStrings.text(bytes, 0, bytes.length));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\", "\\x", "\\u12", "\\u12g4", "\\ud800", "\\ud800\\u0041", "\\udc00", "\\ud800\\"})
    void refusesBadEscapes(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        assertEquals(JsonStrings.INVALID, JsonStrings.unescape(bytes, 0, bytes.length, new byte[64]));
        assertEquals(text, JsonStrings.text(bytes, 0, bytes.length));
    }

    @Test
    void refusesToWriteBeyondTheTarget() {
        byte[] bytes = "abcdefgh".getBytes(StandardCharsets.UTF_8);
        assertEquals(JsonStrings.INVALID, JsonStrings.unescape(bytes, 0, bytes.length, new byte[8]));
        assertEquals(8, JsonStrings.unescape(bytes, 0, bytes.length, new byte[12]));
    }
}
