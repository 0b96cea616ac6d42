package io.ringfeed.transport;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stands between client and server, and does to the server's bytes what a test wants. */
final class Wire implements AutoCloseable {
    /** Moves the server's bytes on. */
    interface Way {
        void carry(InputStream fromServer, Socket client) throws IOException;
    }

    private final ServerSocket listening;
    private final int serverPort;
    private final Way way;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    Wire(RawServer server, Way way) throws IOException {
        this.listening = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        this.serverPort = server.port();
        this.way = way;
        start(this::accept);
    }

    URI uri() {
        return URI.create("wss://127.0.0.1:" + listening.getLocalPort() + "/stream");
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = listening.accept();
            Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
            client.setTcpNoDelay(true);
            sockets.add(client);
            sockets.add(server);
            start(() -> {
                client.getInputStream().transferTo(server.getOutputStream());
                server.shutdownOutput();
            });
            start(() -> {
                way.carry(server.getInputStream(), client);
                if (!client.isClosed()) {
                    client.shutdownOutput();
                }
            });
        }
    }

    /** Something that ends when a socket does. */
    private interface Task {
        void run() throws IOException;
    }

    private static void start(Task task) {
        Thread thread = new Thread(
                () -> {
                    try {
                        task.run();
                    } catch (IOException theEnd) {
                        return;
                    }
                },
                "wire");
        thread.setDaemon(true);
        thread.start();
    }

    /** Passes so many bytes on, each as soon as it is there. */
    static void pass(InputStream from, OutputStream to, int bytes) throws IOException {
        byte[] some = new byte[4096];
        int left = bytes;
        while (left > 0) {
            int read = from.read(some, 0, Math.min(left, some.length));
            if (read < 0) {
                return;
            }
            to.write(some, 0, read);
            left -= read;
        }
    }
}
