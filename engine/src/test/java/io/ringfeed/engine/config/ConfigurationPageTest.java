package io.ringfeed.engine.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Compares {@code docs/configuration.md} with the catalogue; {@code -Dconfiguration.page=write} writes the table anew. */
class ConfigurationPageTest {
    private static final Path PAGE = Path.of("..", "docs", "configuration.md");
    private static final String BEGIN = "<!-- keys: begin -->\n";
    private static final String END = "<!-- keys: end -->";

    @Test
    void thePageShowsEveryKeyAsItIs() throws IOException {
        String page = Files.readString(PAGE);
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        int end = page.indexOf(END);
        assertTrue(begin >= BEGIN.length() && end >= begin, "the page has lost the marks around its table");
        if ("write".equals(System.getProperty("configuration.page"))) {
            page = page.substring(0, begin) + table() + page.substring(end);
            Files.writeString(PAGE, page);
            end = page.indexOf(END);
        }
        assertEquals(table(), page.substring(begin, end), "run this test with -Dconfiguration.page=write");
    }

    private static String table() {
        StringBuilder table = new StringBuilder("| key | value | default | what |\n|---|---|---|---|\n");
        for (ConfigKey<?> key : ConfigKeys.all()) {
            String shownDefault = key.defaultText().isEmpty() ? "–" : "`" + key.defaultText() + "`";
            String name = "`" + key.name() + "`";
            table.append("| " + name + " | " + key.form() + " | " + shownDefault + " | " + key.description() + " |\n");
        }
        return table.toString();
    }
}
