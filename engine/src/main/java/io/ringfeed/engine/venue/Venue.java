package io.ringfeed.engine.venue;

import io.ringfeed.codec.stream.Stream;
import io.ringfeed.codec.stream.StreamUrl;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collection;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * A place that speaks Binance's spot stream protocol: its name, its address, and how many frames a second it lets a
 * client send.
 *
 * <p>The engine always connects to {@code /stream}: partial depth and bookTicker carry nothing that would route them
 * on the raw path (protocol §4.10, §4.11).
 *
 * <p><b>Threading:</b> immutable.
 */
public final class Venue {
    /** Frames a second that the spot venue takes from a client before it closes the connection (protocol §3). */
    public static final int SPOT_FRAMES_PER_SECOND = 5;

    /** For {@link #frameLimitPerSecond()}: the venue sets no limit. */
    public static final int NO_FRAME_LIMIT = 0;

    private static final String STREAM_PATH = "/stream";

    private final String name;
    private final URI streamUri;
    private final int frameLimitPerSecond;

    private Venue(String name, URI streamUri, int frameLimitPerSecond) {
        this.name = name;
        this.streamUri = streamUri;
        this.frameLimitPerSecond = frameLimitPerSecond;
    }

    /** @return production (protocol §1.1). */
    public static Venue spot() {
        return binance("spot", "wss://stream.binance.com:9443");
    }

    /**
     * The spot test network. Its host is not the one that older guides name: {@code testnet.binance.vision/ws} was
     * retired in May 2025 (protocol §0.1).
     *
     * @return the test network.
     */
    public static Venue spotTestnet() {
        return binance("spot-testnet", "wss://stream.testnet.binance.vision");
    }

    /** @return demo mode: live-like books, no real money (protocol §1.1). */
    public static Venue spotDemo() {
        return binance("spot-demo", "wss://demo-stream.binance.com");
    }

    /** @return the mirror that serves market data only (protocol §1.1). */
    public static Venue spotDataOnly() {
        return binance("spot-data-only", "wss://data-stream.binance.vision");
    }

    /**
     * Any other host that speaks the protocol: a simulator, a proxy, a regional venue.
     *
     * @param address {@code ws://host:port} or {@code wss://host:port}; a path, if any, must be {@code /stream}.
     * @return the venue, without a limit on client frames: see {@link #withFrameLimit(int)}.
     * @throws IllegalArgumentException if the address cannot be used; the message says why and what to write instead.
     */
    public static Venue custom(String address) {
        try {
            return custom(new URI(address));
        } catch (URISyntaxException malformed) {
            throw unusable(malformed.getReason());
        }
    }

    /**
     * Any other host that speaks the protocol: a simulator, a proxy, a regional venue.
     *
     * @param uri {@code ws://host:port} or {@code wss://host:port}; a path, if any, must be {@code /stream}.
     * @return the venue, without a limit on client frames: see {@link #withFrameLimit(int)}.
     * @throws IllegalArgumentException if the address cannot be used; the message says why and what to write instead.
     */
    public static Venue custom(URI uri) {
        Objects.requireNonNull(uri, "uri");
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!"ws".equals(scheme) && !"wss".equals(scheme)) {
            throw unusable("the scheme must be ws or wss");
        }
        if (uri.getHost() == null) {
            throw unusable("it names no host");
        }
        if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw unusable("user, query and fragment have no place in it");
        }
        String path = uri.getRawPath() == null ? "" : uri.getRawPath();
        if (!path.isEmpty() && !"/".equals(path) && !STREAM_PATH.equals(path)) {
            throw unusable("the engine itself always connects to " + STREAM_PATH);
        }
        String authority = scheme + "://" + uri.getRawAuthority();
        return new Venue(authority, URI.create(authority + STREAM_PATH), NO_FRAME_LIMIT);
    }

    /**
     * The same venue with another limit on client frames.
     *
     * @param framesPerSecond PONGs included; {@link #NO_FRAME_LIMIT} for none.
     * @return a new value.
     */
    public Venue withFrameLimit(int framesPerSecond) {
        if (framesPerSecond < 0 || framesPerSecond == 1) {
            throw new IllegalArgumentException("frame limit " + framesPerSecond
                    + " cannot work: one frame a second belongs to PONGs, so give at least 2, or 0 for no limit");
        }
        return new Venue(name, streamUri, framesPerSecond);
    }

    /** @return a short name for logs and reports. */
    public String name() {
        return name;
    }

    /** @return where the engine connects to for times in milliseconds. */
    public URI streamUri() {
        return streamUri;
    }

    /**
     * Where the engine connects to for some streams, with times in a unit (protocol §1.2).
     *
     * @param streams to begin with; none for a connection that subscribes by message.
     * @param timeUnit milliseconds or microseconds.
     * @return the address, which names the unit unless the venue uses it unasked.
     * @throws IllegalArgumentException if the venue does not have the unit.
     */
    public URI streamUri(Collection<Stream> streams, TimeUnit timeUnit) {
        return URI.create(authority() + StreamUrl.combined(streams, timeUnit));
    }

    /** @return client frames that the venue takes in a second, or {@link #NO_FRAME_LIMIT}. */
    public int frameLimitPerSecond() {
        return frameLimitPerSecond;
    }

    @Override
    public String toString() {
        return name.equals(authority()) ? name : name + " (" + authority() + ")";
    }

    private String authority() {
        return streamUri.getScheme() + "://" + streamUri.getRawAuthority();
    }

    private static Venue binance(String name, String authority) {
        return new Venue(name, URI.create(authority + STREAM_PATH), SPOT_FRAMES_PER_SECOND);
    }

    /** The address itself is left out: user and query may hold secrets. */
    private static IllegalArgumentException unusable(String why) {
        return new IllegalArgumentException(
                "the venue's address cannot be used: " + why + ". Give it as ws://host:port or wss://host:port");
    }
}
