package io.ringfeed.transport.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfeed.transport.Await;
import io.ringfeed.transport.LeakWatch;
import io.ringfeed.transport.Setup;
import io.ringfeed.transport.connection.DisconnectCause;
import io.ringfeed.transport.connection.DisconnectCause.Kind;
import io.ringfeed.transport.frame.Frames;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** RFC 6455 §4.1, second half, and §9.1: what the server may answer. */
@ExtendWith(LeakWatch.class)
@Timeout(60)
class HandshakeAnswerIT {
    private static final String CR_LF = "\r\n";

    /** Changes to the answer that leave it valid. */
    private static final Map<String, UnaryOperator<String>> VALID = new LinkedHashMap<>();

    /** Changes that make it none. */
    private static final Map<String, UnaryOperator<String>> INVALID = new LinkedHashMap<>();

    static {
        VALID.put("as it should be", answer -> answer);
        VALID.put("Upgrade in capitals", swap("Upgrade: websocket", "Upgrade: WebSocket"));
        VALID.put("names in other case", swap("Upgrade: websocket", "uPGRADE: WEBSOCKET"));
        VALID.put("Connection in lower case", swap("Connection: Upgrade", "connection: upgrade"));
        VALID.put("Connection with another token", swap("Connection: Upgrade", "Connection: keep-alive, Upgrade"));
        VALID.put(
                "Connection in two lines",
                swap("Connection: Upgrade", "Connection: keep-alive\r\nConnection: Upgrade"));
        VALID.put("blanks around the key", swap("Accept: ", "Accept: \t  "));
        VALID.put("no reason phrase", swap("101 Switching Protocols", "101 "));
        VALID.put("other headers", adding("Server: x\r\nDate: Wed, 25 Nov 2026 00:00:00 GMT\r\nSet-Cookie: a=b"));
        VALID.put("a length that does not count", adding("Content-Length: 5"));
        VALID.put("an interim answer before", answer -> "HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n" + answer);

        INVALID.put("Upgrade missing", swap("Upgrade: websocket\r\n", ""));
        INVALID.put("Upgrade to something else", swap("Upgrade: websocket", "Upgrade: h2c"));
        INVALID.put("Upgrade to more than that", swap("Upgrade: websocket", "Upgrade: websocket2"));
        INVALID.put("Upgrade empty", swap("Upgrade: websocket", "Upgrade: "));
        INVALID.put("Connection missing", swap("Connection: Upgrade\r\n", ""));
        INVALID.put("Connection without the token", swap("Connection: Upgrade", "Connection: close"));
        INVALID.put("Connection with a longer token", swap("Connection: Upgrade", "Connection: Upgrades"));
        INVALID.put("key missing", answer -> answer.replaceFirst("Sec-WebSocket-Accept: [^\r]*\r\n", ""));
        INVALID.put("key empty", answer -> answer.replaceFirst("(Sec-WebSocket-Accept: )[^\r]*", "$1"));
        INVALID.put("key of another", answer -> answer.replaceFirst("(Accept: ).", "$1*"));
        INVALID.put("key in other case", HandshakeAnswerIT::swapCaseOfKey);
        INVALID.put("key and more", answer -> answer.replaceFirst("(Accept: [^\r]*)", "$1="));
        INVALID.put("an extension", adding("Sec-WebSocket-Extensions: permessage-deflate"));
        INVALID.put("an extension of no name", adding("Sec-WebSocket-Extensions: x-unheard-of; a=1"));
        INVALID.put("a subprotocol", adding("Sec-WebSocket-Protocol: chat"));
        INVALID.put("no HTTP", answer -> "WS/1.1 101 Switching Protocols" + answer.substring(answer.indexOf(CR_LF)));
        INVALID.put("a header too long", adding("X: " + "x".repeat(16_000)));
    }

