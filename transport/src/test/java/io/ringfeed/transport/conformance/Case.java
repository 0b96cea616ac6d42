package io.ringfeed.transport.conformance;

import static io.ringfeed.transport.frame.Frames.join;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.ringfeed.transport.connection.DisconnectCause.Kind;
import io.ringfeed.transport.frame.CloseCode;
import io.ringfeed.transport.frame.ProtocolViolation;
import java.util.List;

/**
 * What a server sends, and what the client has to make of it.
 *
 * @param name in a few words.
 * @param wire the server's bytes.
 * @param messages the client's finds, such as {@code text Hello}, with one character per byte.
 * @param pongs payloads of its answers, with one character per byte.
 * @param ending what ends the connection, or null.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Case(String name, byte[] wire, List<String> messages, List<String> pongs, Ending ending) {

    /** The client's Close frame, and what its listener hears. */
    record Ending(int closeCode, Kind kind, String words) {}

    /** Keeps the rules; the client takes these messages. */
    static Case taken(String name, byte[] wire, String... messages) {
        return new Case(name, wire, List.of(messages), List.of(), null);
    }

    /** Breaks a rule with its last frame; the client takes what came before. */
    static Case broken(ProtocolViolation rule, String name, byte[] wire, String... messages) {
        Kind kind = rule == ProtocolViolation.MESSAGE_TOO_LARGE ? Kind.MESSAGE_TOO_LARGE : Kind.PROTOCOL_VIOLATION;
        String words = rule == ProtocolViolation.MESSAGE_TOO_LARGE ? "raise maxFrameBytes" : rule.rule();
        return new Case(name, wire, List.of(messages), List.of(), new Ending(rule.closeCode(), kind, words));
    }

    /** Ends in a Close frame as the rules have it. */
    static Case closed(int code, String name, byte[] wire, String... messages) {
        String words = code == CloseCode.NO_STATUS ? "without a code" : "with code " + code;
        return new Case(name, wire, List.of(messages), List.of(), new Ending(code, Kind.CLOSED_BY_PEER, words));
    }

    Case answering(String... payloads) {
        return new Case(name, wire, messages, List.of(payloads), ending);
    }

    static String text(String payload) {
        return text(payload.getBytes(UTF_8));
    }

    static String text(byte[] payload) {
        return "text " + new String(payload, ISO_8859_1);
    }

    static String binary(byte[] payload) {
        return "binary " + new String(payload, ISO_8859_1);
    }

    /** All of them in one stream. */
    static byte[] stream(List<Case> cases) {
        return join(cases.stream().map(Case::wire).toArray(byte[][]::new));
    }

    @Override
    public String toString() {
        return name;
    }
}
