package io.ringfeed.transport.netty;

import io.netty.handler.proxy.ProxyConnectException;
import io.ringfeed.transport.connection.DisconnectCause;
import io.ringfeed.transport.connection.DisconnectCause.Kind;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sorts what can go wrong before a tunnel stands, by what Netty's handlers say: their messages are all there is. Never repeats
 * text of the proxy's, and nothing of the credentials.
 */
record ProxyFailures(Route route) {
    private static final Pattern HTTP_STATUS = Pattern.compile(", status: (\\d{3})\\b");
    private static final Pattern SOCKS_STATUS = Pattern.compile(", status: ([A-Z_]+)\\((\\d+)\\)");
    private static final Pattern SOCKS_METHOD = Pattern.compile(", unexpected authMethod: [A-Z_0-9]+\\((\\d+)\\)");

    /** What Netty makes of an answer that is no HTTP. */
    private static final int NO_HTTP = 999;

    private static final int PASSWORD_WANTED = 2;

    DisconnectCause classify(Throwable failure) {
        List<Throwable> tree = Failures.tree(failure);
        if (Failures.has(tree, UnknownHostException.class)) {
            return unusable("the name of " + route + " does not resolve: check its spelling and this machine's DNS");
        }
        ProxyConnectException answer = Failures.first(tree, ProxyConnectException.class);
        if (Failures.isReset(tree)) {
            return unusable(route + " reset the connection" + advice());
        }
        if (answer != null) {
            return byAnswer(String.valueOf(answer.getMessage()));
        }
        if (Failures.mentions(tree, ConnectException.class, "refused")) {
            return unusable(route + " refused the connection" + advice());
        }
        return unusable("the connection to " + route + " failed (" + Failures.line(failure) + ")" + advice());
    }

    DisconnectCause timedOut(boolean isResolving, long timeoutMs) {
        String what = isResolving
                ? "the name of " + route + " was not looked up"
                : route + " opened no way to " + route.venue();
        return DisconnectCause.of(
                Kind.CONNECT_TIMEOUT, what + " within " + timeoutMs + " ms: check the proxy's host, port and kind");
    }

    private DisconnectCause byAnswer(String message) {
        Matcher http = HTTP_STATUS.matcher(message);
        if (http.find()) {
            return byHttpStatus(Integer.parseInt(http.group(1)));
        }
        Matcher socks = SOCKS_STATUS.matcher(message);
        if (socks.find()) {
            return bySocksStatus(socks.group(1), Integer.parseInt(socks.group(2)));
        }
        Matcher method = SOCKS_METHOD.matcher(message);
        if (method.find()) {
            return Integer.parseInt(method.group(1)) == PASSWORD_WANTED
                    ? unusable(route + " wants a user and a password: give its credentials")
                    : unusable(route + " takes none of the logins we offer, or is no SOCKS5 proxy: "
                            + (route.proxy().hasCredentials() ? "check" : "give its credentials, or check")
                            + " host, port and kind");
        }
        if (message.contains(", authStatus: ")) {
            return unusable(route + " did not accept the credentials: check user and password");
        }
        if (message.endsWith(", disconnected")) {
            return unusable(route + " ended the connection before it opened a way to " + route.venue() + advice());
        }
        return unusable(route + " did not answer as such a proxy does" + advice());
    }

    private DisconnectCause byHttpStatus(int status) {
        return switch (status) {
            case NO_HTTP -> unusable(route + " did not answer in HTTP" + advice());
            case 407 ->
                unusable(
                        route.proxy().hasCredentials()
                                ? route + " did not accept the credentials (HTTP 407): check user and password"
                                : route + " wants a user and a password (HTTP 407): give its credentials");
            case 403, 405 ->
                unusable(route + " forbids the way to " + route.venue() + " (HTTP " + status
                        + "): have it allow CONNECT to this host and port");
            default ->
                status >= 500
                        ? unreached("HTTP " + status)
                        : unusable(route + " did not open a way to " + route.venue() + " (HTTP " + status + ")"
                                + advice());
        };
    }

    private DisconnectCause bySocksStatus(String name, int status) {
        String words =
                "SOCKS status " + status + ", " + name.toLowerCase(Locale.ROOT).replace('_', ' ');
        return switch (status) {
            case 2 ->
                unusable(route + " forbids the way to " + route.venue() + " (" + words
                        + "): have it allow this host and port");
            case 7, 8 -> unusable(route + " cannot open a way to " + route.venue() + " (" + words + "): use another");
            default -> unreached(words);
        };
    }

    private String advice() {
        return ": check the proxy's host and port, and that it speaks "
                + route.proxy().protocol();
    }

    private DisconnectCause unreached(String how) {
        return DisconnectCause.of(
                Kind.PROXY_TARGET,
                route + " could not reach " + route.venue() + " (" + how
                        + "): check the venue's host and port, and the proxy's network");
    }

    private static DisconnectCause unusable(String detail) {
        return DisconnectCause.of(Kind.PROXY, detail);
    }
}
