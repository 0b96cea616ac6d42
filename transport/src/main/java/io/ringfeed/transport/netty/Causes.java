package io.ringfeed.transport.netty;

import io.ringfeed.transport.connection.DisconnectCause;
import io.ringfeed.transport.connection.DisconnectCause.Kind;
import io.ringfeed.transport.frame.CloseCode;
import io.ringfeed.transport.frame.ProtocolViolation;
import java.util.concurrent.TimeUnit;

/** Words the ends of one connection that are no exceptions: what happened and, where there is something, what to do. */
record Causes(Address address) {

    DisconnectCause connectTimeout(String stage, long timeoutMs) {
        return DisconnectCause.of(
                Kind.CONNECT_TIMEOUT,
                address + " did not get through " + stage + " within " + timeoutMs
                        + " ms: check host, port and network");
    }

    DisconnectCause eof(String when) {
        return DisconnectCause.of(Kind.EOF, address + " ended the connection " + when);
    }

    DisconnectCause closedByPeer(int code, String reason) {
        String text = Failures.printable(reason);
        String told = code == CloseCode.NO_STATUS ? "without a code" : "with code " + code;
        String why = text.isEmpty() ? "" : ": " + text;
        return DisconnectCause.closedByPeer(code, text, address + " closed the connection " + told + why);
    }

    DisconnectCause violation(ProtocolViolation violation, int maxFrameBytes) {
        if (violation == ProtocolViolation.MESSAGE_TOO_LARGE) {
            return DisconnectCause.of(
                    Kind.MESSAGE_TOO_LARGE,
                    address + " sent a message of more than " + maxFrameBytes + " bytes: raise maxFrameBytes");
        }
        return DisconnectCause.of(
                Kind.PROTOCOL_VIOLATION, address + " broke the WebSocket protocol: " + violation.rule());
    }

    DisconnectCause handlerFailed(Throwable failure) {
        return DisconnectCause.of(
                Kind.HANDLER_FAILED,
                "the frame handler threw " + failure.getClass().getSimpleName() + ", see the log: fix the handler");
    }

    DisconnectCause closedByUs() {
        return DisconnectCause.of(Kind.CLOSED_BY_US, "we closed the connection to " + address);
    }

    DisconnectCause slowConsumer(long pauseNs) {
        return DisconnectCause.of(
                Kind.SLOW_CONSUMER,
                "there was no room for the messages of " + address + " for " + seconds(pauseNs)
                        + " s, so we closed it: make the handlers faster, or the ring larger");
    }

    DisconnectCause messageTimeout(long silentNs) {
        return DisconnectCause.of(
                Kind.MESSAGE_TIMEOUT,
                "no frame came from " + address + " for " + seconds(silentNs) + " s, so we closed it");
    }

    private static String seconds(long ns) {
        long tenths = TimeUnit.NANOSECONDS.toMillis(ns) / 100;
        return tenths / 10 + "." + tenths % 10;
    }
}
