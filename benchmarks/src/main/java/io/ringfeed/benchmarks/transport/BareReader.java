package io.ringfeed.benchmarks.transport;

import io.netty.buffer.ByteBufAllocator;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLEngine;

/** What {@link FloorReceiver} and {@link SourceReceiver} have in common: a blocking socket and a thread that reads it. */
abstract class BareReader implements Receiver {
    private final int bufferBytes;

    BareReader(int bufferBytes) {
        this.bufferBytes = bufferBytes;
    }

    @Override
    public final void start(Endpoint endpoint, Tally tally) {
        Thread thread = new Thread(() -> run(endpoint, tally), "reader");
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Reads until the connection ends.
     *
     * @param socket  upgraded.
     * @param channel the same, with TLS where it is asked for.
     * @param in      direct; what came behind the upgrade lies between position and limit.
     */
    abstract void read(SocketChannel socket, ByteChannel channel, ByteBuffer in, Endpoint endpoint, Tally tally)
            throws IOException;

    private void run(Endpoint endpoint, Tally tally) {
        try (SocketChannel socket = SocketChannel.open(endpoint.address())) {
            ByteChannel channel = endpoint.isSecure() ? new TlsChannel(socket, engine(endpoint)) : socket;
            ByteBuffer in = ByteBuffer.allocateDirect(bufferBytes);
            HttpHead.request(channel, in, endpoint.host() + ":" + endpoint.port());
            read(socket, channel, in, endpoint, tally);
        } catch (IOException | RuntimeException e) {
            tally.fail(e);
        }
    }

    private static SSLEngine engine(Endpoint endpoint) throws IOException {
        return endpoint.nettyTls().newEngine(ByteBufAllocator.DEFAULT, endpoint.host(), endpoint.port());
    }
}
