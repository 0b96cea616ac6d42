package io.ringfeed.engine.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PropertiesFileTest {
    private final List<String> problems = new ArrayList<>();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wait=blocking",
                "  wait : blocking",
                "wait blocking\r\nproxy.user=a\\=b\\#\\u00e4",
                "wait=\\\n   block\\\n   ing\nring.slots=2",
                "proxy.user=ends in a backslash\\\\\nwait=blocking",
                "! no\n# no\\\nwait=blocking",
                "\twait\t=\tblocking \rproxy.user=x",
                "proxy.\\\nuser=x",
                "proxy.user=\u5e01\u5b89 # no comment",
            })
    void readsAsPropertiesDoes(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("a.properties"), text);
        Properties expected = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            expected.load(reader);
        }
        Properties read = new Properties();
        PropertiesFile.read(file, problems)
                .forEach(line -> read.setProperty(line.key().name(), line.text()));
        assertEquals(expected, read);
        assertEquals(List.of(), problems);
    }

    @Test
    void knowsTheLineInWhichAValueBegins() throws IOException {
        Path file = Files.writeString(
                folder.resolve("a.properties"),
                "\uFEFFwait=blocking\n\n# c\nproxy.user=a\\\n  b\nring.slots=2\nx=\\u12\n");
        List<String> origins = PropertiesFile.read(file, problems).stream()
                .map(Setting::origin)
                .toList();
        assertEquals(List.of(file + ":1", file + ":4", file + ":6"), origins);
        assertEquals(List.of(file + ":7: an escape \\u needs four hexadecimal digits"), problems);
    }
}
