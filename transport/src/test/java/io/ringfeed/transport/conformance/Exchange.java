package io.ringfeed.transport.conformance;

import io.ringfeed.transport.RawServer;
import io.ringfeed.transport.connection.Connection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** One connection, and what both of its ends saw. */
final class Exchange {
    final Transcript transcript;
    final RawServer.Script script;
    final CompletableFuture<Void> served = new CompletableFuture<>();
    Connection connection;

    Exchange(Transcript transcript, RawServer.Script script) {
        this.transcript = transcript;
        this.script = script;
    }

    /** Waits until the server's script is through; what it threw fails the test. */
    void awaitServer() throws Exception {
        served.get(30, TimeUnit.SECONDS);
    }
}
