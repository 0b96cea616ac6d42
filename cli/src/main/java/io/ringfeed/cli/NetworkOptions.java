package io.ringfeed.cli;

import io.ringfeed.engine.config.ConfigKeys;
import io.ringfeed.engine.config.EngineConfig;
import io.ringfeed.transport.proxy.ProxyOptions;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of {@code ringfeed run} that concern the way to the venue, and the threads at its end. */
final class NetworkOptions {
    /** Holds the proxy's password, which must not stand in a command line. */
    static final String PASSWORD_VARIABLE = ConfigKeys.PROXY_PASSWORD.variable();

    @Option(
            names = "--proxy",
            paramLabel = "<address>",
            converter = NetworkConverters.ProxyAddress.class,
            description =
                    "Connect through this proxy: http://host:port (CONNECT) or socks5://host:port. It resolves the"
                            + " venue's name; TLS is with the venue, through it. Default: none.")
    private ProxyOptions proxy;

    @Option(
            names = "--proxy-user",
            paramLabel = "<name>",
            description = "Log in to the proxy by this name; the password comes from the environment variable"
                    + " RINGFEED_PROXY_PASSWORD.")
    private String proxyUser;

    @Option(
            names = "--busy-wait",
            description =
                    "Let the I/O thread spin instead of sleep: lower latency for a core of its own. With epoll only.")
    private boolean busyWait;

    @Option(
            names = "--pin",
            paramLabel = "<thread=cpu,...>",
            converter = NetworkConverters.Pins.class,
            description =
                    "Bind threads to CPUs, on Linux: io=1,decode=2,handlers=3,supervisor=0, each of them optional.")
    private NetworkConverters.PinList pins;

    @Option(
            names = "--receive-buffer",
            paramLabel = "<bytes>",
            defaultValue = "1048576",
            description =
                    "Size of the kernel's receive buffer, which it may cap (net.core.rmem_max); 0 leaves it to the"
                            + " kernel. Default: ${DEFAULT-VALUE}.")
    private int receiveBuffer;

    @Option(
            names = "--quick-ack",
            description = "Acknowledge every segment at once; one system call more per read. With epoll only.")
    private boolean quickAck;

    @Option(
            names = "--busy-poll",
            paramLabel = "<us>",
            defaultValue = "0",
            description =
                    "Let the kernel poll the network card for so many microseconds (SO_BUSY_POLL). With epoll only."
                            + " Default: 0, off.")
    private int busyPoll;

    @Option(
            names = "--user-timeout",
            paramLabel = "<time>",
            defaultValue = "0",
            converter = Converters.Time.class,
            description = "Let the kernel end a connection whose sent data stays unacknowledged for so long"
                    + " (TCP_USER_TIMEOUT). With epoll only. Default: 0, off.")
    private Duration userTimeout;

    /** What is wrong with them and what to write instead, in one line. */
    Optional<String> problem(EngineConfig config) {
        if (receiveBuffer != 0 && receiveBuffer < 1024) {
            return Optional.of("--receive-buffer " + receiveBuffer
                    + " cannot be: write at least 1024, or 0 for the kernel's choice");
        }
        if (busyPoll < 0 || busyPoll > 1_000_000) {
            return Optional.of("--busy-poll " + busyPoll + " cannot be: write 0 to 1000000 microseconds, such as 50");
        }
        if (userTimeout.compareTo(Duration.ofDays(24)) > 0) {
            return Optional.of("--user-timeout " + userTimeout.toSeconds() + "s is too long: write at most 576h");
        }
        if (proxyUser != null && !config.isSet(ConfigKeys.PROXY)) {
            return Optional.of("--proxy-user only goes with --proxy");
        }
        if (proxyUser != null && !config.isSet(ConfigKeys.PROXY_PASSWORD)) {
            return Optional.of("--proxy-user needs the password in the environment variable " + PASSWORD_VARIABLE
                    + ", where no list of processes shows it: export it first");
        }
        return Optional.empty();
    }

    /** Those that were given; the password only together with the user's name. */
    void addTo(GivenOptions given) {
        given.option("--proxy", ConfigKeys.PROXY, proxy)
                .option("--proxy-user", ConfigKeys.PROXY_USER, proxyUser)
                .option("--busy-wait", ConfigKeys.BUSY_WAIT, busyWait)
                .option("--receive-buffer", ConfigKeys.SOCKET_RECEIVE_BUFFER, receiveBuffer)
                .option("--quick-ack", ConfigKeys.SOCKET_QUICK_ACK, quickAck)
                .option("--busy-poll", ConfigKeys.SOCKET_BUSY_POLL_US, busyPoll)
                .option("--user-timeout", ConfigKeys.SOCKET_USER_TIMEOUT, userTimeout);
        if (pins != null) {
            pins.cpus().forEach((key, cpu) -> given.text("--pin", key, cpu));
        }
        String password = proxyUser == null ? null : System.getenv(PASSWORD_VARIABLE);
        if (password != null) {
            given.text("env " + PASSWORD_VARIABLE, ConfigKeys.PROXY_PASSWORD, password);
        }
    }
}