    @Test
    void takesEveryAnswerThatIsValid() throws Exception {
        try (Lab lab = new Lab(Setup.EPOLL_PLAIN)) {
            for (Map.Entry<String, UnaryOperator<String>> each : VALID.entrySet()) {
                Exchange exchange = lab.open(peer -> {
                    byte[] answer = each.getValue().apply(peer.switching()).getBytes(StandardCharsets.US_ASCII);
                    peer.send(answer, Frames.text("hello"));
                    peer.readClose();
                    peer.send(Frames.close(1000, ""));
                });
                Await.until(
                        each.getKey(),
                        () -> exchange.transcript.messageCount == 1 || exchange.transcript.isDisconnected);
                exchange.connection.close(Kind.CLOSED_BY_US);
                assertEquals(Kind.CLOSED_BY_US, exchange.transcript.cause().kind(), each::getKey);
                assertEquals(List.of("text hello"), exchange.transcript.found(), each::getKey);
                exchange.awaitServer();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"EPOLL_PLAIN", "EPOLL_BORINGSSL"})
    void refusesEveryOtherAndEndsTcpWithoutAFrame(Setup setup) throws Exception {
        try (Lab lab = new Lab(setup)) {
            for (Map.Entry<String, UnaryOperator<String>> each : INVALID.entrySet()) {
                Exchange exchange = lab.open(peer -> {
                    peer.sendRaw(each.getValue().apply(peer.switching()));
                    assertTrue(peer.readsEof(), "a byte came behind the request");
                });
                Transcript transcript = exchange.transcript;
                Await.until(each.getKey(), () -> transcript.isConnected || transcript.isDisconnected);
                assertFalse(transcript.isConnected, each::getKey);
                DisconnectCause cause = transcript.cause();
                assertEquals(Kind.HANDSHAKE_INVALID, cause.kind(), () -> each.getKey() + ": " + cause);
                transcript.assertNothingWrong();
                exchange.awaitServer();
            }
        }
    }

    @Test
    void takesAnAnswerInSinglePieces() throws Exception {
        try (Lab lab = new Lab(Setup.EPOLL_PLAIN)) {
            Exchange exchange = lab.open(peer -> {
                for (byte each :
                        Frames.join(peer.switching().getBytes(StandardCharsets.US_ASCII), Frames.text("hello"))) {
                    peer.send(new byte[] {each});
                }
                peer.readClose();
                peer.send(Frames.close(1000, ""));
            });
            Await.until("the message", () -> exchange.transcript.messageCount == 1);
            exchange.connection.close(Kind.CLOSED_BY_US);
            assertEquals(Kind.CLOSED_BY_US, exchange.transcript.cause().kind());
            exchange.awaitServer();
        }
    }

    @Test
    void namesAVersionTheServerDoesNotSpeak() throws Exception {
        try (Lab lab = new Lab(Setup.EPOLL_PLAIN)) {
            Exchange exchange = lab.open(peer -> {
                peer.sendRaw(
                        "HTTP/1.1 426 Upgrade Required\r\nSec-WebSocket-Version: 8, 7\r\nContent-Length: 0\r\n\r\n");
                assertTrue(peer.readsEof(), "a byte came behind the request");
            });
            DisconnectCause cause = exchange.transcript.cause();
            assertEquals(Kind.HANDSHAKE_STATUS, cause.kind());
            assertEquals(426, cause.httpStatus());
            exchange.awaitServer();
        }
    }

    private static UnaryOperator<String> swap(String part, String other) {
        return answer -> {
            assertTrue(answer.contains(part), part);
            return answer.replace(part, other);
        };
    }

    private static UnaryOperator<String> adding(String header) {
        return answer -> answer.replace("\r\n\r\n", CR_LF + header + "\r\n\r\n");
    }

    private static String swapCaseOfKey(String answer) {
        int at = answer.indexOf("Accept: ") + "Accept: ".length();
        StringBuilder swapped = new StringBuilder(answer);
        for (int i = at; answer.charAt(i) != '\r'; i++) {
            char c = answer.charAt(i);
            swapped.setCharAt(i, Character.isLowerCase(c) ? Character.toUpperCase(c) : Character.toLowerCase(c));
        }
        return swapped.toString();
    }
}
