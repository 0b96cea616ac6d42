package io.ringfeed.simulator.venue;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import io.ringfeed.simulator.client.ClientFrame;
import io.ringfeed.simulator.fault.Fault;
import io.ringfeed.simulator.net.LoopbackServer;
import io.ringfeed.simulator.wire.FaultyWire;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The venue's side of one connection: its subscriptions, its shape, and the rules it is held to.
 *
 * <p><b>Threading:</b> confined to the simulator's thread.
 */
final class ClientSession {
    /** Instead of a close code: TCP ends without a closing frame. */
    static final int NO_CLOSING_FRAME = 1006;

    private static final long CLOSE_WAIT_MS = 1_000;

    private final int id;
    private final Sessions sessions;
    private final SessionRules rules;
    private final Channel channel;
    private final Outbox outbox;
    private final FaultyWire wire;
    private final FrameFaults frameFaults;
    private final HeldAcks heldAcks;
    private final ClientRecord record;
    private final RateWindow window;
    private final PingKeeper pings;
    private final boolean micros;
    private final Map<Topic, FrameCount> subscriptions = new LinkedHashMap<>();
    private final Map<String, FrameCount> counts = new LinkedHashMap<>();
    private final ScheduledFuture<?> lifeTimer;
    private ScheduledFuture<?> pingTimer;
    private ScheduledFuture<?> blackholeTimer;
    private boolean combined;
    private boolean ended;

    /** Frames of one stream that this connection was handed; outlives an unsubscribe. */
    private static final class FrameCount {
        private long frames;
    }

    ClientSession(int id, Sessions sessions, Channel channel, RequestTarget.Accepted target) {
        this.id = id;
        this.sessions = sessions;
        this.rules = sessions.rules();
        this.channel = channel;
        this.outbox = new Outbox(channel);
        this.wire = channel.pipeline().get(FaultyWire.class);
        this.frameFaults = new FrameFaults(sessions.faultLog(), id);
        this.heldAcks = new HeldAcks(this);
        this.record = new ClientRecord(id, target);
        this.window = new RateWindow(rules.frameLimit());
        this.combined = target.combined();
        this.micros = target.micros();
        long nowNs = System.nanoTime();
        this.pings = new PingKeeper(rules.pingEveryNs(), rules.pongDeadlineNs(), nowNs);
        this.lifeTimer = loop().schedule(() -> close(1001, ""), rules.lifeNs(), TimeUnit.NANOSECONDS);
        schedulePing(nowNs);
    }

    int id() {
        return id;
    }

    boolean isMicros() {
        return micros;
    }

    boolean isCombined() {
        return combined;
    }

    void combined(boolean wrapsFrames) {
        combined = wrapsFrames;
    }

    boolean isWritable() {
        return outbox.isWritable() && wire.heldBytes() < LoopbackServer.HIGH_WATER_BYTES;
    }

    boolean isBlackhole() {
        return blackholeTimer != null;
    }

    /** What happens to the SUBSCRIBE that has just come, or null. */
    Fault nextSubscribeFault() {
        Injection injection = sessions.subscribeFaults().strike(id);
        return injection == null ? null : injection.fault();
    }

    FrameFaults frameFaults() {
        return frameFaults;
    }

    ClientRecord record() {
        return record;
    }

    EventLoop loop() {
        return channel.eventLoop();
    }

    /** The names in the order in which they were subscribed to. */
    List<String> subscribedNames() {
        return subscriptions.keySet().stream().map(Topic::name).toList();
    }

    /** Tells whether a connection may hold these streams beside those it has. */
    boolean canSubscribe(List<String> names) {
        long fresh =
                names.stream().distinct().filter(name -> !isSubscribed(name)).count();
        return subscriptions.size() + fresh <= rules.maxStreams();
    }

