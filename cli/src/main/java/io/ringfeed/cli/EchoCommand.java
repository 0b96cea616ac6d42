package io.ringfeed.cli;

import io.ringfeed.cli.echo.EchoOptions;
import io.ringfeed.cli.echo.EchoSession;
import io.ringfeed.cli.session.Invocation;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ringfeed echo}: its options. */
@Command(
        name = "echo",
        description = {
            "Answer every message of a WebSocket server with the same message, text or binary, until the server closes.",
            "",
            "For WebSocket test servers that judge a client by its echo: it is the transport alone, without a venue.%n"
        },
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  ringfeed echo --url 'ws://127.0.0.1:9001/runCase?case=1&agent=ringfeed'",
            "  ringfeed echo --url wss://127.0.0.1:9002/ --trust ca.pem --max-frame 16m",
            "",
            "Exit codes: 0 the server closed in order (or Ctrl-C), 1 the connection failed or",
            "the server broke the protocol, 2 wrong usage. The last line on standard error is",
            "a summary in JSON; 'delivered' counts the messages sent back."
        })
final class EchoCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--url",
            paramLabel = "<url>",
            required = true,
            converter = Converters.WebSocketUrl.class,
            description = "Address of the server, ws://host:port/path or wss://host:port/path.")
    private URI url;

    @Option(
            names = "--max-frame",
            paramLabel = "<bytes>",
            defaultValue = "4m",
            converter = Converters.Bytes.class,
            description = "Longest message that is taken, such as 65536, 64k or 16m; a longer one closes the connection"
                    + " with code 1009. Default: ${DEFAULT-VALUE}.")
    private int maxFrameBytes;

    @Option(
            names = "--trust",
            paramLabel = "<pem>",
            description = "Trust the authorities of this PEM file instead of the platform's.")
    private Path trust;

    @Option(names = "--jdk-tls", description = "Use the JDK's TLS engine even where BoringSSL is available.")
    private boolean jdkTls;

    @Option(names = "--nio", description = "Use NIO even where the native epoll transport is available.")
    private boolean nio;

    EchoCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        invocation.begin();
        if (trust != null && !Files.isReadable(trust)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--trust " + trust + " cannot be read: give the PEM file of the server's certificate authority");
        }
        return new EchoSession(invocation, new EchoOptions(url, trust, maxFrameBytes, jdkTls, nio)).run();
    }
}
