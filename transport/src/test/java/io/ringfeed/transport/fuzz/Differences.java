package io.ringfeed.transport.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import io.ringfeed.transport.frame.CloseCode;
import io.ringfeed.transport.frame.ProtocolViolation;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/**
 * Holds our parser against Netty's decoder. Both have to find the same messages and to reject the same streams by the same code,
 * but for what is known and justified:
 */
enum Differences {
    /** No difference. */
    NONE,

    /** Netty takes close codes from 5000 on, which RFC 6455 §7.4.2 gives to nobody; we reject them. */
    CLOSE_CODE_OVER_4999,

    /** Netty takes a reason of a Close frame that ends within a character; RFC 6455 §5.5.1 wants UTF-8. */
    CLOSE_REASON_CUT,

    /** A Close frame with a wrong code and a wrong reason: we say 1002, Netty, which looks at the reason first, 1007. */
    CLOSE_WRONG_TWICE,

    /** Netty limits each frame, we limit the whole message, as what its memory is bounded by. */
    SUM_OF_FRAGMENTS_OVER_THE_MAXIMUM,

    /**
     * The stream ends within a frame. We reject wrong text as soon as it is there, Netty when its frame is whole; Netty rejects a Close
     * frame of one byte by its header, we do when the byte is there. Once the frame is whole both have rejected it.
     */
    FRAME_NOT_WHOLE;

    /** Compares them on a stream; fails where they differ in any other way. */
    static Differences find(byte[] stream) {
        Drive.Outcome ours = Drive.whole(stream);
        try (NettyDecoder netty = new NettyDecoder()) {
            netty.feed(stream);
            return compare(stream, ours, netty);
        }
    }

    /** The same, with the stream cut into random pieces for Netty; ours is held to {@link ParserLaws}. */
    static Differences find(byte[] stream, Random random) {
        Drive.Outcome ours = Drive.whole(stream);
        try (NettyDecoder netty = new NettyDecoder()) {
            int cut = random.nextInt(stream.length + 1);
            netty.feed(Arrays.copyOf(stream, cut));
            netty.feed(Arrays.copyOfRange(stream, cut, stream.length));
            return compare(stream, ours, netty);
        }
    }

    private static Differences compare(byte[] stream, Drive.Outcome ours, NettyDecoder netty) {
        int ourCode = code(ours);
        List<String> ourMessages = messages(ours);
        if (ourCode == netty.rejectCode() && ourMessages.equals(netty.found())) {
            return NONE;
        }
        Differences inClose = compareClose(ours.violation(), netty);
        if (inClose != NONE) {
            int common = ourMessages.size();
            assertEquals(netty.found().subList(0, common), ourMessages, () -> hex(stream));
            assertEquals(
                    inClose == CLOSE_WRONG_TWICE ? common : common + 1,
                    netty.found().size(),
                    () -> hex(stream));
            return inClose;
        }
        if (ours.violation() == ProtocolViolation.MESSAGE_TOO_LARGE
                && netty.longestMessageBytes() + Tail.of(stream).payloadBytes() > Drive.MAX_MESSAGE_BYTES) {
            int common = ourMessages.size();
            assertEquals(netty.found().subList(0, common), ourMessages, () -> hex(stream));
            return SUM_OF_FRAGMENTS_OVER_THE_MAXIMUM;
        }
        return compareOnceWhole(stream, ourCode, netty);
    }

    private static Differences compareClose(ProtocolViolation ours, NettyDecoder netty) {
        List<String> found = netty.found();
        String last = found.isEmpty() ? "" : found.get(found.size() - 1);
        if (ours == ProtocolViolation.CLOSE_CODE_INVALID && netty.rejectCode() == CloseCode.INVALID_PAYLOAD) {
            return CLOSE_WRONG_TWICE;
        }
        if (ours == ProtocolViolation.CLOSE_CODE_INVALID
                && last.matches("(?s)close [5-9][0-9]{3} .*|close [0-9]{5} .*")) {
            return CLOSE_CODE_OVER_4999;
        }
        // Netty's text form stands in for what was cut.
        boolean isCut = last.startsWith("close ") && last.endsWith("\uFFFD");
        return ours == ProtocolViolation.CLOSE_REASON_NOT_UTF8 && isCut ? CLOSE_REASON_CUT : NONE;
    }

    private static Differences compareOnceWhole(byte[] stream, int ourCode, NettyDecoder netty) {
        int missing = Tail.of(stream).missingBytes();
        if (missing == 0 || (ourCode == 0) == (netty.rejectCode() == 0)) {
            return fail("we reject by " + ourCode + ", Netty by " + netty.rejectCode()
                    + ", or they find other messages: " + hex(stream));
        }
        byte[] whole = Arrays.copyOf(stream, stream.length + missing);
        netty.feed(new byte[missing]);
        Drive.Outcome ours = Drive.whole(whole);
        assertEquals(netty.rejectCode(), code(ours), () -> hex(stream));
        assertEquals(netty.found(), messages(ours), () -> hex(stream));
        return FRAME_NOT_WHOLE;
    }

    private static int code(Drive.Outcome ours) {
        return ours.violation() == null ? 0 : ours.violation().closeCode();
    }

    private static List<String> messages(Drive.Outcome ours) {
        List<String> found = ours.found();
        return ours.violation() == null ? found : found.subList(0, found.size() - 1);
    }

    private static String hex(byte[] stream) {
        return "the stream is " + HexFormat.of().formatHex(stream);
    }
}
