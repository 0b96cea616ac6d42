package io.ringfeed.transport.netty;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.handler.ssl.ReferenceCountedOpenSslEngine;
import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import io.ringfeed.transport.tls.TlsOptions;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;

/** Our client and a server of the JDK, joined in memory, so that a test decides on every byte in between. */
final class TlsPair implements AutoCloseable {
    private static final X509Bundle BUNDLE = bundle();
    private static final SSLContext SERVER = context();

    final TlsRecords client;
    final SSLEngine server;
    private final ReferenceCountedOpenSslEngine engine;
    private final TlsClient tls;
    private byte[] unread = {};

    TlsPair(String version) throws Exception {
        Path pem = Files.createTempFile("ringfeed-pair", ".pem");
        Files.writeString(pem, BUNDLE.getCertificatePEM());
        tls = new TlsClient(TlsOptions.defaults().trust(pem));
        Files.delete(pem);
        tls.prepare();
        Address address = Address.of(URI.create("wss://127.0.0.1:1/"));
        engine = (ReferenceCountedOpenSslEngine)
                tls.newHandler(PooledByteBufAllocator.DEFAULT, address).engine();
        server = SERVER.createSSLEngine();
        server.setUseClientMode(false);
        server.setEnabledProtocols(new String[] {version});
        handshake();
        client = new TlsRecords(engine, PooledByteBufAllocator.DEFAULT);
        // As the pipeline does when Netty's handler leaves it.
        engine.release();
    }

    boolean isEngineFreed() {
        return engine.refCnt() == 0;
    }

    /** Everything the server makes of some plaintext, changes of its keys included. */
    byte[] seal(byte[] plain) throws SSLException {
        ByteBuffer source = ByteBuffer.wrap(plain);
        ByteArrayOutputStream sealed = new ByteArrayOutputStream();
        int before;
        do {
            before = sealed.size();
            sealed.writeBytes(wrap(server, source));
        } while (source.hasRemaining() && sealed.size() > before);
        return sealed.toByteArray();
    }

    /** What the server has to say by itself. */
    byte[] sealNothing() throws SSLException {
        return wrap(server, ByteBuffer.allocate(0));
    }

    /** Feeds the client one buffer; never null. */
    byte[] open(byte[] sealed) {
        ByteBuf plain = client.decrypt(direct(sealed));
        byte[] bytes = plain == null ? new byte[0] : new byte[plain.readableBytes()];
        if (plain != null) {
            plain.readBytes(bytes).release();
        }
        return bytes;
    }

    byte[] sealByClient(byte[] plain) throws Exception {
        return bytes(client.encrypt(direct(plain)));
    }

    byte[] control() {
        return bytes(client.control());
    }

    /** Feeds the server; what makes no whole record waits. */
    byte[] openByServer(byte[] sealed) throws SSLException {
        byte[] all = Arrays.copyOf(unread, unread.length + sealed.length);
        System.arraycopy(sealed, 0, all, unread.length, sealed.length);
        ByteBuffer source = ByteBuffer.wrap(all);
        ByteArrayOutputStream opened = new ByteArrayOutputStream();
        ByteBuffer target = ByteBuffer.allocate(1 << 16);
        SSLEngineResult result;
        do {
            result = server.unwrap(source, target.clear());
            opened.write(target.array(), 0, target.position());
        } while (result.getStatus() == SSLEngineResult.Status.OK && source.hasRemaining());
        unread = Arrays.copyOfRange(all, source.position(), all.length);
        return opened.toByteArray();
    }

    @Override
    public void close() {
        client.free();
        tls.close();
    }

    private static ByteBuf direct(byte[] bytes) {
        return PooledByteBufAllocator.DEFAULT.directBuffer(bytes.length).writeBytes(bytes);
    }

    private static byte[] bytes(ByteBuf buffer) {
        byte[] bytes = new byte[buffer.readableBytes()];
        buffer.readBytes(bytes).release();
        return bytes;
    }

    private static byte[] wrap(SSLEngine engine, ByteBuffer source) throws SSLException {
        ByteBuffer target = ByteBuffer.allocate(1 << 15);
        engine.wrap(source, target);
        byte[] bytes = new byte[target.flip().remaining()];
        target.get(bytes);
        return bytes;
    }

    private void handshake() throws SSLException {
        engine.beginHandshake();
        server.beginHandshake();
        ByteBuffer toServer = ByteBuffer.allocateDirect(1 << 17).flip();
        ByteBuffer toClient = ByteBuffer.allocateDirect(1 << 17).flip();
        for (int i = 0; i < 100; i++) {
            step(engine, toClient, toServer);
            step(server, toServer, toClient);
            if (isDone(engine) && isDone(server) && !toServer.hasRemaining() && !toClient.hasRemaining()) {
                return;
            }
        }
        throw new SSLException("no handshake: " + engine.getHandshakeStatus() + ", " + server.getHandshakeStatus());
    }

    private static boolean isDone(SSLEngine engine) {
        return engine.getHandshakeStatus() == HandshakeStatus.NOT_HANDSHAKING;
    }

    private static void step(SSLEngine engine, ByteBuffer in, ByteBuffer out) throws SSLException {
        ByteBuffer nothing = ByteBuffer.allocateDirect(1 << 15);
        // BoringSSL may have to be asked again for what it took in before.
        if (in.hasRemaining() || engine.getHandshakeStatus() == HandshakeStatus.NEED_UNWRAP) {
            engine.unwrap(in, nothing);
        }
        for (Runnable task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
            task.run();
        }
        if (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
            out.compact();
            engine.wrap(ByteBuffer.allocateDirect(0), out);
            out.flip();
        }
    }

    private static X509Bundle bundle() {
        try {
            return new CertificateBuilder()
                    .subject("CN=pair")
                    .addSanIpAddress("127.0.0.1")
                    .setIsCertificateAuthority(true)
                    .notAfter(Instant.now().plus(Duration.ofDays(1)))
                    .buildSelfSigned();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static SSLContext context() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(BUNDLE.toKeyManagerFactory().getKeyManagers(), null, null);
            return context;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