    void subscribe(List<String> names) {
        if (ended) {
            return;
        }
        for (String name : names) {
            if (!isSubscribed(name)) {
                FrameCount count = counts.computeIfAbsent(name, fresh -> new FrameCount());
                subscriptions.put(sessions.topics().join(name, this), count);
            }
        }
        sessions.topics().changed();
    }

    void unsubscribe(List<String> names) {
        for (String name : names) {
            Topic topic = sessions.topics().find(name);
            if (topic != null && subscriptions.remove(topic) != null) {
                sessions.topics().leave(topic, this);
            }
        }
        sessions.topics().changed();
    }

    /** Ends a client that lets too much wait, for a live market waits for nobody; tells whether it may go on. */
    boolean keepsUp() {
        if (!ended && outbox.waitingBytes() + wire.heldBytes() > rules.outboundLimitBytes()) {
            close(1008, "Client is too slow");
        }
        return !ended;
    }

    /** A market data frame of a stream that this session is subscribed to; tells how often it was queued. */
    int deliver(Topic topic, OutFrame frame) {
        int copies = isBlackhole() ? 0 : frameFaults.copies(topic.name());
        // Counted before it is written: a write that fails ends the session on the spot.
        subscriptions.get(topic).frames += copies;
        sessions.delivered(this, topic, frame, copies);
        for (int i = 0; i < copies; i++) {
            write(topic, frame);
        }
        if (copies > 0) {
            heldAcks.onFrame();
        }
        return copies;
    }

    private void write(Topic topic, OutFrame frame) {
        if (!combined) {
            outbox.frame(Outbox.TEXT, frame.bytes, frame.rawOffset, frame.rawLength);
        } else if (frame.wrappedLength > 0) {
            outbox.frame(Outbox.TEXT, frame.bytes, frame.wrappedOffset, frame.wrappedLength);
        } else {
            outbox.wrapped(topic.wrapperHead(), frame.bytes, frame.rawOffset, frame.rawLength);
        }
    }

    void text(String json) {
        if (!ended) {
            outbox.frame(Outbox.TEXT, json.getBytes(StandardCharsets.UTF_8));
            outbox.flush();
        }
    }

    /** Data first, then the acknowledgement. */
    void textAfterFrames(String json) {
        heldAcks.add(json);
    }

    /** Bytes at the place of a frame. */
    void bytes(byte[] some) {
        if (!ended) {
            outbox.raw(some);
            outbox.flush();
        }
    }

    void flush() {
        if (!ended) {
            outbox.flush();
        }
    }

    /** Counts a frame of the client; false when it was one too many, and the session is over. */
    boolean admits() {
        if (ended) {
            return false;
        }
        if (!window.accept(System.nanoTime())) {
            close(1008, "Too many requests");
            return false;
        }
        return true;
    }

    void received(ClientFrame.Kind kind, byte[] payload) {
        record.add(kind, payload);
    }

    void pinged(byte[] payload) {
        outbox.frame(Outbox.PONG, payload);
        outbox.flush();
    }

    void ponged(String payload) {
        pings.ponged(payload);
    }

    /** Announces the venue's shutdown in the shape of this connection (protocol §3.1). */
    void announceShutdown(long epochMs) {
        String raw =
                "{\"e\":\"serverShutdown\",\"E\":" + (micros ? TimeUnit.MILLISECONDS.toMicros(epochMs) : epochMs) + "}";
        text(combined ? "{\"stream\":\"!serverShutdown\",\"data\":" + raw + "}" : raw);
    }

    /** Sends a long text that belongs to no stream's events. */
    void oversized(int lengthBytes) {
        if (!ended) {
            outbox.frame(Outbox.TEXT, GarbageFrames.oversized(anyStream(), combined, lengthBytes));
            outbox.flush();
        }
    }

    /** A stream that this session is subscribed to, if there is one. */
    String anyStream() {
        return subscriptions.isEmpty()
                ? "btcusdt@trade"
                : subscriptions.keySet().iterator().next().name();
    }

