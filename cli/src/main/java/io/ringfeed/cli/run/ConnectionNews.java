package io.ringfeed.cli.run;

import io.ringfeed.cli.session.StopReason;
import io.ringfeed.cli.session.StopSignal;
import io.ringfeed.cli.text.DurationText;
import io.ringfeed.cli.text.OneLine;
import io.ringfeed.codec.stream.Stream;
import io.ringfeed.engine.subscription.StreamStatus;
import io.ringfeed.engine.supervisor.EngineListener;
import io.ringfeed.engine.supervisor.FeedError;
import io.ringfeed.transport.connection.DisconnectCause;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Follows the connection: says when it is lost and back, and ends the command where the very first attempts fail for a
 * reason that will not go away.
 *
 * <p><b>Threading:</b> told on the supervisor's thread, read from any.
 */
final class ConnectionNews implements EngineListener {
    private final Consumer<String> say;
    private final StopSignal stop;
    private final boolean keepTrying;
    private final RunClock clock;
    private volatile State state = new State(false, null, 0);
    private long lostAtNs;

    /**
     * How the connection stands.
     *
     * @param connected whether it does.
     * @param cause why not, or null before the first attempt came to an end.
     * @param retryAtNs when the next attempt begins, monotonic.
     */
    record State(boolean connected, String cause, long retryAtNs) {}

    /**
     * @param say takes each piece of news, one line.
     * @param stop is told of a first attempt that failed for good.
     * @param keepTrying whether to go on even then.
     * @param clock starts with the first connection.
     */
    ConnectionNews(Consumer<String> say, StopSignal stop, boolean keepTrying, RunClock clock) {
        this.say = say;
        this.stop = stop;
        this.keepTrying = keepTrying;
        this.clock = clock;
    }

    @Override
    public void onConnected(int connectionId) {
        boolean first = !clock.hasConnected();
        clock.onConnected(System.nanoTime());
        String cause = state.cause();
        state = new State(true, null, 0);
        if (cause != null) {
            long awayMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - lostAtNs);
            say.accept((first ? "connected after " : "connected again after ") + DurationText.seconds(awayMs));
        }
        lostAtNs = 0;
    }

    @Override
    public void onDisconnected(int connectionId, DisconnectCause cause, long retryInMs) {
        String detail = OneLine.of(cause.detail()) + option(cause.kind());
        long nowNs = System.nanoTime();
        if (state.cause() == null) {
            lostAtNs = nowNs;
        }
        boolean wasConnected = state.connected();
        state = new State(false, detail, nowNs + TimeUnit.MILLISECONDS.toNanos(retryInMs));
        if (!clock.hasConnected() && cause.isPermanent() && !keepTrying) {
            stop.request(StopReason.FAILED, detail);
            return;
        }
        say.accept((wasConnected ? "disconnected: " : "not connected: ") + detail + "; next attempt in "
                + DurationText.seconds(retryInMs));
    }

    @Override
    public void onRefused(Stream stream, String reason) {
        say.accept("the venue refused " + stream.name() + ": " + OneLine.of(reason));
    }

    @Override
    public void onRotated(int oldConnectionId, int newConnectionId, String reason) {
        say.accept(
                "connection " + newConnectionId + " has taken over from connection " + oldConnectionId + ": " + reason);
    }

    @Override
    public void onSilent(Stream stream, StreamStatus status) {
        say.accept(status.state() + ": " + OneLine.of(status.reason()));
    }

    @Override
    public void onRecovered(Stream stream, long silentMs) {
        say.accept(stream.name() + " delivers again after " + DurationText.seconds(silentMs));
    }

    /** The ends of connections are told by {@link #onDisconnected}, and silent streams by {@link #onSilent}. */
    @Override
    public void onError(FeedError error) {
        switch (error.kind()) {
            case RATE_LIMIT, BREAKER_OPEN, PARSE -> {
                if (error.cause() == null || error.kind() == FeedError.Kind.BREAKER_OPEN) {
                    say.accept(OneLine.of(error.toString()));
                }
            }
            case CONNECTION, TIMEOUT, NETWORK -> {}
        }
    }

    private static String option(DisconnectCause.Kind kind) {
        return switch (kind) {
            case TLS_UNTRUSTED -> " (--trust <pem>)";
            case PROXY -> " (--proxy, --proxy-user)";
            default -> "";
        };
    }

    /** @return how the connection stands. */
    State state() {
        return state;
    }

    /** @return whether any attempt succeeded. */
    boolean hasEverConnected() {
        return clock.hasConnected();
    }
}
