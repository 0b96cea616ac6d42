package io.ringfeed.transport;

import io.ringfeed.transport.frame.Frames;
import io.ringfeed.transport.frame.Opcode;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;

/** The server's end of one connection. */
public final class Peer {
    /** One frame of the client, unmasked. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record ClientFrame(boolean fin, int reserved, int opcode, boolean masked, int mask, byte[] payload) {
        public String text() {
            return new String(payload, StandardCharsets.UTF_8);
        }

        public int closeCode() {
            return payload.length < 2 ? 1005 : ((payload[0] & 0xFF) << 8) | (payload[1] & 0xFF);
        }
    }

    private final Socket socket;
    private final Socket secured;
    private final DataInputStream in;
    private final OutputStream out;
    private String request = "";
    private boolean upgraded;
    private boolean closeRead;
    private int readLimitMs;

    /** {@code socket} is that of TCP, {@code secured} the one to talk through. */
    Peer(Socket socket, Socket secured) throws IOException {
        this.socket = socket;
        this.secured = secured;
        this.in = new DataInputStream(new BufferedInputStream(secured.getInputStream()));
        this.out = secured.getOutputStream();
    }

    /** Reads the request up to its blank line. */
    public String readRequest() throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.readUnsignedByte());
        }
        request = head.toString();
        return request;
    }

    public String header(String name) {
        for (String line : request.split("\r\n", -1)) {
            if (line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":")) {
                return line.substring(name.length() + 1).strip();
            }
        }
        return null;
    }

    /** Reads the request and answers it with 101, with more bytes in the same segment if given. */
    public Peer upgrade(byte[]... behind) throws IOException {
        if (request.isEmpty()) {
            readRequest();
        }
        upgraded = true;
        send(Frames.join(switching().getBytes(StandardCharsets.US_ASCII), Frames.join(behind)));
        return this;
    }

    public String switching() {
        return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "
                + acceptKey() + "\r\n\r\n";
    }

    private String acceptKey() {
        try {
            String both = header("Sec-WebSocket-Key") + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
            byte[] hash = MessageDigest.getInstance("SHA-1").digest(both.getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    public void send(byte[]... parts) throws IOException {
        out.write(Frames.join(parts));
        out.flush();
    }

    void sendText(String text) throws IOException {
        send(Frames.text(text));
    }

    public void sendRaw(String text) throws IOException {
        send(text.getBytes(StandardCharsets.US_ASCII));
    }

    public ClientFrame readFrame() throws IOException {
        int first = in.readUnsignedByte();
        int second = in.readUnsignedByte();
        int length = second & 0x7F;
        if (length == 126) {
            length = in.readUnsignedShort();
        } else if (length == 127) {
            length = (int) in.readLong();
        }
        boolean masked = (second & 0x80) != 0;
        byte[] mask = masked ? in.readNBytes(4) : new byte[4];
        byte[] payload = in.readNBytes(length);
        if (payload.length < length) {
            throw new EOFException();
        }
        for (int i = 0; i < length; i++) {
            payload[i] ^= mask[i % 4];
        }
        return new ClientFrame(
                (first & 0x80) != 0,
                first & 0x70,
                first & 0x0F,
                masked,
                ByteBuffer.wrap(mask).getInt(),
                payload);
    }

    /** Reads on until the client's Close frame, skipping what comes before. */
    public ClientFrame readClose() throws IOException {
        ClientFrame frame = readFrame();
        while (frame.opcode() != Opcode.CLOSE) {
            frame = readFrame();
        }
        closeRead = true;
        return frame;
    }

    /** True when the client ended the connection in order; an exception tells of a reset. */
    public boolean readsEof() throws IOException {
        return in.read() < 0;
    }

    /** Ends our half of TCP (and TLS), as a server does first, and counts what the client still sends before its own end. */
    public long endFirst() throws IOException {
        secured.shutdownOutput();
        return in.transferTo(OutputStream.nullOutputStream());
    }

    /** Gives every read that long, so that a client that says nothing fails its own test and not the next one. */
    public void limitReads(int millis) throws IOException {
        readLimitMs = millis;
        socket.setSoTimeout(millis);
    }

    /** True when the client neither sends nor ends anything for that long. */
    public boolean isQuietFor(int millis) throws IOException {
        socket.setSoTimeout(millis);
        try {
            in.read();
            return false;
        } catch (SocketTimeoutException expected) {
            return true;
        } finally {
            socket.setSoTimeout(readLimitMs);
        }
    }

    /** Ends the connection by a reset instead of a FIN. */
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    /** Waits until the client is done: for its Close frame, which is answered, or, where that was read, for its end of TCP. */
    public void awaitEnd() throws IOException {
        if (upgraded && !closeRead) {
            send(Frames.frame(true, Opcode.CLOSE, readClose().payload()));
            return;
        }
        in.transferTo(OutputStream.nullOutputStream());
    }
}
