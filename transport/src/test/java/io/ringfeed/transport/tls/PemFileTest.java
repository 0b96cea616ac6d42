package io.ringfeed.transport.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import io.ringfeed.transport.WebSocketTransport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PemFileTest {
    @TempDir
    Path folder;

    @Test
    void readsEveryCertificateWhateverStandsBetween() throws Exception {
        X509Bundle one = authority("CN=one");
        X509Bundle two = authority("CN=two");
        Path pem =
                write("# ours\r\n" + one.getCertificatePEM() + "\nsubject=two\n" + two.getCertificatePEM() + "\n# end");
        assertEquals(List.of(one.getCertificate(), two.getCertificate()), PemFile.certificates(pem));
    }

    @Test
    void namesAMissingFile() {
        assertProblem(folder.resolve("none.pem"), "there is no file");
    }

    @Test
    void namesAFileThatCannotBeRead() {
        assertProblem(folder, "cannot read");
    }

    @Test
    void namesAFileWithoutACertificate() throws Exception {
        assertProblem(write(""), "holds no BEGIN CERTIFICATE block");
        assertProblem(write(authority("CN=key").getPrivateKeyPEM()), "holds no BEGIN CERTIFICATE block");
    }

    @Test
    void namesABrokenBlock() throws Exception {
        String good = authority("CN=good").getCertificatePEM();
        assertProblem(write(good + "\n-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"), "block 2 of");
        assertProblem(write("-----BEGIN CERTIFICATE-----\n*\n-----END CERTIFICATE-----\n"), "block 1 of");
    }

    @Test
    void isReportedByTheBuilderOfTheTransport() {
        WebSocketTransport.Builder builder =
                WebSocketTransport.builder().tls(TlsOptions.defaults().trust(folder.resolve("none.pem")));
        IllegalArgumentException problem = assertThrows(IllegalArgumentException.class, builder::build);
        assertTrue(problem.getMessage().contains("there is no file"), problem.getMessage());
    }

    private Path write(String text) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "ca", ".pem"), text);
    }

    private static X509Bundle authority(String subject) throws Exception {
        return new CertificateBuilder()
                .subject(subject)
                .setIsCertificateAuthority(true)
                .buildSelfSigned();
    }

    private static void assertProblem(Path pem, String words) {
        IllegalArgumentException problem =
                assertThrows(IllegalArgumentException.class, () -> PemFile.certificates(pem));
        assertTrue(problem.getMessage().contains(words), problem.getMessage());
        assertTrue(problem.getMessage().contains(pem.toString()), problem.getMessage());
        assertEquals(1, problem.getMessage().lines().count());
    }
}
