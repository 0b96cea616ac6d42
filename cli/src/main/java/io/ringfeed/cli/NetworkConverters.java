package io.ringfeed.cli;

import io.ringfeed.engine.thread.CpuPinning;
import io.ringfeed.transport.proxy.ProxyOptions;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Turns the values of network options into what they mean, or says in one line what to write instead. */
final class NetworkConverters {
    private NetworkConverters() {}

    /** The address of a proxy; credentials have a way of their own, since everybody can read a command line. */
    static final class ProxyAddress implements ITypeConverter<ProxyOptions> {
        @Override
        public ProxyOptions convert(String value) {
            URI uri = parse(value);
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            if (!"http".equals(scheme) && !"socks5".equals(scheme)) {
                throw wrong("a proxy is reached by http or socks5");
            }
            if (uri.getRawUserInfo() != null) {
                throw wrong("no credentials in the address: give the user with --proxy-user and the password in "
                        + NetworkOptions.PASSWORD_VARIABLE);
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

        private static URI parse(String value) {
            try {
                return new URI(value);
            } catch (URISyntaxException unreadable) {
                throw wrong("it is no address");
            }
        }

        /** Does not repeat the value, which may hold a password after all. */
        private static TypeConversionException wrong(String what) {
            return new TypeConversionException(what + ": write it as http://host:port or socks5://host:port");
        }
    }

    /** Which thread runs on which CPU. */
    static final class Pins implements ITypeConverter<CpuPinning> {
        @Override
        public CpuPinning convert(String value) {
            CpuPinning pinning = CpuPinning.NONE;
            Set<String> named = new HashSet<>();
            for (String pin : value.split(",", -1)) {
                String[] parts = pin.strip().split("=", -1);
                String thread = parts[0].toLowerCase(Locale.ROOT);
                if (parts.length != 2 || !parts[1].matches("\\d{1,5}")) {
                    throw new TypeConversionException("'" + pin.strip()
                            + "' is no thread with its CPU: write for example io=1,decode=2,handlers=3,supervisor=0");
                }
                if (!named.add(thread)) {
                    throw new TypeConversionException("'" + thread + "' is named twice: give each thread one CPU");
                }
                pinning = with(pinning, thread, Integer.parseInt(parts[1]));
            }
            return pinning;
        }

        private static CpuPinning with(CpuPinning pinning, String thread, int cpu) {
            return switch (thread) {
                case "io" -> pinning.io(cpu);
                case "decode" -> pinning.decoder(cpu);
                case "handlers" -> pinning.handlers(cpu);
                case "supervisor" -> pinning.supervisor(cpu);
                default ->
                    throw new TypeConversionException(
                            "unknown thread '" + thread + "': write io, decode, handlers or supervisor");
            };
        }
    }
}
