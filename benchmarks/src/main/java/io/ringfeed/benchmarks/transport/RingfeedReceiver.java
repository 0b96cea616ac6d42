package io.ringfeed.benchmarks.transport;

import io.ringfeed.transport.WebSocketTransport;
import io.ringfeed.transport.connection.ConnectionListener;
import io.ringfeed.transport.connection.DisconnectCause;
import io.ringfeed.transport.frame.FrameHandler;
import io.ringfeed.transport.tls.TlsOptions;
import java.io.IOException;
import java.util.function.Function;

/** Our transport with its defaults; the handler does its work on the I/O thread. */
final class RingfeedReceiver implements Receiver {
    private final Function<Tally, FrameHandler> handler;

    RingfeedReceiver(Function<Tally, FrameHandler> handler) {
        this.handler = handler;
    }

    @Override
    public void start(Endpoint endpoint, Tally tally) {
        TlsOptions tls = TlsOptions.defaults();
        WebSocketTransport transport = WebSocketTransport.builder()
                .tls(endpoint.isSecure() ? tls.trust(endpoint.authority()) : tls)
                .build();
        transport.connect(endpoint.uri(), handler.apply(tally), new ConnectionListener() {
            @Override
            public void onConnected(int connectionId) {}

            @Override
            public void onDisconnected(int connectionId, DisconnectCause cause) {
                tally.fail(new IOException(cause.toString()));
            }
        });
    }
}
