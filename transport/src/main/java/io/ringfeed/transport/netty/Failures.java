package io.ringfeed.transport.netty;

import io.netty.handler.ssl.NotSslRecordException;
import io.ringfeed.transport.connection.DisconnectCause;
import io.ringfeed.transport.connection.DisconnectCause.Kind;
import io.ringfeed.transport.tls.PinMismatchException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLException;

/**
 * Sorts exceptions into causes with one line for people. The TLS engines wrap what went wrong differently deep, so the whole
 * tree of causes is looked at, the most telling kind first.
 */
final class Failures {
    private static final int MAX_LOOKED_AT = 32;

    private Failures() {}

    static DisconnectCause classify(Throwable failure, Address address) {
        List<Throwable> tree = tree(failure);
        DisconnectCause cause = byName(tree, address);
        if (cause == null) {
            cause = byCertificate(tree, address);
        }
        if (cause == null) {
            cause = byTls(tree, address);
        }
        return cause != null ? cause : byNetwork(tree, failure, address);
    }

    /** One line without control characters, for text that came from elsewhere. */
    static String printable(String text) {
        StringBuilder line = new StringBuilder();
        String source = text == null ? "no reason given" : text;
        source.codePoints()
                .limit(300)
                .forEach(c -> line.appendCodePoint(Character.isISOControl(c) || isFormatting(c) ? ' ' : c));
        return line.toString().strip();
    }

    private static boolean isFormatting(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.FORMAT || type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR;
    }

    private static DisconnectCause byName(List<Throwable> tree, Address address) {
        if (has(tree, UnknownHostException.class)) {
            return DisconnectCause.of(
                    Kind.UNKNOWN_HOST,
                    "the host name " + address.host() + " does not resolve: check its spelling and this machine's DNS");
        }
        return null;
    }

    private static DisconnectCause byCertificate(List<Throwable> tree, Address address) {
        PinMismatchException mismatch = first(tree, PinMismatchException.class);
        if (mismatch != null) {
            return DisconnectCause.of(
                    Kind.TLS_PIN_MISMATCH,
                    "the certificate of " + address + " is valid, but no pinned key vouches for it; its own key is "
                            + mismatch.presented() + ": pin that if the server rightly has a new key,"
                            + " else somebody stands in for it");
        }
        if (has(tree, CertificateExpiredException.class)) {
            return DisconnectCause.of(
                    Kind.TLS_EXPIRED,
                    "the certificate of " + address + " has expired: the server needs a new one"
                            + " (or this machine's clock is wrong)");
        }
        if (has(tree, CertificateNotYetValidException.class)) {
            return DisconnectCause.of(
                    Kind.TLS_EXPIRED,
                    "the certificate of " + address + " is not valid yet: check this machine's clock");
        }
        if (mentions(
                tree, CertificateException.class, "subject alternative", "no name matching", "hostname", "host name")) {
            return DisconnectCause.of(
                    Kind.TLS_WRONG_HOST,
                    "the certificate of " + address + " is made out to another host:"
                            + " connect by a name the certificate holds, or have it reissued");
        }
        if (has(tree, CertPathBuilderException.class) || has(tree, CertPathValidatorException.class)) {
            return DisconnectCause.of(
                    Kind.TLS_UNTRUSTED,
                    "the certificate of " + address + " is signed by an unknown CA: trust the CA's PEM file,"
                            + " if it is yours");
        }
        if (has(tree, CertificateException.class)) {
            return DisconnectCause.of(
                    Kind.TLS_UNTRUSTED,
                    "the certificate of " + address + " is not accepted ("
                            + line(first(tree, CertificateException.class))
                            + "): have it reissued, or trust the PEM file of its CA");
        }
        return null;
    }

    private static DisconnectCause byTls(List<Throwable> tree, Address address) {
        if (has(tree, NotSslRecordException.class)) {
            return DisconnectCause.of(
                    Kind.TLS_OTHER,
                    address + " does not speak TLS: if the port is a plain one, use ws:// instead of wss://");
        }
        if (isReset(tree)) {
            return null;
        }
        SSLException tls = first(tree, SSLException.class);
        if (tls == null) {
            return null;
        }
        return DisconnectCause.of(
                Kind.TLS_OTHER,
                "TLS with " + address + " failed (" + line(tls) + "): check that the port speaks TLS 1.2 or 1.3");
    }

    private static DisconnectCause byNetwork(List<Throwable> tree, Throwable failure, Address address) {
        if (isReset(tree)) {
            return DisconnectCause.of(Kind.RESET, address + " reset the connection");
        }
        if (has(tree, ConnectException.class) && mentions(tree, ConnectException.class, "refused")) {
            return DisconnectCause.of(
                    Kind.REFUSED,
                    address + " refused the connection: is something listening there? Check host and port");
        }
        if (has(tree, NoRouteToHostException.class) || mentions(tree, IOException.class, "unreachable", "no route")) {
            return DisconnectCause.of(
                    Kind.NETWORK,
                    "there is no way to " + address + " (" + line(failure) + "): check this machine's network");
        }
        return DisconnectCause.of(Kind.NETWORK, "the connection to " + address + " failed: " + line(failure));
    }

    static boolean isReset(List<Throwable> tree) {
        return mentions(
                tree, IOException.class, "connection reset", "broken pipe", "connection aborted", "forcibly closed");
    }

    /** A failure with everything that caused it, itself first. */
    static List<Throwable> tree(Throwable failure) {
        List<Throwable> tree = new ArrayList<>();
        collect(failure, tree);
        return tree;
    }

    private static void collect(Throwable at, List<Throwable> tree) {
        if (at == null || tree.size() >= MAX_LOOKED_AT || tree.contains(at)) {
            return;
        }
        tree.add(at);
        collect(at.getCause(), tree);
        for (Throwable suppressed : at.getSuppressed()) {
            collect(suppressed, tree);
        }
    }

    static boolean has(List<Throwable> tree, Class<? extends Throwable> type) {
        return first(tree, type) != null;
    }

    static <T extends Throwable> T first(List<Throwable> tree, Class<T> type) {
        for (Throwable each : tree) {
            if (type.isInstance(each)) {
                return type.cast(each);
            }
        }
        return null;
    }

    static boolean mentions(List<Throwable> tree, Class<? extends Throwable> type, String... phrases) {
        for (Throwable each : tree) {
            if (type.isInstance(each) && each.getMessage() != null) {
                String message = each.getMessage().toLowerCase(Locale.ROOT);
                for (String phrase : phrases) {
                    if (message.contains(phrase)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    static String line(Throwable failure) {
        String message = failure.getMessage();
        return message == null || message.isBlank() ? failure.getClass().getSimpleName() : printable(message);
    }
}
