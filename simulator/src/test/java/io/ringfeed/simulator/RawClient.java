package io.ringfeed.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A connection that does nothing by itself: it reads when it is told to, and answers no PING. */
final class RawClient {
    private RawClient() {}

    static void upgrade(Socket socket, Simulator simulator, String target) throws IOException {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), simulator.port()));
        request(socket, target);
    }

    /** Asks for the upgrade over a connection that stands. */
    static void request(Socket socket, String target) throws IOException {
        List<String> request = List.of(
                "GET " + target + " HTTP/1.1",
                "Host: 127.0.0.1",
                "Upgrade: websocket",
                "Connection: Upgrade",
                "Sec-WebSocket-Version: 13",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                "",
                "");
        socket.getOutputStream().write(String.join("\r\n", request).getBytes(StandardCharsets.US_ASCII));
    }

    static void skipHandshake(InputStream in) throws IOException {
        for (int last = 0; last != 0x0D0A0D0A; ) {
            last = last << 8 | in.read();
        }
    }

    /** Reads frames up to the next text, which must not be fragmented. */
    static String readText(InputStream in) throws IOException {
        while (true) {
            int opcode = in.read();
            int length = in.read();
            if (length == 126) {
                length = in.read() << 8 | in.read();
            }
            byte[] payload = in.readNBytes(length);
            if (opcode == 0x81) {
                return new String(payload, StandardCharsets.UTF_8);
            }
        }
    }
}
