package io.ringfeed.transport.conformance;

import static io.ringfeed.transport.conformance.Case.broken;
import static io.ringfeed.transport.conformance.Case.taken;
import static io.ringfeed.transport.frame.Frames.bytes;
import static io.ringfeed.transport.frame.Frames.frame;
import static io.ringfeed.transport.frame.Frames.join;

import io.ringfeed.transport.frame.Opcode;
import io.ringfeed.transport.frame.ProtocolViolation;
import java.util.ArrayList;
import java.util.List;

/** RFC 6455 §5.5: PINGs, PONGs, and the shape of every control frame. */
public final class ControlCases {
    private ControlCases() {}

    static List<Case> pings() {
        String[] ten = {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"};
        List<byte[]> inARow = new ArrayList<>();
        for (String each : ten) {
            inARow.add(frame(true, Opcode.PING, each));
        }
        return List.of(
                taken("empty ping", frame(true, Opcode.PING, "")).answering(""),
                taken("ping of 1", frame(true, Opcode.PING, "1")).answering("1"),
                taken("ping that is no text", frame(true, Opcode.PING, bytes(0, 0xFF, 0xFE, 0xFD, 0xFC, 0xFB)))
                        .answering("\u0000\u00FF\u00FE\u00FD\u00FC\u00FB"),
                taken("ping of 124", frame(true, Opcode.PING, "p".repeat(124))).answering("p".repeat(124)),
                taken("ping of 125", frame(true, Opcode.PING, "p".repeat(125))).answering("p".repeat(125)),
                taken("ten pings", join(inARow.toArray(byte[][]::new))).answering(ten),
                taken(
                                "ping between messages",
                                join(
                                        frame(true, Opcode.TEXT, "a"),
                                        frame(true, Opcode.PING, "p"),
                                        frame(true, Opcode.TEXT, "b")),
                                "text a",
                                "text b")
                        .answering("p"));
    }

    static List<Case> pongs() {
        return List.of(
                taken("empty pong", frame(true, Opcode.PONG, "")),
                taken("pong nobody asked for", frame(true, Opcode.PONG, "unasked")),
                taken("pong that is no text", frame(true, Opcode.PONG, bytes(0xC3, 0x28))),
                taken("pong of 8 as our pings have", frame(true, Opcode.PONG, "12345678")),
                taken("pong of 125", frame(true, Opcode.PONG, "p".repeat(125))),
                taken("ping behind a pong", join(frame(true, Opcode.PONG, "x"), frame(true, Opcode.PING, "y")))
                        .answering("y"));
    }

    static List<Case> tooLong() {
        List<Case> cases = new ArrayList<>();
        ProtocolViolation rule = ProtocolViolation.CONTROL_FRAME_TOO_LONG;
        for (int opcode : new int[] {Opcode.CLOSE, Opcode.PING, Opcode.PONG}) {
            byte[] payload =
                    "\u0003\u0003".concat("x".repeat(124)).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
            cases.add(broken(rule, "opcode " + opcode + " of 126", frame(true, opcode, payload)));
            cases.add(broken(rule, "opcode " + opcode + " of 2 in 16 bits", bytes(0x80 | opcode, 126, 0, 2, 3, 0xE8)));
            byte[] wide = bytes(0x80 | opcode, 127, 0, 0, 0, 0, 0, 1, 0, 0);
            cases.add(broken(rule, "opcode " + opcode + " of 65536", wide));
        }
        return cases;
    }

    static List<Case> fragmented() {
        List<Case> cases = new ArrayList<>();
        ProtocolViolation rule = ProtocolViolation.CONTROL_FRAME_FRAGMENTED;
        for (int opcode : new int[] {Opcode.CLOSE, Opcode.PING, Opcode.PONG}) {
            String name = "fragmented opcode " + opcode;
            cases.add(broken(rule, name + " empty", frame(false, opcode, "")));
            byte[] inTwo = join(frame(false, opcode, bytes(3)), frame(true, Opcode.CONTINUATION, bytes(0xE8)));
            cases.add(broken(rule, name + " in two", inTwo));
            byte[] inside = join(frame(false, Opcode.TEXT, "a"), frame(false, opcode, "b"));
            cases.add(broken(rule, name + " between fragments", inside));
        }
        return cases;
    }

    /** All of them. */
    public static List<Case> all() {
        return Catalogue.join(List.of(pings(), pongs(), tooLong(), fragmented()));
    }
}
