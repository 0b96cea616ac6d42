package io.ringfeed.cli.echo;

import io.ringfeed.cli.session.ExitCode;
import io.ringfeed.cli.session.Invocation;
import io.ringfeed.cli.session.StopReason;
import io.ringfeed.cli.session.StopSignal;
import io.ringfeed.cli.session.Summary;
import io.ringfeed.cli.text.NumberText;
import io.ringfeed.cli.text.OneLine;
import io.ringfeed.transport.WebSocketTransport;
import io.ringfeed.transport.connection.Connection;
import io.ringfeed.transport.connection.DisconnectCause;
import io.ringfeed.transport.tls.TlsOptions;

/**
 * One connection whose messages are sent back until the server closes it.
 *
 * <p><b>Threading:</b> confined to the main thread.
 */
public final class EchoSession {
    private final Invocation invocation;
    private final EchoOptions options;

    /**
     * A session that has not begun.
     *
     * @param invocation the call it belongs to.
     * @param options what was asked for.
     */
    public EchoSession(Invocation invocation, EchoOptions options) {
        this.invocation = invocation;
        this.options = options;
    }

    /** @return the exit code, when the connection is over. */
    public int run() {
        StopSignal stop = invocation.stop();
        Echo echo = new Echo(() -> stop.request(StopReason.TIME_UP));
        try (WebSocketTransport transport = transport()) {
            Connection connection = transport.connect(options.url(), echo, echo);
            echo.on(connection);
            invocation
                    .terminal()
                    .out()
                    .println("echo: every message from " + options.url().getAuthority()
                            + " goes back until the server closes (Ctrl-C ends it here)");
            invocation.terminal().out().flush();
            stop.await(Long.MAX_VALUE);
            if (echo.cause() == null) {
                connection.close(DisconnectCause.Kind.CLOSED_BY_US);
            }
        } catch (IllegalArgumentException wrong) {
            return invocation.fail(ExitCode.WRONG_USAGE, OneLine.of(wrong));
        }
        return tell(echo);
    }

    private WebSocketTransport transport() {
        TlsOptions tls = TlsOptions.defaults().jdkEngine(options.jdkTls());
        return WebSocketTransport.builder()
                .tls(options.trust() == null ? tls : tls.trust(options.trust()))
                .preferNative(!options.nio())
                .maxFrameBytes(options.maxFrameBytes())
                .build();
    }

    private int tell(Echo echo) {
        long count = echo.messageCount();
        invocation.summary(new Summary(count, 0, count, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
        DisconnectCause cause = echo.cause();
        boolean isOrderly = cause != null
                && echo.hasConnected()
                && (cause.kind() == DisconnectCause.Kind.CLOSED_BY_PEER
                        || cause.kind() == DisconnectCause.Kind.CLOSED_BY_US);
        if (!isOrderly) {
            return invocation.fail(ExitCode.FAILED, cause == null ? "the connection did not end" : cause.detail());
        }
        invocation
                .terminal()
                .out()
                .println("echoed " + NumberText.count(count) + " messages of " + NumberText.count(echo.byteCount())
                        + " bytes; " + cause.detail());
        return ExitCode.FINE;
    }
}
