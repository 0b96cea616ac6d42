package io.ringfeed.transport;

import io.ringfeed.transport.proxy.ProxyOptions;
import io.ringfeed.transport.proxy.ProxyOptions.Protocol;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A small proxy on loopback: HTTP CONNECT or SOCKS5 (RFC 1928, 1929). It finds every host name at 127.0.0.1, and answers one
 * byte at a time where it is told to.
 */
final class TestProxy implements AutoCloseable {
    /** Names that end so are forbidden. */
    static final String FORBIDDEN = ".forbidden.invalid";

    private final ServerSocket listening;
    private final Protocol protocol;
    private final String user;
    private final String password;
    private final boolean dribbles;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final List<String> targets = new CopyOnWriteArrayList<>();

    /** {@code user} null lets everybody in. */
    TestProxy(Protocol protocol, String user, String password, boolean dribbles) throws IOException {
        this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.protocol = protocol;
        this.user = user;
        this.password = password;
        this.dribbles = dribbles;
        startThread(this::accept);
    }

    static TestProxy open(Protocol protocol) throws IOException {
        return new TestProxy(protocol, null, null, false);
    }

    ProxyOptions options() {
        return options(protocol, listening.getLocalPort());
    }

    static ProxyOptions options(Protocol protocol, int port) {
        return protocol == Protocol.HTTP
                ? ProxyOptions.http("127.0.0.1", port)
                : ProxyOptions.socks5("127.0.0.1", port);
    }

    /** What clients asked for, as {@code host:port}. */
    List<String> targets() {
        return targets;
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private void accept() {
        while (true) {
            try {
                Socket client = listening.accept();
                sockets.add(client);
                startThread(() -> serve(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            client.setTcpNoDelay(true);
            DataInputStream in = new DataInputStream(client.getInputStream());
            Socket venue = protocol == Protocol.HTTP ? openByHttp(in, client) : openBySocks5(in, client);
            if (venue == null) {
                in.transferTo(OutputStream.nullOutputStream());
                return;
            }
            try (venue) {
                startThread(() -> pump(venue, client));
                pump(client, venue);
            }
        } catch (IOException e) {
            // One of the two ends went away, which is what ends a tunnel.
            return;
        }
    }

    private Socket openByHttp(DataInputStream in, Socket client) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.readUnsignedByte());
        }
        String target = head.substring("CONNECT ".length(), head.indexOf(" HTTP/1.1"));
        String login = user + ":" + password;
        String wanted = "proxy-authorization: basic "
                + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
        if (user != null && !head.toString().toLowerCase(Locale.ROOT).contains(wanted.toLowerCase(Locale.ROOT))) {
            return refuseByHttp(client, "407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"x\"");
        }
        targets.add(target);
        int colon = target.lastIndexOf(':');
        String host = target.substring(0, colon);
        if (host.endsWith(FORBIDDEN)) {
            return refuseByHttp(client, "403 Forbidden");
        }
        try {
            Socket venue = reach(Integer.parseInt(target.substring(colon + 1)));
            answer(client, "HTTP/1.1 200 Connection established\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            return venue;
        } catch (IOException e) {
            return refuseByHttp(client, "502 Bad Gateway");
        }
    }

    private Socket refuseByHttp(Socket client, String status) throws IOException {
        answer(
                client,
                ("HTTP/1.1 " + status + "\r\nContent-Length: 4\r\n\r\nnope").getBytes(StandardCharsets.US_ASCII));
        return null;
    }

    private Socket openBySocks5(DataInputStream in, Socket client) throws IOException {
        in.readUnsignedByte();
        byte[] methods = in.readNBytes(in.readUnsignedByte());
        int wanted = user == null ? 0 : 2;
        boolean offered = false;
        for (byte method : methods) {
            offered |= method == wanted;
        }
        answer(client, new byte[] {5, (byte) (offered ? wanted : 0xFF)});
        if (!offered || (user != null && !logsIn(in, client))) {
            return null;
        }
        in.readNBytes(3);
        String host = readHost(in);
        int port = in.readUnsignedShort();
        targets.add(host + ":" + port);
        if (host.endsWith(FORBIDDEN)) {
            answer(client, reply(2));
            return null;
        }
        try {
            Socket venue = reach(port);
            answer(client, reply(0));
            return venue;
        } catch (IOException e) {
            answer(client, reply(5));
            return null;
        }
    }

    private boolean logsIn(DataInputStream in, Socket client) throws IOException {
        in.readUnsignedByte();
        String name = new String(in.readNBytes(in.readUnsignedByte()), StandardCharsets.US_ASCII);
        String secret = new String(in.readNBytes(in.readUnsignedByte()), StandardCharsets.US_ASCII);
        boolean right = name.equals(user) && secret.equals(password);
        answer(client, new byte[] {1, (byte) (right ? 0 : 1)});
        return right;
    }

    private static String readHost(DataInputStream in) throws IOException {
        int type = in.readUnsignedByte();
        if (type == 3) {
            return new String(in.readNBytes(in.readUnsignedByte()), StandardCharsets.US_ASCII);
        }
        return InetAddress.getByAddress(in.readNBytes(type == 1 ? 4 : 16)).getHostAddress();
    }

    private static byte[] reply(int status) {
        return new byte[] {5, (byte) status, 0, 1, 127, 0, 0, 1, 0, 1};
    }

    private Socket reach(int port) throws IOException {
        Socket venue = new Socket(InetAddress.getLoopbackAddress(), port);
        venue.setTcpNoDelay(true);
        sockets.add(venue);
        return venue;
    }

    private void answer(Socket client, byte[] bytes) throws IOException {
        OutputStream out = client.getOutputStream();
        if (!dribbles) {
            out.write(bytes);
            return;
        }
        for (byte each : bytes) {
            out.write(each);
        }
    }

    private static void pump(Socket from, Socket to) {
        byte[] chunk = new byte[64 << 10];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int length = in.read(chunk); length >= 0; length = in.read(chunk)) {
                out.write(chunk, 0, length);
            }
            to.shutdownOutput();
        } catch (IOException e) {
            // The tunnel ends with either of its ends.
            return;
        }
    }

    private static void startThread(Runnable task) {
        Thread thread = new Thread(task, "test-proxy");
        thread.setDaemon(true);
        thread.start();
    }
}
