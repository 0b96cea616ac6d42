package io.ringfeed.transport.netty;

import io.ringfeed.transport.connection.DisconnectCause;
import io.ringfeed.transport.connection.DisconnectCause.Kind;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.TimeUnit;

/** Puts refused upgrades into causes and words (protocol §2.3). */
final class UpgradeRefusal {
    private UpgradeRefusal() {}

    static DisconnectCause byStatus(Address address, int status, String retryAfter) {
        long seconds = seconds(retryAfter, System.currentTimeMillis());
        String wait = seconds == DisconnectCause.NONE ? "" : " (it asks to wait " + seconds + " s)";
        return DisconnectCause.handshakeStatus(
                status,
                seconds,
                address + " refused the WebSocket upgrade with HTTP " + status + wait + ": " + advice(status));
    }

    static DisconnectCause notHttp(Address address) {
        return invalid(
                address,
                address.isSecure()
                        ? "it is no HTTP"
                        : "it is no HTTP; if the port speaks TLS, use wss:// instead of ws://");
    }

    static DisconnectCause invalid(Address address, String why) {
        return DisconnectCause.of(
                Kind.HANDSHAKE_INVALID,
                address + " did not answer with a valid WebSocket handshake (" + Failures.printable(why)
                        + "): check that address and path are those of a WebSocket server");
    }

    private static String advice(int status) {
        return switch (status) {
            case 400 -> "check the stream names and parameters of the address";
            case 401, 407 -> "it wants credentials";
            case 403 ->
                "access is forbidden, often by a firewall of the venue: check address and region, do not retry quickly";
            case 404 -> "there is nothing at this path: check the path of the address";
            case 410 -> "this endpoint was removed: use its successor";
            case 418 -> "this IP address is banned for a while: stop connecting until the ban is over";
            case 429 -> "too many requests: connect less often";
            case 451 -> "the venue does not serve this location: use another endpoint or region";
            default -> {
                if (status >= 500) {
                    yield "the server is in trouble: try again later";
                }
                yield status >= 300 && status < 400
                        ? "it redirects elsewhere: use the final address"
                        : "check the address";
            }
        };
    }

    /** Seconds of a {@code Retry-After} header: a number or an HTTP date (RFC 9110 §10.2.3). */
    static long seconds(String retryAfter, long nowMs) {
        if (retryAfter == null || retryAfter.isBlank()) {
            return DisconnectCause.NONE;
        }
        String text = retryAfter.strip();
        if (text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return text.length() > 9 ? Integer.MAX_VALUE : Long.parseLong(text);
        }
        try {
            long atMs = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text))
                    .toEpochMilli();
            return Math.max(0, TimeUnit.MILLISECONDS.toSeconds(atMs - nowMs + 999));
        } catch (DateTimeException e) {
            return DisconnectCause.NONE;
        }
    }
}
