package io.ringfeed.transport.netty;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/** A TLS server on loopback that sends each connection so many records of the same size, as fast as it can. */
final class RecordBlaster implements AutoCloseable {
    private final SSLServerSocket listening;
    private final int records;
    private final byte[] record;
    private final Path pem;

    RecordBlaster(int records, int recordBytes) throws Exception {
        X509Bundle bundle = new CertificateBuilder()
                .subject("CN=localhost")
                .addSanIpAddress("127.0.0.1")
                .setIsCertificateAuthority(true)
                .notAfter(Instant.now().plus(Duration.ofDays(1)))
                .buildSelfSigned();
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(bundle.toKeyManagerFactory().getKeyManagers(), null, null);
        this.pem = Files.createTempFile("ringfeed-blaster", ".pem");
        Files.writeString(pem, bundle.getCertificatePEM());
        this.listening = (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 10, InetAddress.getLoopbackAddress());
        this.records = records;
        this.record = new byte[recordBytes];
        Thread thread = new Thread(this::serve, "record-blaster");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return listening.getLocalPort();
    }

    Path pem() {
        return pem;
    }

    @Override
    public void close() throws IOException {
        listening.close();
        Files.deleteIfExists(pem);
    }

    private void serve() {
        while (true) {
            try (SSLSocket socket = (SSLSocket) listening.accept()) {
                socket.setTcpNoDelay(true);
                OutputStream out = socket.getOutputStream();
                for (int i = 0; i < records; i++) {
                    out.write(record);
                }
                socket.getInputStream().transferTo(OutputStream.nullOutputStream());
            } catch (IOException e) {
                if (listening.isClosed()) {
                    return;
                }
            }
        }
    }
}
