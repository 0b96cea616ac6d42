package io.ringfeed.transport.netty;

import java.net.URI;

/**
 * Where a connection goes: a checked {@code ws} or {@code wss} address. Its text form names host and port only, since the rest
 * may carry keys.
 *
 * @param uri with every character that HTTP cannot carry percent-encoded, otherwise as given.
 * @param host without the brackets of an IPv6 literal.
 * @param port given or default.
 * @param isSecure true for {@code wss}.
 */
record Address(URI uri, String host, int port, boolean isSecure) {

    static Address of(URI uri) {
        String scheme = uri.getScheme();
        boolean secure = "wss".equalsIgnoreCase(scheme);
        if (!secure && !"ws".equalsIgnoreCase(scheme)) {
            throw new IllegalArgumentException(
                    "the address must begin with ws:// or wss://" + (scheme == null ? "" : ", not " + scheme + ":"));
        }
        String host = uri.getHost();
        if (host == null) {
            throw new IllegalArgumentException(
                    "the address names no valid host: expected " + scheme + "://host:port/path");
        }
        if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException("the address must hold neither user information nor a #fragment");
        }
        if (uri.getPort() == 0 || uri.getPort() > 0xFFFF) {
            throw new IllegalArgumentException("the port must lie in 1 .. 65535, not " + uri.getPort());
        }
        int port = uri.getPort() > 0 ? uri.getPort() : secure ? 443 : 80;
        String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        return new Address(URI.create(uri.toASCIIString()), bare, port, secure);
    }

    @Override
    public String toString() {
        return text(host, port);
    }

    static String text(String host, int port) {
        return host.indexOf(':') >= 0 ? "[" + host + "]:" + port : host + ":" + port;
    }
}
