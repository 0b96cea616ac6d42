package io.ringfeed.transport.tls;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.util.Base64;

/**
 * Names a public key by the SHA-256 of its SubjectPublicKeyInfo, in OkHttp's form {@code sha256/BASE64}. curl's
 * {@code sha256//BASE64} is understood too.
 *
 * <p><b>Threading:</b> immutable.
 *
 * @param text {@code sha256/} and 44 characters, always in that form.
 */
public record PublicKeyPin(String text) {
    private static final String PREFIX = "sha256/";
    private static final int HASH_BYTES = 32;
    private static final int BASE64_LENGTH = 44;

    /**
     * Reads a pin.
     *
     * @param text as above.
     * @throws IllegalArgumentException if it is no pin; one line that says what to write.
     */
    public PublicKeyPin {
        text = of(hash(text));
    }

    /**
     * Names the key of a certificate.
     *
     * @param certificate any.
     * @return the pin that it matches.
     */
    public static PublicKeyPin of(X509Certificate certificate) {
        try {
            byte[] key = certificate.getPublicKey().getEncoded();
            return new PublicKeyPin(of(MessageDigest.getInstance("SHA-256").digest(key)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** The text. */
    @Override
    public String toString() {
        return text;
    }

    private static String of(byte[] hash) {
        return PREFIX + Base64.getEncoder().encodeToString(hash);
    }

    private static byte[] hash(String text) {
        if (text.startsWith(PREFIX)) {
            String rest = text.substring(PREFIX.length());
            String base64 = rest.length() == BASE64_LENGTH + 1 && rest.startsWith("/") ? rest.substring(1) : rest;
            try {
                byte[] hash = Base64.getDecoder().decode(base64);
                if (hash.length == HASH_BYTES && base64.length() == BASE64_LENGTH) {
                    return hash;
                }
            } catch (IllegalArgumentException noBase64) {
                throw wrong(text);
            }
        }
        throw wrong(text);
    }

    private static IllegalArgumentException wrong(String text) {
        return new IllegalArgumentException("'" + text + "' is no pin of a public key: write sha256/ and the SHA-256 of"
                + " the key's SubjectPublicKeyInfo in base64, 44 characters");
    }
}
