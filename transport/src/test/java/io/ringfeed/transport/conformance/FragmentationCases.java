package io.ringfeed.transport.conformance;

import static io.ringfeed.transport.conformance.Case.broken;
import static io.ringfeed.transport.conformance.Case.taken;
import static io.ringfeed.transport.frame.Frames.frame;
import static io.ringfeed.transport.frame.Frames.join;
import static java.nio.charset.StandardCharsets.US_ASCII;

import io.ringfeed.transport.frame.Opcode;
import io.ringfeed.transport.frame.ProtocolViolation;
import java.util.ArrayList;
import java.util.List;

/** RFC 6455 §5.4: messages in fragments, and what may come between these. */
public final class FragmentationCases {
    private static final byte[] NOTHING = {};
    private static final byte[] PING = frame(true, Opcode.PING, "between");
    private static final byte[] PONG = frame(true, Opcode.PONG, "unasked");

    private FragmentationCases() {}

    /** One to four fragments, each empty or not, with nothing, a PING, a PONG or both behind each (in turn), as text and as binary. */
    static List<Case> permutations() {
        List<Case> cases = new ArrayList<>();
        for (int opcode : new int[] {Opcode.TEXT, Opcode.BINARY}) {
            for (int fragments = 1; fragments <= 4; fragments++) {
                for (int empty = 0; empty < 1 << fragments; empty++) {
                    cases.add(permutation(opcode, fragments, empty, (empty + fragments + opcode) % 4));
                }
            }
        }
        return cases;
    }

    private static Case permutation(int opcode, int fragments, int empty, int between) {
        byte[] control = new byte[][] {NOTHING, PING, PONG, join(PONG, PING)}[between];
        List<byte[]> frames = new ArrayList<>();
        List<String> pongs = new ArrayList<>();
        StringBuilder payload = new StringBuilder();
        for (int i = 0; i < fragments; i++) {
            String part = (empty & (1 << i)) != 0 ? "" : "part " + i;
            payload.append(part);
            frames.add(frame(i == fragments - 1, i == 0 ? opcode : Opcode.CONTINUATION, part));
            frames.add(control);
            if (between % 2 == 1) {
                pongs.add("between");
            }
        }
        byte[] whole = payload.toString().getBytes(US_ASCII);
        String name = (opcode == Opcode.TEXT ? "text" : "binary") + " in " + fragments + " with "
                + List.of("nothing", "ping", "pong", "pong and ping").get(between) + " between, empty "
                + Integer.toBinaryString(empty);
        return taken(
                        name,
                        join(frames.toArray(byte[][]::new)),
                        opcode == Opcode.TEXT ? Case.text(whole) : Case.binary(whole))
                .answering(pongs.toArray(String[]::new));
    }

    static List<Case> order() {
        return List.of(
                taken(
                        "a whole message behind one in fragments",
                        join(
                                frame(false, Opcode.TEXT, "a"),
                                frame(true, Opcode.CONTINUATION, "b"),
                                frame(true, Opcode.TEXT, "c")),
                        "text ab",
                        "text c"),
                taken(
                        "two messages in fragments, of either kind",
                        join(
                                frame(false, Opcode.TEXT, "a"),
                                frame(true, Opcode.CONTINUATION, "b"),
                                frame(false, Opcode.BINARY, "c"),
                                frame(true, Opcode.CONTINUATION, "d")),
                        "text ab",
                        "binary cd"),
                taken(
                        "a message in a fragment per byte",
                        fragmentPerByte("0123456789".repeat(10)),
                        Case.text("0123456789".repeat(10))));
    }

    private static byte[] fragmentPerByte(String text) {
        List<byte[]> frames = new ArrayList<>();
        for (int i = 0; i < text.length(); i++) {
            frames.add(frame(
                    i == text.length() - 1, i == 0 ? Opcode.TEXT : Opcode.CONTINUATION, text.substring(i, i + 1)));
        }
        return join(frames.toArray(byte[][]::new));
    }

    static List<Case> continuationsOfNothing() {
        List<Case> cases = new ArrayList<>();
        for (boolean fin : new boolean[] {true, false}) {
            for (String payload : new String[] {"", "payload"}) {
                ProtocolViolation rule = ProtocolViolation.CONTINUATION_WITHOUT_START;
                byte[] stray = frame(fin, Opcode.CONTINUATION, payload);
                String name = (fin ? "final" : "open") + " continuation" + (payload.isEmpty() ? ", empty," : "");
                cases.add(broken(rule, name + " of nothing", stray));
                cases.add(broken(
                        rule, name + " of a whole message", join(frame(true, Opcode.TEXT, "a"), stray), "text a"));
                byte[] complete = join(frame(false, Opcode.TEXT, "a"), frame(true, Opcode.CONTINUATION, "b"), stray);
                cases.add(broken(rule, name + " of complete fragments", complete, "text ab"));
            }
        }
        return cases;
    }

    static List<Case> interrupted() {
        List<Case> cases = new ArrayList<>();
        for (int opcode : new int[] {Opcode.TEXT, Opcode.BINARY}) {
            for (boolean fin : new boolean[] {true, false}) {
                for (String payload : new String[] {"", "payload"}) {
                    ProtocolViolation rule = ProtocolViolation.MESSAGE_INSIDE_FRAGMENTS;
                    String name = (fin ? "whole " : "open ") + opcode + (payload.isEmpty() ? " empty" : "");
                    byte[] intruder = frame(fin, opcode, payload);
                    cases.add(broken(
                            rule, name + " behind the first fragment", join(frame(false, Opcode.TEXT, "a"), intruder)));
                    byte[] later = join(
                            frame(false, Opcode.BINARY, ""),
                            frame(false, Opcode.CONTINUATION, "b"),
                            frame(true, Opcode.PING, "p"),
                            intruder);
                    cases.add(broken(rule, name + " behind a later fragment", later)
                            .answering("p"));
                }
            }
        }
        return cases;
    }

    /** All of them. */
    public static List<Case> all() {
        return Catalogue.join(List.of(permutations(), order(), continuationsOfNothing(), interrupted()));
    }
}
