package io.ringfeed.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Recorded frames, read independently of the code under test. */
record Recording(Path file, List<String> frames) {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final String SPOT =
            "(hftbacktest-spot_|cryptofeed-binance_(us_|tr_)?20)[0-9a-z_]*\\.frames\\.jsonl\\.gz";

    /** The shared folder of recordings beside the project, or null where there is none. */
    static Path folder() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path data = folder.resolve("shared").resolve("data");
            if (Files.isDirectory(data)) {
                return data;
            }
        }
        return null;
    }

    static List<Path> spotCaptures() throws IOException {
        Path folder = folder();
        if (folder == null) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches(SPOT))
                    .sorted()
                    .toList();
        }
    }

    static Recording read(Path file) throws IOException {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            return new Recording(file, lines.lines().toList());
        }
    }

    /** The streams in it, in the order of their first frames. */
    Set<String> streams() throws IOException {
        Set<String> streams = new LinkedHashSet<>();
        for (String frame : frames) {
            streams.add(JSON.readTree(frame).get("stream").asText());
        }
        return streams;
    }

    /** Line by line the same JSON: numbers compared exactly, the order of keys aside. */
    void assertSame(List<String> lines) throws IOException {
        for (int i = 0; i < Math.min(frames.size(), lines.size()); i++) {
            if (!same(JSON.readTree(frames.get(i)), JSON.readTree(lines.get(i)))) {
                assertEquals(frames.get(i), lines.get(i), "line " + (i + 1) + " of " + file.getFileName());
            }
        }
        assertEquals(frames.size(), lines.size());
    }

    private static boolean same(JsonNode a, JsonNode b) {
        if (a.getNodeType() != b.getNodeType() || a.size() != b.size()) {
            return false;
        }
        if (a.isObject()) {
            for (Map.Entry<String, JsonNode> field : a.properties()) {
                JsonNode other = b.get(field.getKey());
                if (other == null || !same(field.getValue(), other)) {
                    return false;
                }
            }
            return true;
        }
        if (a.isArray()) {
            for (int i = 0; i < a.size(); i++) {
                if (!same(a.get(i), b.get(i))) {
                    return false;
                }
            }
            return true;
        }
        if (a.isNumber()) {
            return a.decimalValue().compareTo(b.decimalValue()) == 0;
        }
        return a.equals(b) || (a.getNodeType() == JsonNodeType.STRING && sameDecimal(a.asText(), b.asText()));
    }

    private static boolean sameDecimal(String a, String b) {
        String number = "-?[0-9]+(\\.[0-9]+)?";
        return a.matches(number) && b.matches(number) && new BigDecimal(a).compareTo(new BigDecimal(b)) == 0;
    }
}
