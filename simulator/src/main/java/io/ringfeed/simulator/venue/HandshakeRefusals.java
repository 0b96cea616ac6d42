package io.ringfeed.simulator.venue;

import io.netty.handler.codec.http.HttpResponseStatus;

/** What the venue, or the firewall in front of it, says with each status that refuses an upgrade (protocol §2.3). */
final class HandshakeRefusals {
    private HandshakeRefusals() {}

    static RequestTarget.Refused of(int status) {
        return new RequestTarget.Refused(
                status,
                switch (status) {
                    case 400 -> RequestTarget.BAD_ESCAPE.body();
                    case 403 -> "<html><head><title>403 Forbidden</title></head><body>Request blocked.</body></html>";
                    case 404 -> RequestTarget.UNKNOWN_PATH.body();
                    case 418 -> "{\"code\":-1003,\"msg\":\"Way too many requests; IP banned.\"}";
                    case 429 -> "{\"code\":-1003,\"msg\":\"Too many requests.\"}";
                    case 451 -> "{\"code\":0,\"msg\":\"Service unavailable from a restricted location.\"}";
                    default -> HttpResponseStatus.valueOf(status).reasonPhrase();
                });
    }
}
