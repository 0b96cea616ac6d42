package io.ringfeed.engine.merge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JsonCursorTest {
    @Test
    void walksOverMembersOfEveryKindInTheirOrder() {
        JsonCursor cursor = over(
                "{\"a\":1,\"b\":\"x\",\"c\":[1,[2,{\"d\":\"]}\"}]],\"e\":{\"f\":{}},\"g\":null,\"h\":-1.5,\"i\":true,\"j\":[],\"k\":7}");
        assertTrue(cursor.enter('{'));
        for (String key : new String[] {"a", "b", "c", "e", "g", "h", "i", "j", "k"}) {
            assertTrue(cursor.nextKey(), key);
            assertTrue(cursor.isKey(key), key);
            assertTrue(cursor.skipValue(), key);
        }
        assertFalse(cursor.nextKey());
    }

    @Test
    void stepsOverBlanksAnywhere() {
        JsonCursor cursor = over(" \t\r\n{ \"a\" : { \"b\" : 1 } , \"c\"\n:\t[ 1 , 2 ] , \"d\" : 17 }");
        assertTrue(cursor.enter('{'));
        assertTrue(cursor.nextKey() && cursor.isKey("a") && cursor.skipValue());
        assertTrue(cursor.nextKey() && cursor.isKey("c") && cursor.skipValue());
        assertTrue(cursor.nextKey() && cursor.isKey("d"));
        assertEquals(17, cursor.readInteger());
    }

    @Test
    void doesNotTakeEscapedQuotesForTheEndOfAText() {
        JsonCursor cursor = over("{\"a\\\"b\":\"c\\\\\",\"d\\\\\":\"\\\"e\\\":1\",\"f\":3}");
        assertTrue(cursor.enter('{'));
        assertTrue(cursor.nextKey() && cursor.isKey("a\\\"b") && cursor.skipValue());
        assertTrue(cursor.nextKey() && cursor.isKey("d\\\\") && cursor.skipValue());
        assertTrue(cursor.nextKey() && cursor.isKey("f"));
        assertEquals(3, cursor.readInteger());
    }

    @Test
    void tellsWhereATextLies() {
        byte[] bytes = "{\"stream\":\"btcusdt@trade\"}".getBytes(StandardCharsets.UTF_8);
        JsonCursor cursor = new JsonCursor(bytes);
        cursor.begin(bytes.length, 0);
        assertTrue(cursor.enter('{') && cursor.nextKey() && cursor.readText());
        assertEquals(
                "btcusdt@trade", new String(bytes, cursor.textOffset(), cursor.textLength(), StandardCharsets.UTF_8));
    }

    @Test
    void readsIntegersExactlyOrNotAtAll() {
        assertEquals(0, integer("0"));
        assertEquals(999_999_999_999_999_999L, integer("999999999999999999"));
        assertEquals(-1, integer("1000000000000000000"), "nineteen digits may be too many");
        assertEquals(-1, integer("99999999999999999999999999"));
        assertEquals(-1, integer("-5"));
        assertEquals(-1, integer("\"5\""));
        assertEquals(-1, integer("null"));
        JsonCursor cut = over("{\"a\":12");
        assertTrue(cut.enter('{') && cut.nextKey());
        assertEquals(-1, cut.readInteger(), "more digits may follow behind what was copied");
    }

    @Test
    void comparesKeysByTheirExactBytes() {
        JsonCursor cursor = over("{\"T\":1,\"tt\":2,\"\":3,\"ü\":4}");
        assertTrue(cursor.enter('{') && cursor.nextKey());
        assertFalse(cursor.isKey("t"));
        assertTrue(cursor.skipValue() && cursor.nextKey());
        assertFalse(cursor.isKey("t"));
        assertTrue(cursor.skipValue() && cursor.nextKey());
        assertTrue(cursor.isKey(""));
        assertTrue(cursor.skipValue() && cursor.nextKey());
        assertFalse(cursor.isKey("ü"), "not the bytes of it");
        assertFalse(cursor.isKey("u"));
    }

    @Test
    void endsAtRandomBytesWithoutLookingBeyondThem() {
        Random seeds = new Random();
        byte[] alphabet = "{}[]\",:\\ 0123tEUu\n\u0000".getBytes(StandardCharsets.UTF_8);
        for (int run = 0; run < 200_000; run++) {
            long seed = seeds.nextLong();
            Random random = new Random(seed);
            byte[] bytes = new byte[random.nextInt(40)];
            random.nextBytes(bytes);
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = random.nextInt(4) == 0 ? bytes[i] : alphabet[random.nextInt(alphabet.length)];
            }
            JsonCursor cursor = new JsonCursor(bytes);
            cursor.begin(bytes.length, 0);
            try {
                walk(cursor, random);
            } catch (RuntimeException failure) {
                throw new AssertionError("seed " + seed, failure);
            }
            assertTrue(cursor.position() <= bytes.length + 1, "seed " + seed);
        }
    }

    /** Whatever is called, and in whatever order: it comes to an end. */
    private static void walk(JsonCursor cursor, Random random) {
        for (int step = 0; step < 50; step++) {
            switch (random.nextInt(5)) {
                case 0 -> cursor.enter(random.nextBoolean() ? '{' : '[');
                case 1 -> {
                    if (cursor.nextKey()) {
                        cursor.isKey("tE");
                    }
                }
                case 2 -> cursor.readText();
                case 3 -> cursor.readInteger();
                default -> cursor.skipValue();
            }
        }
    }

    private static long integer(String value) {
        JsonCursor cursor = over("{\"a\":" + value + "}");
        assertTrue(cursor.enter('{') && cursor.nextKey());
        return cursor.readInteger();
    }

    private static JsonCursor over(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        JsonCursor cursor = new JsonCursor(bytes);
        cursor.begin(bytes.length, 0);
        return cursor;
    }
}
