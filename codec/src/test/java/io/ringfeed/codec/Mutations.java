package io.ringfeed.codec;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes other frames out of valid ones, some of which are still valid. The same seed gives the same frames. */
public final class Mutations {
    private static final String TOKENS = "{}[]:,\"\\ 0123456789-.eEtfn\u0000";
    private static final Pattern NUMBER = Pattern.compile("-?[0-9][0-9.]*");
    private static final Pattern KEY = Pattern.compile("\"([A-Za-z]+)\":");
    private static final List<String> MEMBERS = List.of(
            "\"zz\":[[{\"e\":\"trade\"},{}],1e5]",
            "\"e\":\"trade\"",
            "\"E\":5",
            "\"s\":\"X\"",
            "\"u\":7",
            "\"b\":\"1\"",
            "\"b\":[]",
            "\"result\":null",
            "\"data\":{}",
            "\"stream\":\"x@y\"",
            "\"lastUpdateId\":3",
            "\"bids\":[]",
            "\"M\":null",
            "\"\":\"\\u00e4\"",
            "\"code\":1");

    private final Random random;

    public Mutations(long seed) {
        random = new Random(seed);
    }

    /** One of the frames, changed. */
    public byte[] mutate(List<String> frames) {
        String frame = frames.get(random.nextInt(frames.size()));
        return switch (random.nextInt(16)) {
            case 0 -> utf8(Disguise.of(frame, random));
            case 1 -> mutateBytes(utf8(Disguise.of(frame, random)));
            case 2 ->
                utf8(replaceOne(
                        NUMBER, frame, numbers().get(random.nextInt(numbers().size()))));
            case 3 -> utf8(swapCaseOfAKey(frame));
            case 4 -> utf8(insertBlank(frame));
            case 5 -> utf8(insertMember(frame));
            case 6 -> utf8(frame.substring(0, random.nextInt(frame.length())));
            case 7 -> utf8(escapeALetter(frame));
            default -> mutateBytes(utf8(frame));
        };
    }

    /** Numbers of every length, some of which are none. */
    public static List<String> numbers() {
        return NUMBERS;
    }

    private static final List<String> NUMBERS = makeNumbers();

    private static List<String> makeNumbers() {
        List<String> numbers = new ArrayList<>(List.of(
                "", "-", ".", "0", "-0", "00", "01", "0.0", "-1", "-1.5", "1.", ".5", "1e5", "1.5.2", "+1", " 1",
                "1 "));
        String digits = "1234567890".repeat(14);
        for (int length = 1; length <= 40; length++) {
            numbers.add(digits.substring(0, length));
            numbers.add("0." + digits.substring(0, length));
            numbers.add(digits.substring(0, length) + ".00000000");
            numbers.add("9".repeat(length));
            numbers.add("-" + digits.substring(0, length) + "." + digits.substring(0, 41 - length));
            numbers.add("1" + "0".repeat(length));
        }
        numbers.add(digits);
        numbers.add("9223372036854775807");
        numbers.add("9223372036854775808");
        numbers.add("92233720368.54775807");
        numbers.add("92233720368.54775808");
        return List.copyOf(numbers);
    }

    /** The frame with each of its numbers replaced in turn. */
    public static List<String> withEachNumberReplaced(String frame, String number) {
        List<String> variants = new ArrayList<>();
        Matcher matcher = NUMBER.matcher(frame);
        while (matcher.find()) {
            variants.add(frame.substring(0, matcher.start()) + number + frame.substring(matcher.end()));
        }
        return variants;
    }

    private String replaceOne(Pattern pattern, String frame, String replacement) {
        List<int[]> found = new ArrayList<>();
        Matcher matcher = pattern.matcher(frame);
        while (matcher.find()) {
            found.add(new int[] {matcher.start(), matcher.end()});
        }
        if (found.isEmpty()) {
            return frame;
        }
        int[] one = found.get(random.nextInt(found.size()));
        return frame.substring(0, one[0]) + replacement + frame.substring(one[1]);
    }

    private String swapCaseOfAKey(String frame) {
        Matcher matcher = KEY.matcher(frame);
        int skip = random.nextInt(12);
        while (matcher.find()) {
            if (skip-- == 0) {
                int at = matcher.start(1) + random.nextInt(matcher.end(1) - matcher.start(1));
                return frame.substring(0, at) + (char) (frame.charAt(at) ^ 0x20) + frame.substring(at + 1);
            }
        }
        return frame;
    }

    /** Mostly where a blank is legal: beside a token. */
    private String insertBlank(String frame) {
        for (int attempt = 0; attempt < 20; attempt++) {
            int at = random.nextInt(frame.length());
            if ("{}[]:,".indexOf(frame.charAt(at)) >= 0) {
                String blank = List.of(" ", "\t", "\n", "\r\n", "\f", "\u00a0").get(random.nextInt(6));
                int behind = at + random.nextInt(2);
                return frame.substring(0, behind) + blank + frame.substring(behind);
            }
        }
        return frame;
    }

    private String insertMember(String frame) {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < frame.length() - 1; i++) {
            if ((frame.charAt(i) == '{' || frame.charAt(i) == ',') && frame.charAt(i + 1) == '"') {
                places.add(i + 1);
            }
        }
        int at = places.get(random.nextInt(places.size()));
        return frame.substring(0, at) + MEMBERS.get(random.nextInt(MEMBERS.size())) + "," + frame.substring(at);
    }

    private String escapeALetter(String frame) {
        for (int attempt = 0; attempt < 20; attempt++) {
            int at = random.nextInt(frame.length());
            if (Character.isLetterOrDigit(frame.charAt(at))) {
                return frame.substring(0, at)
                        + String.format("\\u%04x", (int) frame.charAt(at))
                        + frame.substring(at + 1);
            }
        }
        return frame;
    }

    /** Changes, removes, inserts or cuts off up to three bytes, wherever they are. */
    public byte[] mutateBytes(byte[] frame) {
        byte[] bytes = frame;
        for (int n = 1 + random.nextInt(3); n > 0 && bytes.length > 0; n--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(6)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> bytes[at] = token();
                case 3 -> bytes = Arrays.copyOf(bytes, at + 1);
                case 4 -> {
                    byte[] shorter = Arrays.copyOf(bytes, bytes.length - 1);
                    System.arraycopy(bytes, at + 1, shorter, at, shorter.length - at);
                    bytes = shorter;
                }
                default -> {
                    byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
                    System.arraycopy(bytes, at, longer, at + 1, bytes.length - at);
                    longer[at] = token();
                    bytes = longer;
                }
            }
        }
        return bytes;
    }

    private byte token() {
        return (byte) TOKENS.charAt(random.nextInt(TOKENS.length()));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
