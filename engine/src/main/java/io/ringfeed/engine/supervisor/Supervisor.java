package io.ringfeed.engine.supervisor;

import io.ringfeed.codec.control.ControlRequest;
import io.ringfeed.codec.control.ControlRequestEncoder;
import io.ringfeed.engine.ring.EventRing;
import io.ringfeed.engine.ring.FrameWriter;
import io.ringfeed.engine.ring.StreamActivity;
import io.ringfeed.engine.subscription.StreamState;
import io.ringfeed.engine.subscription.SubscriptionBoard;
import io.ringfeed.engine.subscription.TrackedStream;
import io.ringfeed.engine.venue.Venue;
import io.ringfeed.transport.WebSocketTransport;
import io.ringfeed.transport.connection.Connection;
import io.ringfeed.transport.connection.DisconnectCause;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.agrona.concurrent.Agent;

/**
 * The one owner of the connection and of what the venue was told: carries out what the state machines decide.
 *
 * <p><b>Threading:</b> one thread, {@code rf-supervisor}; other threads reach it through {@link CommandQueue} and read
 * {@link #status()}.
 */
public final class Supervisor implements Agent {
    /** The supervisor's thread. */
    public static final String THREAD_NAME = "rf-supervisor";

    private static final System.Logger LOG = System.getLogger("io.ringfeed.supervisor");

    private final Venue venue;
    private final TimeUnit timeUnit;
    private final WebSocketTransport transport;
    private final EventRing ring;
    private final FrameWriter writer;
    private final StreamActivity activity;
    private final SubscriptionBoard board;
    private final CommandQueue commands;
    private final ConnectionMachine machine;
    private final EngineListener listener;
    private final ConnectionMarks marks;
    private final RequestPace pace;
    private final SubscriptionRequests requests = new SubscriptionRequests();
    private final Set<TrackedStream> wanted = new LinkedHashSet<>();
    private final Set<TrackedStream> silent = new LinkedHashSet<>();
    private final Consumer<Command> onCommandFunc = this::onCommand;
    private final ConnectionTally tally = new ConnectionTally();

    private Connection connection;
    private long connectedAtNs;

    /**
     * @param venue where to connect to.
     * @param timeUnit in which it is asked to tell its times.
     * @param transport opens connections.
     * @param ring takes their frames.
     * @param board the streams' states.
     * @param commands what other threads say.
     * @param machine decides when to connect.
     * @param listener hears of it.
     */
    public Supervisor(
            Venue venue,
            TimeUnit timeUnit,
            WebSocketTransport transport,
            EventRing ring,
            SubscriptionBoard board,
            CommandQueue commands,
            ConnectionMachine machine,
            EngineListener listener) {
        this.venue = venue;
        this.timeUnit = timeUnit;
        this.transport = transport;
        this.ring = ring;
        this.writer = ring.writer();
        this.activity = ring.activity();
        this.board = board;
        this.commands = commands;
        this.machine = machine;
        this.listener = listener;
        this.marks = new ConnectionMarks(writer, commands, venue.toString());
        this.pace = new RequestPace(venue.frameLimitPerSecond());
    }

    @Override
    public String roleName() {
        return THREAD_NAME;
    }

    @Override
    public void onStart() {
        perform(machine.onStart());
    }

    @Override
    public int doWork() {
        int work = commands.drain(onCommandFunc);
        work += tick(System.nanoTime());
        return work;
    }

    @Override
    public void onClose() {
        machine.onStop();
        if (connection != null) {
            connection.close(DisconnectCause.Kind.CLOSED_BY_US);
        }
    }

    /** @return what is known of the connection now; from any thread. */
    public ControlPlaneStatus status() {
        return tally.status();
    }

