package io.ringfeed.transport.conformance;

import static io.ringfeed.transport.conformance.Case.broken;
import static io.ringfeed.transport.conformance.Case.closed;
import static io.ringfeed.transport.frame.Frames.bytes;
import static io.ringfeed.transport.frame.Frames.close;
import static io.ringfeed.transport.frame.Frames.frame;
import static io.ringfeed.transport.frame.Frames.join;

import io.ringfeed.transport.frame.CloseCode;
import io.ringfeed.transport.frame.Opcode;
import io.ringfeed.transport.frame.ProtocolViolation;
import java.util.ArrayList;
import java.util.List;

/** RFC 6455 §5.5.1 and §7.4: Close frames of the server. */
public final class CloseCases {
    private static final int[] ALLOWED = {
        1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 3999, 4000, 4999
    };
    private static final int[] FORBIDDEN = {0, 1, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 65_535};

    private CloseCases() {}

    static List<Case> valid() {
        List<Case> cases = new ArrayList<>();
        cases.add(closed(CloseCode.NO_STATUS, "no code", frame(true, Opcode.CLOSE, "")));
        for (int code : ALLOWED) {
            cases.add(closed(code, "code " + code, close(code, "")));
        }
        cases.add(closed(1000, "reason", close(1000, "that is all")));
        cases.add(closed(1001, "reason in UTF-8", close(1001, "bis sp\u00E4ter \u5E01 \uD83D\uDE80")));
        cases.add(closed(1000, "longest reason", close(1000, "r".repeat(123))));
        byte[] amid = join(frame(true, Opcode.TEXT, "a"), frame(false, Opcode.TEXT, "b"), close(1000, ""));
        cases.add(closed(1000, "between fragments", amid, "text a"));
        byte[] pinged = join(frame(true, Opcode.PING, "p"), close(1000, ""), frame(true, Opcode.PING, "late"));
        cases.add(closed(1000, "between pings", pinged).answering("p"));
        cases.add(closed(1000, "two", join(close(1000, ""), close(1001, ""))));
        cases.add(closed(1000, "wrong bytes behind", join(close(1000, ""), bytes(0xFF, 0xFF, 0xFF))));
        return cases;
    }

    static List<Case> invalid() {
        List<Case> cases = new ArrayList<>();
        cases.add(broken(ProtocolViolation.CLOSE_CODE_TRUNCATED, "half a code", bytes(0x88, 1, 3)));
        for (int code : FORBIDDEN) {
            cases.add(broken(ProtocolViolation.CLOSE_CODE_INVALID, "forbidden code " + code, close(code, "")));
            cases.add(broken(
                    ProtocolViolation.CLOSE_CODE_INVALID, "forbidden code with reason " + code, close(code, "reason")));
        }
        for (int[] reason :
                new int[][] {{0xFF}, {'a', 0xC3}, {0xED, 0xA0, 0x80}, {0xCE, 0xBA, 0xF4, 0x90, 0x80, 0x80, 'x'}}) {
            byte[] payload = join(bytes(3, 0xE8), bytes(reason));
            cases.add(broken(
                    ProtocolViolation.CLOSE_REASON_NOT_UTF8,
                    "reason that is no text " + reason.length,
                    frame(true, Opcode.CLOSE, payload)));
        }
        return cases;
    }

    /** All of them. */
    public static List<Case> all() {
        return Catalogue.join(List.of(valid(), invalid()));
    }
}
