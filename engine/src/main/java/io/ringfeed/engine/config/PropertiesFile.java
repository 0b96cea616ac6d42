package io.ringfeed.engine.config;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * Reads a file in the format of {@link Properties}, in UTF-8, and keeps the numbers of its lines, which {@code Properties} forgets:
 * it is given one logical line at a time.
 */
final class PropertiesFile {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Path file;
    private final List<String> problems;
    private final List<Setting> settings = new ArrayList<>();
    private final Map<String, Integer> seen = new HashMap<>();

    private PropertiesFile(Path file, List<String> problems) {
        this.file = file;
        this.problems = problems;
    }

    /** What the file says, in its order; what is wrong with it goes to the problems. */
    static List<Setting> read(Path file, List<String> problems) {
        PropertiesFile reader = new PropertiesFile(file, problems);
        reader.readText().ifPresent(reader::readLines);
        return reader.settings;
    }

    private Optional<String> readText() {
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            return Optional.of(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
        } catch (NoSuchFileException missing) {
            problems.add("there is no file " + file + ": give a properties file");
        } catch (CharacterCodingException malformed) {
            problems.add(file + " is no UTF-8 text: save it as such");
        } catch (IOException unreadable) {
            problems.add(file + " cannot be read (" + unreadable.getMessage() + "): give a properties file");
        }
        return Optional.empty();
    }

    private void readLines(String text) {
        String[] lines = text.split("\r\n|\r|\n", -1);
        for (int i = 0; i < lines.length; i++) {
            if (isComment(lines[i])) {
                continue;
            }
            int first = i;
            StringBuilder logical = new StringBuilder(lines[i]);
            while (isContinued(lines[i]) && i + 1 < lines.length) {
                logical.append('\n').append(lines[++i]);
            }
            readLine(first + 1, logical.toString());
        }
    }

    private void readLine(int number, String logical) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(logical));
        } catch (IOException | IllegalArgumentException malformed) {
            problems.add(file + ":" + number + ": an escape \\u needs four hexadecimal digits");
            return;
        }
        properties.stringPropertyNames().forEach(name -> add(number, name, properties.getProperty(name)));
    }

    private void add(int number, String name, String text) {
        String origin = file + ":" + number;
        Integer earlier = seen.putIfAbsent(name, number);
        if (earlier != null) {
            problems.add(origin + ": " + KeyAdvice.quoted(name) + " is set in line " + earlier
                    + " already: keep one of them");
            return;
        }
        ConfigKeys.find(name)
                .ifPresentOrElse(
                        key -> settings.add(new Setting(key, text, origin)),
                        () -> problems.add(origin + ": " + KeyAdvice.unknownKey(name)));
    }

    private static boolean isComment(String line) {
        String stripped = line.stripLeading();
        return stripped.isEmpty() || stripped.startsWith("#") || stripped.startsWith("!");
    }

    /** By an odd number of backslashes at its end; an even one stands for backslashes. */
    private static boolean isContinued(String line) {
        int backslashes = 0;
        while (backslashes < line.length() && line.charAt(line.length() - 1 - backslashes) == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }
}
