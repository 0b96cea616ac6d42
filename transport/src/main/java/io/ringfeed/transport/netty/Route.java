package io.ringfeed.transport.netty;

import io.netty.util.NetUtil;
import io.ringfeed.transport.proxy.ProxyOptions;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/**
 * The way to a venue: straight, or through a proxy. The first stop is whom TCP connects to, and the only name looked up here;
 * its text form names that stop.
 *
 * @param venue where the connection goes in the end.
 * @param proxy what stands between, or null.
 */
record Route(Address venue, ProxyOptions proxy) {

    boolean isProxied() {
        return proxy != null;
    }

    String firstHost() {
        return isProxied() ? proxy.host() : venue.host();
    }

    int firstPort() {
        return isProxied() ? proxy.port() : venue.port();
    }

    /** What to connect to, given an IP address of the first stop; the name of a venue behind a proxy is the proxy's to look up. */
    InetSocketAddress target(InetAddress firstAddress) {
        if (!isProxied()) {
            return new InetSocketAddress(firstAddress, venue.port());
        }
        return isLiteral(venue.host())
                ? new InetSocketAddress(literal(venue.host()), venue.port())
                : InetSocketAddress.createUnresolved(venue.host(), venue.port());
    }

    /** True when a host is an IP address already and needs no look-up. */
    static boolean isLiteral(String host) {
        return NetUtil.isValidIpV4Address(host) || NetUtil.isValidIpV6Address(host);
    }

    static InetAddress literal(String host) {
        try {
            return InetAddress.getByAddress(NetUtil.createByteArrayFromIpAddressString(host));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an IP address of a wrong length: " + host, e);
        }
    }

    @Override
    public String toString() {
        return isProxied()
                ? "the " + proxy.protocol() + " proxy " + Address.text(firstHost(), firstPort())
                : venue.toString();
    }
}
