package io.ringfeed.benchmarks.transport;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;

/**
 * TLS over a blocking socket with nothing around the engine: for the source, and for the floor under all receivers. One
 * thread; a buffer to read into needs room for a record.
 */
final class TlsChannel implements ByteChannel {
    /** Larger than the largest record, and than what a read of the socket brings in one go. */
    private static final int BUFFER_BYTES = 128 << 10;

    private static final ByteBuffer NOTHING = ByteBuffer.allocateDirect(0);

    private final SocketChannel socket;
    private final SSLEngine engine;
    private final ByteBuffer in = ByteBuffer.allocateDirect(BUFFER_BYTES).flip();
    private final ByteBuffer out = ByteBuffer.allocateDirect(BUFFER_BYTES);
    /** What came in the same flight as the end of the handshake. */
    private final ByteBuffer early = ByteBuffer.allocateDirect(BUFFER_BYTES);

    TlsChannel(SocketChannel socket, SSLEngine engine) throws IOException {
        this.socket = socket;
        this.engine = engine;
        shakeHands();
    }

    private void shakeHands() throws IOException {
        engine.beginHandshake();
        while (true) {
            switch (engine.getHandshakeStatus()) {
                case NEED_WRAP -> write(NOTHING);
                case NEED_TASK -> engine.getDelegatedTask().run();
                case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> {
                    if (unwrap(early) < 0) {
                        throw new EOFException("the connection ended in the TLS handshake");
                    }
                }
                default -> {
                    early.flip();
                    return;
                }
            }
        }
    }

    /** Decrypts one record. */
    @Override
    public int read(ByteBuffer target) throws IOException {
        if (early.hasRemaining()) {
            int count = early.remaining();
            target.put(early);
            return count;
        }
        while (true) {
            int count = unwrap(target);
            if (count != 0) {
                return count;
            }
        }
    }

    /** Encrypts and sends all of it, in records as large as they may be. */
    @Override
    public int write(ByteBuffer source) throws IOException {
        int length = source.remaining();
        do {
            out.clear();
            require(engine.wrap(source, out));
            out.flip();
            while (out.hasRemaining()) {
                socket.write(out);
            }
        } while (source.hasRemaining());
        return length;
    }

    @Override
    public boolean isOpen() {
        return socket.isOpen();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private int unwrap(ByteBuffer target) throws IOException {
        SSLEngineResult result = engine.unwrap(in, target);
        if (result.getStatus() == SSLEngineResult.Status.BUFFER_UNDERFLOW) {
            in.compact();
            int count = socket.read(in);
            in.flip();
            return Math.min(count, 0);
        }
        require(result);
        return result.bytesProduced();
    }

    private static void require(SSLEngineResult result) throws IOException {
        if (result.getStatus() != SSLEngineResult.Status.OK) {
            throw new IOException("TLS ended: " + result.getStatus());
        }
    }
}
