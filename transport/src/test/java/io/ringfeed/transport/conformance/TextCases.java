package io.ringfeed.transport.conformance;

import static io.ringfeed.transport.conformance.Case.broken;
import static io.ringfeed.transport.conformance.Case.taken;
import static io.ringfeed.transport.frame.Frames.frame;
import static io.ringfeed.transport.frame.Frames.join;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.ringfeed.transport.frame.Opcode;
import io.ringfeed.transport.frame.ProtocolViolation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** RFC 6455 §5.6 and §8.1: text is UTF-8, as a whole, wherever its fragments are cut. */
public final class TextCases {
    private static final int LONGEST_CHARACTER_BYTES = 4;
    private static final String[] VALID = {
        "Hello-\u00B5@\u00DF\u00F6\u00E4\u00FC\u00E0\u00E1-UTF-8!!",
        "\u03BA\u1F79\u03C3\u03BC\u03B5",
        "\u5E01\u5B89\u4EBA\u751F",
        "\u0000",
        "\u007F",
        "\u0080",
        "\u07FF",
        "\u0800",
        "\uD7FF",
        "\uE000",
        "\uFFFD",
        "\uFFFE\uFFFF",
        "\uFEFFbyte order mark",
        "\uD800\uDC00",
        "\uD83D\uDE80 in between \uD83D\uDE80",
        "\uD83F\uDFFE\uD83F\uDFFF",
        "\uDBFF\uDFFF",
    };

    /** Each is wrong at its end at the latest, whatever follows. */
    private static final String[] WRONG = {
        // A continuation byte on its own.
        "80",
        "bf",
        "c3a480",
        "e282acbf",
        // Overlong forms.
        "c080",
        "c0af",
        "c1bf",
        "e08080",
        "e080af",
        "e09fbf",
        "f0808080",
        "f08080af",
        "f08fbfbf",
        // Surrogates.
        "eda080",
        "edadbf",
        "edb080",
        "edbfbf",
        "eda080edb080",
        "edafbfedbfbf",
        // Beyond U+10FFFF.
        "f4908080",
        "f5808080",
        "f7bfbfbf",
        "f888808080",
        "fbbfbfbfbf",
        "fc8480808080",
        "fdbfbfbfbfbf",
        "fe",
        "ff",
        "fefeffff",
        // A character that breaks off.
        "c328",
        "c3c3",
        "e22828",
        "e28228",
        "e282ff",
        "f0282828",
        "f09f2828",
        "f09f9828",
        "f09f98c0",
        // Among good ones.
        "cebae1bdb9cf83cebcceb5f4908080656469746564",
        "cebae1bdb9cf83cebcceb5eda080656469746564",
    };

    /** Right as far as they go. */
    private static final String[] UNFINISHED = {"c3", "df", "e0", "e2", "e282", "ed9f", "f0", "f09f", "f09f98", "f48fbf"
    };

    private TextCases() {}

    static List<Case> valid() {
        List<Case> cases = new ArrayList<>();
        cases.add(taken("empty text", frame(true, Opcode.TEXT, ""), "text "));
        for (String each : VALID) {
            byte[] payload = each.getBytes(UTF_8);
            String name = "valid " + HexFormat.of().formatHex(payload);
            cases.add(taken(name, frame(true, Opcode.TEXT, payload), Case.text(payload)));
            cases.add(taken(name + " in a fragment per byte", fragments(payload, true), Case.text(payload)));
            byte[] atLength = join(
                    "x".repeat(120).getBytes(US_ASCII), payload, "y".repeat(20).getBytes(US_ASCII));
            cases.add(taken(name + " far behind", frame(true, Opcode.TEXT, atLength), Case.text(atLength)));
        }
        cases.add(taken(
                        "a ping in the middle of a character",
                        join(
                                frame(false, Opcode.TEXT, hex("f09f")),
                                frame(true, Opcode.PING, hex("ff")),
                                frame(true, Opcode.CONTINUATION, hex("9a80"))),
                        Case.text("\uD83D\uDE80"))
                .answering("\u00FF"));
        cases.add(taken(
                "an empty fragment in the middle of a character",
                join(
                        frame(false, Opcode.TEXT, hex("e282")),
                        frame(false, Opcode.CONTINUATION, ""),
                        frame(true, Opcode.CONTINUATION, hex("ac"))),
                Case.text("\u20AC")));
        for (String each : WRONG) {
            byte[] payload = hex(each);
            cases.add(taken("binary " + each, frame(true, Opcode.BINARY, payload), Case.binary(payload)));
        }
        return cases;
    }

    static List<Case> invalid() {
        List<Case> cases = new ArrayList<>();
        for (String each : WRONG) {
            byte[] payload = hex(each);
            cases.add(wrong(each, frame(true, Opcode.TEXT, payload)));
            if (payload.length <= LONGEST_CHARACTER_BYTES) {
                cases.add(wrong(each + " in fragments that do not end", fragments(payload, false)));
            }
        }
        for (String each : UNFINISHED) {
            byte[] payload = hex(each);
            cases.add(wrong(
                    each + " at the end", frame(true, Opcode.TEXT, join("ends with ".getBytes(US_ASCII), payload))));
            cases.add(wrong(each + " at the end of fragments", fragments(payload, true)));
            byte[] emptyLast = join(frame(false, Opcode.TEXT, payload), frame(true, Opcode.CONTINUATION, ""));
            cases.add(wrong(each + " with an empty last fragment", emptyLast));
        }
        return cases;
    }

    private static Case wrong(String name, byte[] wire) {
        return broken(ProtocolViolation.TEXT_NOT_UTF8, "wrong " + name, wire);
    }

    private static byte[] fragments(byte[] payload, boolean ends) {
        List<byte[]> frames = new ArrayList<>();
        for (int i = 0; i < payload.length; i++) {
            boolean last = ends && i == payload.length - 1;
            frames.add(frame(last, i == 0 ? Opcode.TEXT : Opcode.CONTINUATION, Arrays.copyOfRange(payload, i, i + 1)));
        }
        return join(frames.toArray(byte[][]::new));
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    /** All of them. */
    public static List<Case> all() {
        return Catalogue.join(List.of(valid(), invalid()));
    }
}
