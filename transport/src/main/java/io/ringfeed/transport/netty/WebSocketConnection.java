package io.ringfeed.transport.netty;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.util.concurrent.Future;
import io.ringfeed.transport.connection.Connection;
import io.ringfeed.transport.connection.ConnectionListener;
import io.ringfeed.transport.connection.DisconnectCause;
import io.ringfeed.transport.connection.DisconnectCause.Kind;
import io.ringfeed.transport.frame.CloseCode;
import io.ringfeed.transport.frame.FrameHandler;
import io.ringfeed.transport.frame.Opcode;
import io.ringfeed.transport.frame.ProtocolViolation;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The life of one connection: connecting, open, closing, ended. It ends exactly once, by whichever cause comes first; what
 * happens to the channel afterwards is nobody's business but ours.
 *
 * <p>On the I/O thread, except for what {@link Connection} promises to every thread.
 */
final class WebSocketConnection implements Connection, Dialer.Result {
    private static final Logger LOGGER = System.getLogger(WebSocketConnection.class.getName());
    private static final long CLOSE_WAIT_MS = 1000;

    /** Where the connection stands. */
    private enum State {
        CONNECTING,
        OPEN,
        CLOSING,
        ENDED
    }

    private final int id;
    private final NettyTransport transport;
    private final Address address;
    private final Route route;
    private final FrameHandler handler;
    private final ConnectionListener listener;
    private final PauseClock pauses = new PauseClock();
    private final AtomicLong lastFrameNs = new AtomicLong(System.nanoTime());
    private final Dialer dialer;
    private final Causes causes;

    private volatile State state = State.CONNECTING;
    private volatile Outbound outbound;
    private String stage = "TCP";
    private boolean isTunnelOpen;
    private Channel channel;
    private FrameInbound inbound;
    private Future<?> timer;
    private DisconnectCause loss;

    WebSocketConnection(
            int id, NettyTransport transport, Route route, FrameHandler handler, ConnectionListener listener) {
        this.id = id;
        this.transport = transport;
        this.route = route;
        this.address = route.venue();
        this.isTunnelOpen = !route.isProxied();
        this.handler = handler;
        this.listener = listener;
        this.causes = new Causes(address);
        this.dialer =
                new Dialer(transport.loop(), transport.bootstrap(this::initialize), route, transport.threads(), this);
    }

    // What every thread may ask for.

    @Override
    public int id() {
        return id;
    }

    @Override
    public long lastFrameNs() {
        return lastFrameNs.getAcquire();
    }

    @Override
    public boolean isReadingPaused() {
        return pauses.isPaused();
    }

    @Override
    public long pauseCount() {
        return pauses.count();
    }

    @Override
    public long pausedNs() {
        return pauses.pausedNs(System.nanoTime());
    }

