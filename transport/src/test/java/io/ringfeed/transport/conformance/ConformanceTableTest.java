package io.ringfeed.transport.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of {@code docs/transport.md} tells the truth: each test it names exists, and each test of this package is named. */
class ConformanceTableTest {
    private static final String SECTION = "## RFC 6455, rule by rule";
    private static final Pattern TEST = Pattern.compile("`([A-Z][A-Za-z0-9]*(?:Test|IT))\\.([a-z][A-Za-z0-9]*)`");
    private static final Path CLASSES = Path.of("target", "test-classes");

    @Test
    void namesOnlyTestsThatExist() throws IOException {
        List<String> missing = new ArrayList<>();
        int named = 0;
        for (String row : rows()) {
            Matcher test = TEST.matcher(row);
            while (test.find()) {
                named++;
                if (!exists(test.group(1), test.group(2))) {
                    missing.add(test.group());
                }
            }
        }
        assertEquals(List.of(), missing);
        assertTrue(named > 50, "the table names " + named + " tests");
    }

    @Test
    void namesATestOrSaysWhyNotForEveryRule() throws IOException {
        for (String row : rows()) {
            String[] cells = row.split("\\|", -1);
            assertEquals(6, cells.length, () -> "four columns: " + row);
            String last = cells[4];
            assertTrue(TEST.matcher(last).find() || last.strip().startsWith("none:"), () -> "names no test: " + row);
        }
    }

    @Test
    void namesEveryTestOfTheSuite() throws IOException {
        String table = String.join("\n", rows());
        try (Stream<Path> files = Files.list(CLASSES.resolve(path(getClass().getPackageName())))) {
            List<String> unnamed = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("[A-Za-z]+IT\\.class"))
                    .map(name -> name.replace(".class", ""))
                    .flatMap(name -> tests(getClass().getPackageName() + "." + name))
                    .filter(test -> !table.contains("`" + test + "`"))
                    .toList();
            assertEquals(List.of(), unnamed);
        }
    }

    private static List<String> rows() throws IOException {
        Path page = Path.of("..", "docs", "transport.md");
        String text = Files.readString(page);
        assertTrue(text.contains(SECTION), () -> page + " lacks the section: " + SECTION);
        String section = text.substring(text.indexOf(SECTION) + SECTION.length());
        int end = section.indexOf("\n## ");
        return (end < 0 ? section : section.substring(0, end))
                .lines()
                .filter(line -> line.startsWith("| §"))
                .toList();
    }

    private static boolean exists(String simpleName, String method) throws IOException {
        try (Stream<Path> files = Files.walk(CLASSES)) {
            return files.filter(file -> file.endsWith(simpleName + ".class"))
                    .map(file -> CLASSES.relativize(file).toString().replace(".class", ""))
                    .flatMap(name -> tests(name.replace('/', '.').replace('\\', '.')))
                    .anyMatch((simpleName + "." + method)::equals);
        }
    }

    /** The test methods of a class, as {@code Class.method}. */
    private static Stream<String> tests(String className) {
        try {
            Class<?> type = Class.forName(className, false, ConformanceTableTest.class.getClassLoader());
            return Arrays.stream(type.getDeclaredMethods())
                    .filter(method -> Arrays.stream(method.getAnnotations())
                            .anyMatch(annotation ->
                                    annotation.annotationType().getName().startsWith("org.junit.jupiter.")))
                    .map(method -> type.getSimpleName() + "." + method.getName());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private static String path(String packageName) {
        return packageName.replace('.', '/');
    }
}
