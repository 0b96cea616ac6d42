package io.ringfeed.transport.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the certificates of a PEM file, whatever text stands between them.
 *
 * <p><b>Threading:</b> stateless.
 * <br><b>Errors:</b> a file that cannot serve gives an {@link IllegalArgumentException} of one line that says why.
 */
public final class PemFile {
    private static final Pattern BLOCK = Pattern.compile("-----BEGIN CERTIFICATE-----([^-]*)-----END CERTIFICATE-----");

    private PemFile() {}

    /**
     * Reads every {@code CERTIFICATE} block.
     *
     * @param pem the file.
     * @return at least one certificate.
     * @throws IllegalArgumentException if the file is missing, unreadable, or holds no usable certificate.
     */
    public static List<X509Certificate> certificates(Path pem) {
        Matcher block = BLOCK.matcher(text(pem));
        List<X509Certificate> certificates = new ArrayList<>();
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            while (block.find()) {
                byte[] der = Base64.getMimeDecoder().decode(block.group(1));
                certificates.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der)));
            }
        } catch (CertificateException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "trusted certificates: block " + (certificates.size() + 1) + " of " + pem
                            + " is no X.509 certificate: export it again as PEM",
                    e);
        }
        if (certificates.isEmpty()) {
            throw new IllegalArgumentException("trusted certificates: " + pem
                    + " holds no BEGIN CERTIFICATE block: give a PEM file of the authority's certificate");
        }
        return certificates;
    }

    private static String text(Path pem) {
        try {
            return Files.readString(pem, StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("trusted certificates: there is no file " + pem, e);
        } catch (IOException e) {
            throw new IllegalArgumentException("trusted certificates: cannot read " + pem + ": " + e.getMessage(), e);
        }
    }
}
