package io.ringfeed.engine.supervisor;

import io.ringfeed.codec.control.ControlRequest;
import io.ringfeed.codec.control.ControlRequestParser;
import io.ringfeed.codec.control.InvalidRequestException;
import io.ringfeed.transport.connection.Connection;
import io.ringfeed.transport.connection.DisconnectCause;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One connection of a {@link VirtualWorld}, seen from both ends. */
final class VirtualConnection implements Connection {
    private static final long PING_EVERY_NS = TimeUnit.SECONDS.toNanos(20);

    final int replacement;
    final List<Long> sentNs = new ArrayList<>();
    final List<String> sentText = new ArrayList<>();
    /** Names that the venue carries over it, with the time from which on. */
    final Map<String, Long> subscribedNs = new LinkedHashMap<>();

    final int streamsInUrl;
    boolean isOpen;
    boolean isEnded;
    boolean isPaused;
    long openedNs;
    long stalledNs = Long.MAX_VALUE;

    private final VirtualWorld world;
    private final int id;
    private final long beganNs;

    VirtualConnection(VirtualWorld world, int id, URI uri, int replacement) {
        this.world = world;
        this.id = id;
        this.replacement = replacement;
        this.beganNs = world.nanoTime();
        String query = uri.getQuery() == null ? "" : uri.getQuery();
        String names = query.startsWith("streams=") ? query.substring("streams=".length()) : "";
        for (String name : names.isEmpty() ? new String[0] : names.split("/", -1)) {
            subscribedNs.put(name, 0L);
        }
        streamsInUrl = subscribedNs.size();
        world.expect(
                uri.toString().length() <= 4_096, "a URL of " + uri.toString().length() + " bytes");
    }

    void open() {
        isOpen = true;
        openedNs = world.nanoTime();
        subscribedNs.replaceAll((name, never) -> openedNs);
    }

    @Override
    public int id() {
        return id;
    }

    @Override
    public long lastFrameNs() {
        if (!isOpen) {
            return beganNs;
        }
        long untilNs = Math.min(world.nanoTime(), stalledNs);
        return world.delivers(this) ? untilNs : openedNs + (untilNs - openedNs) / PING_EVERY_NS * PING_EVERY_NS;
    }

    @Override
    public boolean isReadingPaused() {
        return isPaused;
    }

    @Override
    public long pauseCount() {
        return 0;
    }

    @Override
    public long pausedNs() {
        return 0;
    }

    @Override
    public boolean sendText(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        world.expect(bytes.length <= 4_096, "a frame of " + bytes.length + " bytes");
        sentText.add(text);
        sent();
        try {
            world.onRequest(this, ControlRequestParser.parse(bytes));
        } catch (InvalidRequestException invalid) {
            throw new AssertionError(text, invalid);
        }
        return true;
    }

    void apply(ControlRequest request) {
        switch (request.method()) {
            case SUBSCRIBE -> request.params().forEach(name -> subscribedNs.putIfAbsent(name, world.nanoTime()));
            case UNSUBSCRIBE -> request.params().forEach(subscribedNs::remove);
            case LIST_SUBSCRIPTIONS, SET_PROPERTY, GET_PROPERTY -> {}
        }
        world.expect(subscribedNs.size() <= 1_024, subscribedNs.size() + " streams on a connection");
    }

    @Override
    public boolean sendBinary(byte[] bytes) {
        throw new AssertionError("the venue takes no binary messages");
    }

    @Override
    public boolean sendPing(long token) {
        sent();
        world.commands.ponged(world.nanoTime() - token);
        return true;
    }

    /** One frame a second belongs to PONGs, so four in any 1.1 s are all that may go out here. */
    private void sent() {
        sentNs.add(world.nanoTime());
        int count = sentNs.size();
        if (world.isLimited && count > 4) {
            long spanNs = sentNs.get(count - 1) - sentNs.get(count - 5);
            world.expect(spanNs >= TimeUnit.MILLISECONDS.toNanos(1_100), "five frames in " + spanNs + " ns");
        }
    }

    @Override
    public boolean offer(int opcode, ByteBuffer payload, int offset, int length) {
        throw new AssertionError("not for the supervisor");
    }

    @Override
    public boolean isSendIdle() {
        throw new AssertionError("not for the supervisor");
    }

    @Override
    public void close(DisconnectCause.Kind kind) {
        if (!isEnded) {
            world.after(kind == DisconnectCause.Kind.CLOSED_BY_US ? 30 : 0, () -> world.end(this, kind));
        }
    }
}