    /** Sends nothing for a while, then all that waited. */
    void stall(long lastingNs) {
        wire.stall(System.nanoTime() + lastingNs);
    }

    /** Is dead to the client from now on, and after a while reset. */
    void blackhole(long lastingNs) {
        outbox.flush();
        if (ended) {
            return;
        }
        lifeTimer.cancel(false);
        pingTimer.cancel(false);
        wire.blackhole();
        blackholeTimer = loop().schedule(this::kill, lastingNs, TimeUnit.NANOSECONDS);
    }

    /** Ends TCP in order behind what is queued, without a closing frame. */
    void fin() {
        if (ended) {
            return;
        }
        end();
        outbox.flushLast().addListener(ChannelFutureListener.CLOSE);
        loop().schedule(this::closeChannel, CLOSE_WAIT_MS, TimeUnit.MILLISECONDS);
    }

    /** Closes it after a while, if it is still open then. */
    void closeLater(int code, long delayNs) {
        loop().schedule(() -> close(code, ""), delayNs, TimeUnit.NANOSECONDS);
    }

    /** Sends a closing frame behind what is queued, and ends TCP when the client has answered, or after a second. */
    void close(int code, String reason) {
        if (ended) {
            return;
        }
        byte[] text = reason.getBytes(StandardCharsets.UTF_8);
        byte[] payload = new byte[2 + text.length];
        payload[0] = (byte) (code >>> Byte.SIZE);
        payload[1] = (byte) code;
        System.arraycopy(text, 0, payload, 2, text.length);
        outbox.frame(Outbox.CLOSE, payload);
        outbox.flush();
        end();
        loop().schedule(this::closeChannel, CLOSE_WAIT_MS, TimeUnit.MILLISECONDS);
    }

    /** The client sent a closing frame: answered with its own code, unless it is the answer to ours. */
    void clientClosed(int code) {
        if (ended) {
            closeChannel();
            return;
        }
        outbox.frame(Outbox.CLOSE, code < 0 ? new byte[0] : new byte[] {(byte) (code >>> Byte.SIZE), (byte) code});
        end();
        outbox.flushLast().addListener(ChannelFutureListener.CLOSE);
    }

    /** Cuts the connection off with a TCP reset. */
    void kill() {
        end();
        outbox.discard();
        LoopbackServer.reset(channel);
    }

    /** The TCP connection is gone. */
    void disconnected() {
        end();
        outbox.discard();
    }

    private void end() {
        if (ended) {
            return;
        }
        ended = true;
        lifeTimer.cancel(false);
        pingTimer.cancel(false);
        if (blackholeTimer != null) {
            blackholeTimer.cancel(false);
        }
        record.closed();
        sessions.ended(this);
        subscriptions.keySet().forEach(topic -> sessions.topics().leave(topic, this));
        subscriptions.clear();
        counts.forEach((name, count) -> sessions.total(this, name, count.frames));
        sessions.topics().changed();
    }

    private boolean isSubscribed(String name) {
        Topic topic = sessions.topics().find(name);
        return topic != null && subscriptions.containsKey(topic);
    }

    private void schedulePing(long nowNs) {
        pingTimer = loop().schedule(this::keepAlive, pings.nextDueNs() - nowNs, TimeUnit.NANOSECONDS);
    }

    private void keepAlive() {
        long nowNs = System.nanoTime();
        switch (pings.due(nowNs)) {
            case TIMED_OUT -> {
                close(1008, "Pong timeout");
                return;
            }
            case SEND_PING -> {
                String payload = Long.toString(System.currentTimeMillis());
                outbox.frame(Outbox.PING, payload.getBytes(StandardCharsets.US_ASCII));
                outbox.flush();
                pings.pinged(payload, nowNs);
            }
            case NONE -> {}
        }
        schedulePing(nowNs);
    }

    private void closeChannel() {
        channel.close();
    }
}
