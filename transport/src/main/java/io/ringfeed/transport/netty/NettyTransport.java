package io.ringfeed.transport.netty;

import io.ringfeed.transport.connection.Connection;
import io.ringfeed.transport.connection.ConnectionListener;
import io.ringfeed.transport.frame.FrameHandler;
import java.net.URI;

/** Owns the event loop and its connections. */
@SuppressWarnings("DoNotCallSuggester") // the machinery follows behind these signatures
public final class NettyTransport implements AutoCloseable {
    private final TransportConfig config;

    /**
     * Builds it.
     *
     * @param config checked options.
     */
    public NettyTransport(TransportConfig config) {
        this.config = config;
    }

    /**
     * Starts one attempt.
     *
     * @param uri where to.
     * @param handler takes the messages.
     * @param listener hears of beginning and end.
     * @return the connection on its way.
     */
    public Connection connect(URI uri, FrameHandler handler, ConnectionListener listener) {
        throw new UnsupportedOperationException();
    }

    /**
     * Runs a task on the I/O thread.
     *
     * @param task to run.
     */
    public void execute(Runnable task) {
        throw new UnsupportedOperationException();
    }

    /**
     * Tells whether the caller is on the I/O thread.
     *
     * @return true there.
     */
    public boolean isIoThread() {
        return false;
    }

    /**
     * Says what it runs on.
     *
     * @return one line.
     */
    public String describe() {
        return config.toString();
    }

    @Override
    public void close() {}
}