    private void onCommand(Command command) {
        if (command instanceof Command.Want want) {
            want.streams().forEach(this::onWanted);
        } else if (command instanceof Command.Drop drop) {
            drop.streams().forEach(this::onDropped);
        } else if (command instanceof Command.Connected connected) {
            onConnected(connected.connectionId());
        } else if (command instanceof Command.Disconnected disconnected) {
            onDisconnected(disconnected.connectionId(), disconnected.cause());
        } else if (command instanceof Command.Replied replied) {
            onReplied(replied);
        } else if (command instanceof Command.ShutdownAnnounced announced) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "connection {0}: the venue announced its shutdown; it will be re-established when it ends",
                    announced.connectionId());
        }
    }

    private int tick(long nowNs) {
        if (writer.hasMarkersWaiting()) {
            transport.execute(writer::writePendingMarkers);
        }
        if (connection == null) {
            return 0;
        }
        tally.onTick(machine.state(), connection);
        ConnectionMachine.Action action =
                machine.onTick(nowNs, connection.lastFrameNs(), connection.isReadingPaused(), ring.hasRoom());
        perform(action);
        if (machine.state() != ConnectionMachine.State.CONNECTED) {
            return action == ConnectionMachine.Action.NONE ? 0 : 1;
        }
        return noticeLive() + sendRequest(nowNs);
    }

    private void perform(ConnectionMachine.Action action) {
        switch (action) {
            case CONNECT -> {
                connection = transport.connect(venue.streamUri(timeUnit), writer, marks);
                tally.onAttempt(connection);
            }
            case CLOSE_SILENT -> connection.close(DisconnectCause.Kind.MESSAGE_TIMEOUT);
            case CLOSE_SLOW_CONSUMER -> connection.close(DisconnectCause.Kind.SLOW_CONSUMER);
            case NONE -> {}
        }
    }

    private void onConnected(int connectionId) {
        if (connectionId != connection.id()) {
            return;
        }
        connectedAtNs = System.nanoTime();
        int failures = machine.failures();
        machine.onConnected(connectedAtNs);
        pace.reset();
        tally.onConnected(machine.state());
        LOG.log(
                System.Logger.Level.INFO,
                "connection {0}: connected to {1}{2}",
                connectionId,
                venue,
                failures == 0 ? "" : " after " + failures + " failed attempts");
        tell(() -> listener.onConnected(connectionId));
    }

    private void onDisconnected(int connectionId, DisconnectCause cause) {
        if (connectionId != connection.id()) {
            return;
        }
        long nowNs = System.nanoTime();
        machine.onDisconnected(cause, nowNs);
        long retryInMs = TimeUnit.NANOSECONDS.toMillis(machine.retryInNs(nowNs));
        boolean repeated = tally.onDisconnected(machine.state(), cause, connection);
        LOG.log(
                repeated ? System.Logger.Level.DEBUG : System.Logger.Level.WARNING,
                "connection {0}: {1}; next attempt in {2} ms",
                connectionId,
                cause,
                String.valueOf(retryInMs));
        requests.onConnectionLost();
        for (TrackedStream stream : wanted) {
            if (stream.status().state() != StreamState.REFUSED) {
                board.update(stream, StreamState.REQUESTED);
                silent.add(stream);
            }
        }
        tell(() -> listener.onDisconnected(connectionId, cause, retryInMs));
    }

    private void onWanted(TrackedStream stream) {
        wanted.add(stream);
        silent.add(stream);
        requests.want(stream);
    }

    private void onDropped(TrackedStream stream) {
        wanted.remove(stream);
        silent.remove(stream);
        requests.drop(stream);
    }

    private void onReplied(Command.Replied reply) {
        if (reply.connectionId() != connection.id()) {
            return;
        }
        List<TrackedStream> settled = requests.onReply(reply.requestId(), reply.accepted());
        for (TrackedStream stream : settled) {
            if (!reply.accepted()) {
                silent.remove(stream);
                board.refuse(stream, reply.reason());
                LOG.log(
                        System.Logger.Level.WARNING,
                        "stream {0} was refused by the venue: {1}",
                        stream.stream().name(),
                        reply.reason());
                tell(() -> listener.onRefused(stream.stream(), reply.reason()));
            } else if (stream.status().state() == StreamState.REQUESTED) {
                board.update(stream, StreamState.ACKNOWLEDGED);
            }
        }
        if (!reply.accepted() && settled.isEmpty()) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "connection {0}: the venue answered request {1} with {2}",
                    reply.connectionId(),
                    String.valueOf(reply.requestId()),
                    reply.reason());
        }
    }

    private int noticeLive() {
        if (silent.isEmpty()) {
            return 0;
        }
        int before = silent.size();
        silent.removeIf(stream -> {
            boolean live = activity.hasFrameSince(stream.streamId(), Math.max(connectedAtNs, stream.requestedNs()));
            if (live) {
                board.update(stream, StreamState.LIVE);
            }
            return live;
        });
        return before - silent.size();
    }

    private int sendRequest(long nowNs) {
        if (pace.waitNs(nowNs) > 0) {
            return 0;
        }
        SubscriptionRequests.Request request = requests.next();
        if (request == null) {
            return 0;
        }
        ControlRequest message = request.subscribes()
                ? ControlRequest.subscribe(request.names(), request.id())
                : ControlRequest.unsubscribe(request.names(), request.id());
        connection.sendText(ControlRequestEncoder.encode(message));
        pace.onSent(nowNs);
        return 1;
    }

    private static void tell(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException thrown) {
            LOG.log(System.Logger.Level.ERROR, "a listener threw; it was told of nothing less for it", thrown);
        }
    }
}
