package io.ringfeed.benchmarks.transport;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.SslContext;
import io.ringfeed.simulator.net.ThrowAwayCa;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The source: a server that upgrades whoever connects and then sends prepared frames as fast as they are taken, until the
 * other end goes. What clients send is never read. One connection at a time, in a process of its own, which ends with the
 * one that started it.
 */
final class Blaster {
    private static final int HEAD_BYTES = 64 << 10;

    private final ByteBuffer[] chunks;
    private final SslContext tls;
    private final ByteBuffer head = ByteBuffer.allocateDirect(HEAD_BYTES);

    private Blaster(Condition condition, SslContext tls) {
        this.chunks = new BlastFrames().chunks(condition.framesPerWrite());
        this.tls = tls;
    }

    /** Takes the condition and the file for the certificate authority, and prints the port. */
    public static void main(String[] args) throws IOException {
        endWithTheParent();
        Condition condition = Condition.valueOf(args[0]);
        SslContext tls = null;
        if (condition.isSecure()) {
            ThrowAwayCa authority = ThrowAwayCa.create();
            Files.writeString(Path.of(args[1]), authority.caPem());
            tls = authority.serverContext();
        }
        Blaster blaster = new Blaster(condition, tls);
        try (ServerSocketChannel server = ServerSocketChannel.open()) {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            System.out.println(server.socket().getLocalPort());
            while (true) {
                try (SocketChannel socket = server.accept()) {
                    blaster.serve(socket);
                } catch (IOException gone) {
                    // The receiver has what it wanted; if it has not, it says so itself.
                }
            }
        }
    }

    private void serve(SocketChannel socket) throws IOException {
        socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
        ByteChannel channel;
        try {
            channel = tls == null ? socket : new TlsChannel(socket, tls.newEngine(ByteBufAllocator.DEFAULT));
            HttpHead.answer(channel, head);
        } catch (IOException e) {
            System.err.println("bench: the source refused a receiver: " + e);
            return;
        }
        blast(channel);
    }

    private void blast(ByteChannel channel) throws IOException {
        while (true) {
            for (ByteBuffer chunk : chunks) {
                chunk.clear();
                while (chunk.hasRemaining()) {
                    channel.write(chunk);
                }
            }
        }
    }

    /** Our standard input is a pipe that the parent holds and never writes to. */
    private static void endWithTheParent() {
        Thread watch = new Thread(
                () -> {
                    try {
                        while (System.in.read() >= 0) {}
                    } catch (IOException closed) {
                        // As good an end as any.
                    }
                    Runtime.getRuntime().halt(0);
                },
                "watch-parent");
        watch.setDaemon(true);
        watch.start();
    }
}
