package io.ringfeed.transport.conformance;

import static io.ringfeed.transport.conformance.Case.broken;
import static io.ringfeed.transport.conformance.Case.taken;
import static io.ringfeed.transport.frame.Frames.bytes;
import static io.ringfeed.transport.frame.Frames.frame;
import static io.ringfeed.transport.frame.Frames.join;
import static java.nio.charset.StandardCharsets.US_ASCII;

import io.ringfeed.transport.frame.Opcode;
import io.ringfeed.transport.frame.ProtocolViolation;
import java.util.ArrayList;
import java.util.List;

/** RFC 6455 §5.1 and §5.2: the header of one frame. */
public final class FramingCases {
    /** At the edges of the length forms, and two whose length bytes differ, to tell their order. */
    private static final int[] LENGTHS = {0, 1, 125, 126, 127, 128, 258, 65_535, 65_536, 66_051};

    private FramingCases() {}

    static List<Case> lengths() {
        List<Case> cases = new ArrayList<>();
        for (int length : LENGTHS) {
            byte[] text = "*".repeat(length).getBytes(US_ASCII);
            byte[] binary = new byte[length];
            for (int i = 0; i < length; i++) {
                binary[i] = (byte) (i * 7);
            }
            cases.add(taken("text of " + length, frame(true, Opcode.TEXT, text), Case.text(text)));
            cases.add(taken("binary of " + length, frame(true, Opcode.BINARY, binary), Case.binary(binary)));
        }
        return cases;
    }

    static List<Case> reservedBits() {
        List<Case> cases = new ArrayList<>();
        for (int opcode : new int[] {Opcode.TEXT, Opcode.BINARY, Opcode.PING, Opcode.PONG, Opcode.CLOSE}) {
            for (int bits = 0x10; bits <= 0x70; bits += 0x10) {
                String name = "reserved bits " + (bits >> 4) + " with opcode " + opcode;
                cases.add(broken(ProtocolViolation.RESERVED_BITS, name, bytes(0x80 | bits | opcode, 1, 'x')));
            }
        }
        byte[] inFragments = join(frame(false, Opcode.TEXT, "a"), bytes(0xC0, 1, 'b'));
        cases.add(broken(ProtocolViolation.RESERVED_BITS, "reserved bit of a continuation", inFragments));
        return cases;
    }

    static List<Case> reservedOpcodes() {
        List<Case> cases = new ArrayList<>();
        for (int opcode : new int[] {3, 4, 5, 6, 7, 11, 12, 13, 14, 15}) {
            String name = "opcode " + opcode;
            ProtocolViolation rule = ProtocolViolation.RESERVED_OPCODE;
            cases.add(broken(rule, name + " empty", frame(true, opcode, "")));
            cases.add(broken(rule, name + " with payload", frame(true, opcode, "payload")));
            cases.add(broken(rule, name + " not final", frame(false, opcode, "")));
            byte[] inFragments = join(frame(false, Opcode.TEXT, "a"), frame(true, opcode, "b"));
            cases.add(broken(rule, name + " between fragments", inFragments));
        }
        return cases;
    }

    static List<Case> masked() {
        List<Case> cases = new ArrayList<>();
        for (int opcode : new int[] {Opcode.TEXT, Opcode.BINARY, Opcode.PING, Opcode.PONG, Opcode.CLOSE}) {
            String name = "masked opcode " + opcode;
            ProtocolViolation rule = ProtocolViolation.MASKED_SERVER_FRAME;
            cases.add(broken(rule, name, bytes(0x80 | opcode, 0x82, 0, 0, 0, 0, 3, 0xE8)));
            cases.add(broken(rule, name + " empty", bytes(0x80 | opcode, 0x80, 1, 2, 3, 4)));
        }
        byte[] inFragments = join(frame(false, Opcode.TEXT, "a"), bytes(0x80, 0x81, 0, 0, 0, 0, 'b'));
        cases.add(broken(ProtocolViolation.MASKED_SERVER_FRAME, "masked continuation", inFragments));
        return cases;
    }

    static List<Case> lengthForms() {
        ProtocolViolation notMinimal = ProtocolViolation.LENGTH_NOT_MINIMAL;
        ProtocolViolation negative = ProtocolViolation.LENGTH_NEGATIVE;
        return List.of(
                broken(notMinimal, "0 in 16 bits", bytes(0x81, 126, 0, 0)),
                broken(notMinimal, "125 in 16 bits", bytes(0x82, 126, 0, 125)),
                broken(notMinimal, "0 in 64 bits", bytes(0x81, 127, 0, 0, 0, 0, 0, 0, 0, 0)),
                broken(notMinimal, "125 in 64 bits", bytes(0x82, 127, 0, 0, 0, 0, 0, 0, 0, 125)),
                broken(notMinimal, "126 in 64 bits", bytes(0x81, 127, 0, 0, 0, 0, 0, 0, 0, 126)),
                broken(notMinimal, "65535 in 64 bits", bytes(0x82, 127, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF)),
                broken(negative, "top bit of the length", bytes(0x81, 127, 0x80, 0, 0, 0, 0, 0, 0, 0)),
                broken(negative, "every bit of the length", bytes(0x82, 127, 255, 255, 255, 255, 255, 255, 255, 255)));
    }

    static List<Case> tooLarge() {
        ProtocolViolation rule = ProtocolViolation.MESSAGE_TOO_LARGE;
        return List.of(
                broken(rule, "a byte over 4 MiB", bytes(0x82, 127, 0, 0, 0, 0, 0, 0x40, 0, 1)),
                broken(rule, "4 GiB", bytes(0x82, 127, 0, 0, 0, 1, 0, 0, 0, 0)),
                broken(rule, "2^63 - 1", bytes(0x81, 127, 0x7F, 255, 255, 255, 255, 255, 255, 255)),
                broken(
                        rule,
                        "fragments that sum up to a byte more than 4 MiB",
                        join(frame(false, Opcode.BINARY, "x"), bytes(0x80, 127, 0, 0, 0, 0, 0, 0x40, 0, 0))));
    }

    /** All of them. */
    public static List<Case> all() {
        return Catalogue.join(
                List.of(lengths(), reservedBits(), reservedOpcodes(), masked(), lengthForms(), tooLarge()));
    }
}
