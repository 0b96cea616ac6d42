package io.ringfeed.transport.tls;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PinnedPathsTest {
    private final X509Bundle root = root("CN=root");
    private final X509Bundle middle = authority("CN=middle", root);
    private final X509Bundle leaf = leaf("CN=leaf", middle);
    private final X509Bundle honest = root("CN=honest");

    PinnedPathsTest() throws Exception {}

    @Test
    void findsThePinAnywhereOnThePath() {
        X509Certificate[] sent = chain(leaf, middle);
        assertTrue(met(leaf, sent));
        assertTrue(met(middle, sent));
        assertTrue(met(root, sent));
        assertFalse(met(honest, sent));
    }

    @Test
    void caresNothingForTheOrderOfWhatWasSent() {
        assertTrue(met(root, chain(leaf, honest, root, middle)));
        assertTrue(met(middle, chain(leaf, honest, root, middle)));
    }

    @Test
    void ignoresCertificatesThatOnlyBearTheRightName() throws Exception {
        X509Bundle namesake = authority("CN=middle", honest);
        assertFalse(met(namesake, chain(leaf, middle, namesake)));
        assertFalse(met(honest, chain(leaf, middle, namesake)));
        assertFalse(met(honest, chain(leaf, namesake, middle)));
    }

    @Test
    void ignoresAKeyThatHadNoRightToIssue() throws Exception {
        // The owner of a key under the pinned authority, no authority itself, got another to make the same key one.
        KeyPair key = root("CN=both").getKeyPair();
        X509Bundle harmless = basis("CN=both").keyPair(key).buildIssuedBy(honest);
        X509Bundle corrupt =
                basis("CN=both").setIsCertificateAuthority(true).keyPair(key).buildIssuedBy(root);
        X509Certificate victim = leaf("CN=victim", corrupt).getCertificate();
        X509Certificate[] sent = {victim, harmless.getCertificate(), corrupt.getCertificate()};
        assertTrue(met(root, sent));
        assertFalse(met(honest, sent));
    }

    @Test
    void ignoresExpiredLinks() throws Exception {
        X509Bundle old = basis("CN=old")
                .setIsCertificateAuthority(true)
                .notBefore(Instant.now().minus(Duration.ofDays(20)))
                .notAfter(Instant.now().minus(Duration.ofDays(10)))
                .buildIssuedBy(root);
        assertFalse(met(root, chain(leaf("CN=leaf", old), old)));
    }

    @Test
    void givesUpOnAPileOfNamesakes() throws Exception {
        X509Bundle[] pile = new X509Bundle[40];
        for (int i = 0; i < pile.length; i++) {
            pile[i] = root("CN=pile");
        }
        X509Bundle buried = leaf("CN=buried", pile[0]);
        X509Certificate[] sent = Stream.concat(Stream.of(buried), Stream.of(pile))
                .map(X509Bundle::getCertificate)
                .toArray(X509Certificate[]::new);
        assertFalse(met(root, sent));
    }

    private boolean met(X509Bundle pinned, X509Certificate... sent) {
        X509Certificate[] authorities = {root.getCertificate(), honest.getCertificate()};
        return new PinnedPaths(Set.of(PublicKeyPin.of(pinned.getCertificate())), authorities).areMetBy(sent);
    }

    private static X509Certificate[] chain(X509Bundle... bundles) {
        return Stream.of(bundles).map(X509Bundle::getCertificate).toArray(X509Certificate[]::new);
    }

    private static CertificateBuilder basis(String subject) {
        return new CertificateBuilder().subject(subject).notAfter(Instant.now().plus(Duration.ofDays(1)));
    }

    private static X509Bundle root(String subject) throws Exception {
        return basis(subject).setIsCertificateAuthority(true).buildSelfSigned();
    }

    private static X509Bundle authority(String subject, X509Bundle issuer) throws Exception {
        return basis(subject).setIsCertificateAuthority(true).buildIssuedBy(issuer);
    }

    private static X509Bundle leaf(String subject, X509Bundle issuer) throws Exception {
        return basis(subject).addSanDnsName("localhost").buildIssuedBy(issuer);
    }
}
