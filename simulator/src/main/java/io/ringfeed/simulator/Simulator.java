package io.ringfeed.simulator;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

/**
 * A Binance-compatible venue on loopback: for tests of code that speaks to the venue, and for trying things out.
 *
 * <p>It speaks the public spot stream protocol over {@code ws} or {@code wss}, on 127.0.0.1 only, and sends either a
 * seeded generated market or recorded frames.
 *
 * <p><b>Threading:</b> every method may be called from any thread, except that those that wait must not be called from
 * the simulator's own thread. All state lives on one thread of its own, {@code sim-io}.
 * <br><b>Errors:</b> after {@link #close()} queries answer as if nobody were connected and commands do nothing.
 */
public final class Simulator implements AutoCloseable {
    Simulator() {}

    /**
     * Starts collecting options.
     *
     * @return a new builder with the venue's own values.
     */
    public static SimulatorBuilder builder() {
        return new SimulatorBuilder();
    }

    /**
     * Tells the port in use.
     *
     * @return 1 to 65535.
     */
    public int port() {
        return pending();
    }

    /**
     * Tells where to connect; append {@code /ws} or {@code /stream}.
     *
     * @return {@code ws://127.0.0.1:port} or {@code wss://127.0.0.1:port}.
     */
    public URI uri() {
        return pending();
    }

    /**
     * Gives the certificate that a client has to trust.
     *
     * @return the throw-away authority's certificate, PEM.
     * @throws IllegalStateException if this simulator does not speak TLS.
     */
    public String caPem() {
        return pending();
    }

    /**
     * Writes {@link #caPem()} to a file.
     *
     * @param file replaced if it exists.
     * @throws IOException           if it cannot be written.
     * @throws IllegalStateException if this simulator does not speak TLS.
     */
    public void writeCa(Path file) throws IOException {
        pending();
    }

    /**
     * Waits until some connection is subscribed to a stream.
     *
     * @param stream  the exact name.
     * @param timeout the longest wait.
     * @return whether it is subscribed; false also when the waiting thread was interrupted, which stays marked.
     */
    public boolean awaitSubscribed(String stream, Duration timeout) {
        return pending();
    }

    /**
     * Lists the streams that at least one connection is subscribed to, misspelt ones included.
     *
     * @return a copy, sorted.
     */
    public Set<String> subscriptions() {
        return pending();
    }

    /**
     * Counts the open WebSocket connections.
     *
     * @return zero or more.
     */
    public int connections() {
        return pending();
    }

    /**
     * Counts the market data frames handed to connections; a frame for two connections counts twice.
     *
     * @return zero or more.
     */
    public long framesSent() {
        return pending();
    }

    /**
     * Counts the market data frames of one stream handed to connections.
     *
     * @param stream the exact name.
     * @return zero or more.
     */
    public long framesSent(String stream) {
        return pending();
    }

    /**
     * Tells how far the replay has come.
     *
     * @return the counts; all zero and not finished if there is no replay.
     */
    public ReplayProgress replayProgress() {
        return pending();
    }

    /** Cuts every connection off with a TCP reset, without a closing frame; what was not sent yet is lost. */
    public void killConnections() {
        pending();
    }

    /**
     * Closes every connection with a closing frame, behind what was already queued.
     *
     * @param code   the status code, for example 1001.
     * @param reason the text, at most 123 bytes of UTF-8.
     */
    public void closeConnections(int code, String reason) {
        pending();
    }

    /**
     * Sends one frame to every connection subscribed to a stream, wrapped where the connection is a combined one.
     *
     * @param stream the exact name.
     * @param json   the payload; sent as it is, right or wrong.
     * @return how many connections were given it.
     */
    public int send(String stream, String json) {
        return pending();
    }

    /** Sends {@code serverShutdown} to every connection, in the shape of each (protocol §3.1). */
    public void announceShutdown() {
        pending();
    }

    /** Ends the simulator: connections, port, thread, ledger. Bounded in time; a second call does nothing. */
    @Override
    public void close() {
        pending();
    }

    @SuppressWarnings({"TypeParameterUnusedInFormals", "DoNotCallSuggester"})
    static <T> T pending() {
        throw new UnsupportedOperationException("the venue behind this API is still being built");
    }
}
