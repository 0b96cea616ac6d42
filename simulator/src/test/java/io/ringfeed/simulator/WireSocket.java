package io.ringfeed.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLSocket;

/** A client byte by byte, over TCP or TLS: it reads when it is told to, and answers nothing by itself. */
final class WireSocket implements AutoCloseable {
    /**
     * A frame.
     *
     * @param firstByte of its header.
     * @param payload   a character for each byte.
     */
    record Frame(int firstByte, String payload) {
        int closeCode() {
            return payload.charAt(0) << 8 | payload.charAt(1);
        }
    }

    private final Socket socket;
    private final InputStream in;

    private WireSocket(Socket socket) throws IOException {
        this.socket = socket;
        this.in = socket.getInputStream();
        socket.setSoTimeout((int) WireClient.PATIENCE.toMillis());
    }

    /** Connects TCP, and no more. */
    static Socket connect(Simulator simulator) throws IOException {
        Socket socket = new Socket();
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), simulator.port()));
        return socket;
    }

    /** Connects and asks for the upgrade; the answer is not read yet. */
    static WireSocket open(Simulator simulator, String target) throws Exception {
        Socket socket = connect(simulator);
        if (simulator.uri().getScheme().equals("wss")) {
            SSLSocket tls = (SSLSocket) WireClient.trusting(simulator.caPem())
                    .getSocketFactory()
                    .createSocket(socket, "127.0.0.1", simulator.port(), true);
            tls.startHandshake();
            socket = tls;
        }
        RawClient.request(socket, target);
        return new WireSocket(socket);
    }

    /** Connects and reads the answer to the upgrade. */
    static WireSocket upgraded(Simulator simulator, String target) throws Exception {
        WireSocket client = open(simulator, target);
        client.readHead();
        return client;
    }

    /** The lines of the answer up to the empty one. */
    String readHead() throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("ended in the head: " + head);
            }
            head.append((char) next);
        }
        return head.toString();
    }

    /** The next frame, or null at the end of the stream. */
    Frame readFrame() throws IOException {
        int first = in.read();
        if (first < 0) {
            return null;
        }
        long length = in.read();
        if (length == 126) {
            length = (long) in.read() << 8 | in.read();
        } else if (length == 127) {
            length = 0;
            for (int i = 0; i < 8; i++) {
                length = length << 8 | in.read();
            }
        }
        return new Frame(first, new String(in.readNBytes((int) length), StandardCharsets.ISO_8859_1));
    }

    boolean isOpen() {
        return socket.isConnected() && !socket.isClosed();
    }

    int read() throws IOException {
        return in.read();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
