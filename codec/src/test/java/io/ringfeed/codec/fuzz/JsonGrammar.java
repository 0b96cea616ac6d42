package io.ringfeed.codec.fuzz;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Tells by Jackson what is JSON. Only the grammar is looked at: no value is read, and nothing is too long or too large,
 * since that is Jackson's matter and not JSON's.
 */
final class JsonGrammar {
    private static final JsonFactory JACKSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private JsonGrammar() {}

    static boolean isJson(byte[] bytes) {
        // One character a byte: the grammar is ASCII, and whether the rest is UTF-8 does not matter to it.
        try (JsonParser parser = JACKSON.createParser(new String(bytes, StandardCharsets.ISO_8859_1))) {
            if (parser.nextToken() == null) {
                return false;
            }
            parser.skipChildren();
            return parser.nextToken() == null;
        } catch (IOException e) {
            return false;
        }
    }
}
