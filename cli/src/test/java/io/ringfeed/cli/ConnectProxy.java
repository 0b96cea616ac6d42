package io.ringfeed.cli;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;

/** An HTTP proxy on loopback that wants a user and a password, and leads everybody else nowhere. */
final class ConnectProxy implements AutoCloseable {
    private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final AtomicInteger tunnels = new AtomicInteger();
    private final String login;

    ConnectProxy(String user, String password) throws IOException {
        byte[] both = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        this.login = "Basic " + Base64.getEncoder().encodeToString(both);
        start(() -> {
            while (true) {
                Socket client = listening.accept();
                start(() -> serve(client));
            }
        });
    }

    String address() {
        return "http://127.0.0.1:" + listening.getLocalPort();
    }

    int tunnels() {
        return tunnels.get();
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }

    private void serve(Socket client) throws IOException {
        try (client) {
            DataInputStream in = new DataInputStream(client.getInputStream());
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                head.append((char) in.readUnsignedByte());
            }
            OutputStream out = client.getOutputStream();
            if (head.indexOf(login) < 0) {
                out.write("HTTP/1.1 407 No\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                in.transferTo(OutputStream.nullOutputStream());
                return;
            }
            String port = head.substring(head.indexOf(":") + 1, head.indexOf(" HTTP/1.1"));
            try (Socket venue = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(port))) {
                out.write("HTTP/1.1 200 Yes\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                tunnels.incrementAndGet();
                start(() -> venue.getInputStream().transferTo(out));
                in.transferTo(venue.getOutputStream());
            }
        }
    }

    /** Something that ends when its socket does. */
    private interface Job {
        void run() throws IOException;
    }

    private static void start(Job job) {
        Thread thread = new Thread(
                () -> {
                    try {
                        job.run();
                    } catch (IOException ended) {
                        return;
                    }
                },
                "connect-proxy");
        thread.setDaemon(true);
        thread.start();
    }
}
