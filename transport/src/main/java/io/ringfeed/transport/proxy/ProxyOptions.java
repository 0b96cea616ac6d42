package io.ringfeed.transport.proxy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The proxy that connections go through: HTTP (a {@code CONNECT} tunnel) or SOCKS5 (RFC 1928, user and password by RFC 1929).
 *
 * <p>Only the proxy's own name is resolved here. The venue's name goes to the proxy, which resolves it. TLS, its server name and
 * the verification of the host run through the tunnel and are the venue's, so the proxy sees host and port and no more. Once the
 * tunnel stands, a message costs what it costs without one.
 *
 * <p>What is said to the proxy itself, credentials included, goes unencrypted over the wire, as HTTP and SOCKS5 have it.
 *
 * <p><b>Threading:</b> immutable; {@code credentials} gives a changed copy.
 * <br><b>Errors:</b> {@link #problems()} lists them; the transport's {@code build()} reports them.
 */
public final class ProxyOptions {
    /** The languages that proxies speak. */
    public enum Protocol {
        /** HTTP/1.1 {@code CONNECT}, credentials by the Basic scheme. */
        HTTP("HTTP"),
        /** SOCKS version 5. */
        SOCKS5("SOCKS5");

        private final String text;

        Protocol(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    private static final int SOCKS5_LIMIT_BYTES = 255;

    private final Protocol protocol;
    private final String host;
    private final int port;
    private final String user;
    private final char[] password;

    private ProxyOptions(Protocol protocol, String host, int port, String user, char[] password) {
        this.protocol = protocol;
        this.host = host;
        this.port = port;
        this.user = user;
        this.password = password;
    }

    /**
     * An HTTP proxy, reached in plain.
     *
     * @param host its name or address.
     * @param port of it, often 3128 or 8080.
     * @return the options, without credentials.
     */
    public static ProxyOptions http(String host, int port) {
        return new ProxyOptions(Protocol.HTTP, bare(host), port, "", new char[0]);
    }

    /**
     * A SOCKS5 proxy.
     *
     * @param host its name or address.
     * @param port of it, often 1080.
     * @return the options, without credentials.
     */
    public static ProxyOptions socks5(String host, int port) {
        return new ProxyOptions(Protocol.SOCKS5, bare(host), port, "", new char[0]);
    }

    /**
     * Logs in to the proxy. The password is kept in memory (Netty needs it at every connect) and never shown.
     *
     * @param name of the user.
     * @param secret the password; copied.
     * @return the changed copy.
     */
    public ProxyOptions credentials(String name, char[] secret) {
        return new ProxyOptions(protocol, host, port, Objects.requireNonNull(name, "name"), secret.clone());
    }

    /**
     * Logs in to the proxy.
     *
     * @param name of the user.
     * @param secret the password.
     * @return the changed copy.
     */
    public ProxyOptions credentials(String name, String secret) {
        return credentials(name, secret.toCharArray());
    }

    /** @return what the proxy speaks. */
    public Protocol protocol() {
        return protocol;
    }

    /** @return the proxy's name or address, an IPv6 one without brackets. */
    public String host() {
        return host;
    }

    /** @return the proxy's port. */
    public int port() {
        return port;
    }

    /** @return whether to log in. */
    public boolean hasCredentials() {
        return !user.isEmpty() || password.length > 0;
    }

    /** @return the user's name, empty when there are no credentials. */
    public String user() {
        return user;
    }

    /** @return a copy of the password, empty when there are no credentials. */
    public char[] password() {
        return password.clone();
    }

    /**
     * Says everything that is wrong with these options, without showing the credentials.
     *
     * @return one line each; empty when they can be used.
     */
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        if (host.isBlank() || host.chars().anyMatch(c -> c <= ' ' || c == '/' || c == '@')) {
            problems.add("the proxy's host must be a name or an IP address, such as proxy.example or 10.0.0.1");
        }
        if (port < 1 || port > 0xFFFF) {
            problems.add("the proxy's port must lie in 1 .. 65535, not " + port);
        }
        if (hasCredentials()) {
            if (user.isEmpty() || password.length == 0) {
                problems.add("the proxy's credentials need both a user and a password");
            }
            if (protocol == Protocol.HTTP && user.indexOf(':') >= 0) {
                problems.add("the user of an HTTP proxy must not hold a ':', which ends it in the Basic scheme");
            }
            if (protocol == Protocol.SOCKS5 && !(fitsSocks5(user) && fitsSocks5(new String(password)))) {
                problems.add("user and password of a SOCKS5 proxy must be ASCII, of at most " + SOCKS5_LIMIT_BYTES
                        + " characters each");
            }
        }
        return List.copyOf(problems);
    }

    /** Protocol, host and port; of credentials only that there are some. */
    @Override
    public String toString() {
        String where = host.indexOf(':') >= 0 ? "[" + host + "]:" + port : host + ":" + port;
        return protocol + " proxy " + where + (hasCredentials() ? " with credentials" : "");
    }

    private static boolean fitsSocks5(String text) {
        return text.length() <= SOCKS5_LIMIT_BYTES
                && StandardCharsets.US_ASCII.newEncoder().canEncode(text);
    }

    private static String bare(String host) {
        boolean isBracketed = host.startsWith("[") && host.endsWith("]");
        return isBracketed ? host.substring(1, host.length() - 1) : host;
    }
}
