package io.ringfeed.transport.conformance;

import io.ringfeed.transport.Peer;
import io.ringfeed.transport.RawServer;
import io.ringfeed.transport.Setup;
import io.ringfeed.transport.WebSocketTransport;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** One transport and one server, which talks on each connection as that connection's script says; a few at a time. */
final class Lab implements AutoCloseable {
    private static final int AT_A_TIME = 8;
    private static final int READ_LIMIT_MS = 15_000;

    private final Map<String, Exchange> exchanges = new ConcurrentHashMap<>();
    private final Semaphore room = new Semaphore(AT_A_TIME);
    private final RawServer server;
    private final WebSocketTransport transport;
    private int count;

    Lab(Setup setup) {
        this(setup, builder -> builder);
    }

    Lab(Setup setup, UnaryOperator<WebSocketTransport.Builder> options) {
        this.server = setup.server(this::serve);
        this.transport = options.apply(setup.transport()).build();
    }

    Exchange open(RawServer.Script script) throws InterruptedException {
        return open(script, new Transcript());
    }

    Exchange open(RawServer.Script script, Transcript transcript) throws InterruptedException {
        if (!room.tryAcquire(30, TimeUnit.SECONDS)) {
            throw new AssertionError("the connections before this one do not end");
        }
        String path = "/" + ++count;
        Exchange exchange = new Exchange(transcript, script);
        exchanges.put(path, exchange);
        exchange.connection = transport.connect(server.uri(path), transcript, transcript);
        return exchange;
    }

    WebSocketTransport transport() {
        return transport;
    }

    private void serve(Peer peer) throws Exception {
        peer.limitReads(READ_LIMIT_MS);
        String path = peer.readRequest().split(" ", 3)[1];
        Exchange exchange = exchanges.get(path);
        try {
            exchange.script.run(peer);
            exchange.served.complete(null);
        } catch (Throwable e) {
            exchange.served.completeExceptionally(e);
        } finally {
            room.release();
        }
    }

    @Override
    public void close() throws IOException {
        transport.close();
        server.close();
    }
}