    @Override
    public boolean sendText(String text) {
        return send(Opcode.TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public boolean sendBinary(byte[] bytes) {
        return send(Opcode.BINARY, bytes.clone());
    }

    @Override
    public boolean sendPing(long token) {
        return send(Opcode.PING, ByteBuffer.allocate(Long.BYTES).putLong(token).array());
    }

    private boolean send(int opcode, byte[] payload) {
        Outbound out = outbound;
        if (state != State.OPEN || !out.reserve(payload.length)) {
            return false;
        }
        return hop(() -> out.enqueue(opcode, payload));
    }

    @Override
    public boolean offer(int opcode, ByteBuffer payload, int offset, int length) {
        requireIoThread();
        if (opcode != Opcode.TEXT && opcode != Opcode.BINARY) {
            throw new IllegalArgumentException("text or binary can be offered, not opcode " + opcode);
        }
        return state == State.OPEN && outbound.offer(opcode, payload, offset, length);
    }

    @Override
    public boolean isSendIdle() {
        requireIoThread();
        return state == State.OPEN && outbound.isIdle();
    }

    private void requireIoThread() {
        if (!transport.isIoThread()) {
            throw new IllegalStateException("only on the I/O thread, such as in a frame handler; elsewhere send");
        }
    }

    @Override
    public void close(Kind kind) {
        switch (kind) {
            case CLOSED_BY_US, SLOW_CONSUMER, MESSAGE_TIMEOUT -> hop(() -> closeByUs(kind));
            default ->
                throw new IllegalArgumentException(
                        "a caller closes with CLOSED_BY_US, SLOW_CONSUMER or MESSAGE_TIMEOUT, not with " + kind);
        }
    }

    /** Always a task of its own, also on the I/O thread: a caller may stand in the midst of a handler's call. */
    private boolean hop(Runnable task) {
        try {
            transport.loop().execute(task);
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    // The way up.

    void start() {
        EventLoop loop = transport.loop();
        timer = loop.schedule(this::connectTimedOut, transport.connectTimeoutMs(), TimeUnit.MILLISECONDS);
        dialer.start();
    }

    private void initialize(Channel made) {
        ReceiveStamp stamp = new ReceiveStamp(transport.epochClock());
        Outbound out = new Outbound(made, transport.masks(), transport.pongIntervalNs());
        FrameInbound in = new FrameInbound(this, handler, out, pauses, stamp, transport.maxFrameBytes());
        ChannelPipeline pipeline = made.pipeline().addLast(stamp);
        if (transport.sockets().isQuickAck()) {
            pipeline.addLast(new QuickAck());
        }
        if (route.isProxied()) {
            ProxyTunnel.addTo(pipeline, route.proxy(), dialer.candidate(), () -> isTunnelOpen = true);
        }
        if (address.isSecure()) {
            transport.tls().addTo(pipeline, address);
        }
        pipeline.addLast(new HttpClientCodec(), new Upgrade(this, address, in), new ChannelEvents());
        channel = made;
        inbound = in;
        outbound = out;
    }

    @Override
    public void connected(Channel connected) {
        if (address.isSecure()) {
            stage = "TLS";
        }
    }

    @Override
    public void failed(Throwable failure) {
        ended(classify(failure));
    }

    private DisconnectCause classify(Throwable failure) {
        return isTunnelOpen ? Failures.classify(failure, address) : new ProxyFailures(route).classify(failure);
    }

    void upgrading() {
        stage = "the WebSocket upgrade";
    }

    void opened() {
        if (state != State.CONNECTING) {
            return;
        }
        timer.cancel(false);
        lastFrameNs.setRelease(System.nanoTime());
        state = State.OPEN;
        try {
            listener.onConnected(id);
        } catch (Throwable e) {
            listenerFailed(e);
        }
    }

    private void connectTimedOut() {
        if (state != State.CONNECTING) {
            return;
        }
        long timeoutMs = transport.connectTimeoutMs();
        String where = dialer.isResolving() ? "the look-up of its name" : stage;
        ended(
                isTunnelOpen
                        ? causes.connectTimeout(where, timeoutMs)
                        : new ProxyFailures(route).timedOut(dialer.isResolving(), timeoutMs));
    }

    // While it is open.

    void frameSeen(long receiveNs) {
        lastFrameNs.setRelease(receiveNs);
    }

    // The way down.

    void peerClosed(int code, String reason) {
        outbound.close(code);
        inputEnded(causes.closedByPeer(code, reason));
    }

    void violated(ProtocolViolation violation) {
        outbound.close(violation.closeCode());
        ended(causes.violation(violation, transport.maxFrameBytes()));
    }

    /** The handler has no room and does not want to be waited for. */
    void slowConsumer() {
        closeAtOnce(causes.slowConsumer(0));
    }

    void ponged(ByteBuffer payload, int offset, int length, long receiveNs) {
        if (length != Long.BYTES) {
            return;
        }
        long token = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            token = (token << 8) | (payload.get(offset + i) & 0xFF);
        }
        try {
            listener.onPong(id, token, receiveNs);
        } catch (Throwable e) {
            listenerFailed(e);
        }
    }

    void handlerFailed(Throwable failure) {
        LOGGER.log(Level.ERROR, "the frame handler of connection " + id + " threw; the connection ends", failure);
        outbound.close(CloseCode.INTERNAL_ERROR);
        ended(causes.handlerFailed(failure));
    }

    /** Everything that waited was taken. True when the channel is gone and that was the end. */
    boolean inputDrained() {
        if (loss == null || channel.isActive()) {
            return false;
        }
        inputEnded(loss);
        return true;
    }

    private void closeByUs(Kind kind) {
        long now = System.nanoTime();
        switch (kind) {
            case SLOW_CONSUMER -> closeAtOnce(causes.slowConsumer(pauses.currentNs(now)));
            case MESSAGE_TIMEOUT -> closeAtOnce(causes.messageTimeout(now - lastFrameNs.get()));
            default -> closePolitely();
        }
    }

    private void closeAtOnce(DisconnectCause cause) {
        if (state == State.OPEN || state == State.CLOSING) {
            outbound.close(CloseCode.NORMAL);
        }
        ended(cause);
    }

    private void closePolitely() {
        if (state == State.CONNECTING) {
            ended(causes.closedByUs());
        } else if (state == State.OPEN) {
            state = State.CLOSING;
            outbound.close(CloseCode.NORMAL);
            timer = transport.loop().schedule(this::giveUpWaiting, CLOSE_WAIT_MS, TimeUnit.MILLISECONDS);
        }
    }

    /** The peer neither answered our Close nor ended TCP in time. */
    private void giveUpWaiting() {
        ended(causes.closedByUs());
        closeChannel();
    }

    /** The peer ended the stream, in whatever manner: once our own Close is out, that is the answer to it. */
    private void inputEnded(DisconnectCause cause) {
        ended(state == State.CLOSING ? causes.closedByUs() : cause);
    }

    /** Ends the connection, whatever it was doing; only the first cause counts. */
    void ended(DisconnectCause cause) {
        State before = state;
        if (before == State.ENDED) {
            return;
        }
        state = State.ENDED;
        if (inbound != null) {
            inbound.stop();
        }
        try {
            listener.onDisconnected(id, cause);
        } catch (Throwable e) {
            listenerFailed(e);
        }
        tearDown(before);
    }

    /**
     * Lets TCP end cleanly. An open connection leaves the first step to the server (RFC 6455 §7.1.1) for a second, reading on
     * and discarding: closing with unread input would reset the connection and take our Close frame with it.
     */
    private void tearDown(State before) {
        if (channel == null || !channel.isActive() || before == State.CONNECTING) {
            timer.cancel(false);
            dialer.cancel();
            if (channel == null || !channel.isOpen()) {
                transport.forget(this);
            } else {
                channel.closeFuture().addListener(closed -> transport.forget(this));
                closeChannel();
            }
            return;
        }
        channel.closeFuture().addListener(closed -> {
            timer.cancel(false);
            transport.forget(this);
        });
        if (before == State.OPEN) {
            timer = transport.loop().schedule(this::closeChannel, CLOSE_WAIT_MS, TimeUnit.MILLISECONDS);
        }
        channel.config().setAutoRead(true);
    }

    private void closeChannel() {
        close(channel);
    }

    private static void close(Channel channel) {
        // Whether closing worked makes no difference to anybody.
        ChannelFuture unused = channel.close();
    }

    private void listenerFailed(Throwable failure) {
        LOGGER.log(Level.WARNING, "the listener of connection " + id + " threw; it is ignored", failure);
    }

    private void lost(Throwable failure) {
        // A closed channel is told by channelInactive, in better words.
        if (loss == null && !(failure instanceof ClosedChannelException)) {
            loss = classify(failure);
        }
    }

    private void inactive() {
        if (loss == null) {
            String when = state == State.CONNECTING ? "during " + stage : "without a Close frame";
            loss = causes.eof(when);
        }
        if (!inbound.isHolding()) {
            inputEnded(loss);
        }
    }

    /** What the channel tells; one per channel, at the end of its pipeline. */
    private final class ChannelEvents extends ChannelInboundHandlerAdapter {
        @Override
        public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
            if (event instanceof SslHandshakeCompletionEvent completion && !completion.isSuccess()) {
                lost(completion.cause());
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable failure) {
            if (!isTunnelOpen) {
                // The proxy's handler keeps the end of the channel to itself.
                failed(failure);
                return;
            }
            lost(failure);
            WebSocketConnection.close(ctx.channel());
        }

        @Override
        public void channelInactive(ChannelHandlerContext ctx) {
            inactive();
        }

        @Override
        public void channelWritabilityChanged(ChannelHandlerContext ctx) {
            outbound.drain();
        }
    }
}
