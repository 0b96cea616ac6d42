package io.ringfeed.transport;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A server on loopback that sends bytes as its script says; one thread per connection. */
public final class RawServer implements AutoCloseable {
    /** What happens on one accepted connection. */
    public interface Script {
        void run(Peer peer) throws Exception;
    }

    private final ServerSocket listening;
    private final SSLContext tls;
    private final Script script;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();

    private RawServer(SSLContext tls, Script script) {
        try {
            this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        this.tls = tls;
        this.script = script;
        startThread(this::accept);
    }

    public static RawServer plain(Script script) {
        return new RawServer(null, script);
    }

    public static RawServer tls(SSLContext context, Script script) {
        return new RawServer(context, script);
    }

    int port() {
        return listening.getLocalPort();
    }

    public URI uri(String pathAndQuery) {
        return URI.create((tls != null ? "wss" : "ws") + "://127.0.0.1:" + port() + pathAndQuery);
    }

    public URI uri() {
        return uri("/stream");
    }

    int accepted() {
        return sockets.size();
    }

    /** Ends everything; a script that failed fails the test. */
    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket socket : sockets) {
            socket.close();
        }
        for (Thread thread : threads) {
            join(thread);
        }
        if (!failures.isEmpty()) {
            throw new AssertionError("the server's script failed", failures.get(0));
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join(10_000);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void accept() {
        while (true) {
            try {
                Socket socket = listening.accept();
                socket.setTcpNoDelay(true);
                sockets.add(socket);
                startThread(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            script.run(new Peer(socket, tls == null ? socket : secured(socket)));
        } catch (IOException e) {
            // The other side went away, or the test is over; what matters is what the client told.
            return;
        } catch (Throwable e) {
            failures.add(e);
        }
    }

    private Socket secured(Socket socket) throws IOException {
        SSLSocket secured = (SSLSocket) tls.getSocketFactory().createSocket(socket, null, true);
        secured.setUseClientMode(false);
        return secured;
    }

    private void startThread(Runnable task) {
        Thread thread = new Thread(task, "raw-server");
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
    }
}
