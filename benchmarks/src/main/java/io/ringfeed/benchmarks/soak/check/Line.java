package io.ringfeed.benchmarks.soak.check;

/** One line of a file, taken field by field from left to right; fields are parted by one blank. */
final class Line {
    private final String file;
    private String text = "";
    private long number;
    private int position;

    Line(String file) {
        this.file = file;
    }

    void next(String line) {
        text = line;
        number++;
        position = 0;
    }

    String word() {
        if (position >= text.length()) {
            throw wrong("ends too early");
        }
        int end = end();
        String word = text.substring(position, end);
        position = end + 1;
        return word;
    }

    long number() {
        int end = end();
        try {
            long value = Long.parseLong(text, position, end, 10);
            position = end + 1;
            return value;
        } catch (NumberFormatException | IndexOutOfBoundsException notANumber) {
            throw wrong("has no number at column " + (position + 1));
        }
    }

    String where() {
        return file + ", line " + number + ": " + text;
    }

    IllegalArgumentException wrong(String problem) {
        return new IllegalArgumentException(file + ", line " + number + " " + problem + ": " + text);
    }

    private int end() {
        int end = text.indexOf(' ', position);
        return end < 0 ? text.length() : end;
    }
}
