package io.ringfeed.engine.config;

import io.ringfeed.transport.proxy.ProxyOptions;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** Reads and writes the address of a proxy; credentials have keys of their own. */
final class ProxyText {
    private ProxyText() {}

    static ProxyOptions parse(String text) {
        URI uri = uri(text.strip());
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        if (!"http".equals(scheme) && !"socks5".equals(scheme)) {
            throw wrong("a proxy is reached by http or socks5");
        }
        if (uri.getRawUserInfo() != null) {
            throw wrong("no credentials in the address: they go to proxy.user and proxy.password");
        }
        if (uri.getHost() == null || uri.getPort() < 1) {
            throw wrong("the proxy's host and port must both be there");
        }
        if (!uri.getRawPath().isEmpty() && !"/".equals(uri.getRawPath())) {
            throw wrong("a proxy has no path");
        }
        return "http".equals(scheme)
                ? ProxyOptions.http(uri.getHost(), uri.getPort())
                : ProxyOptions.socks5(uri.getHost(), uri.getPort());
    }

    static String format(ProxyOptions proxy) {
        String scheme = proxy.protocol() == ProxyOptions.Protocol.HTTP ? "http" : "socks5";
        String host = proxy.host().indexOf(':') >= 0 ? "[" + proxy.host() + "]" : proxy.host();
        return scheme + "://" + host + ":" + proxy.port();
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException unreadable) {
            // Without the cause, whose message repeats the text, which may hold a password after all.
            throw wrong("it is no address");
        }
    }

    private static IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException(what + ": write it as http://host:port or socks5://host:port");
    }
}
