package io.ringfeed.engine.supervisor;

import io.ringfeed.engine.subscription.SubscriptionBoard;
import io.ringfeed.engine.subscription.TrackedStream;
import io.ringfeed.engine.supervisor.attempt.AttemptGate;
import io.ringfeed.engine.supervisor.attempt.CircuitBreaker;
import io.ringfeed.engine.supervisor.attempt.ConnectionMachine;
import io.ringfeed.engine.supervisor.options.ControlPlaneOptions;
import io.ringfeed.engine.venue.Venue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.EpochClock;
import org.agrona.concurrent.NanoClock;

/**
 * The one owner of connections, subscriptions and limits: spreads the wanted streams over shares, each with a connection of its own, and
 * hears for all of them what the I/O thread, the decoder and the user say.
 *
 * <p><b>Threading:</b> one thread, {@code rf-supervisor}; other threads reach it through {@link CommandQueue} and read
 * {@link #status()}.
 */
public final class Supervisor implements Agent {
    /** The supervisor's thread. */
    public static final String THREAD_NAME = "rf-supervisor";

    private static final long PUBLISH_EVERY_NS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long REJECTS_EVERY_NS = TimeUnit.MILLISECONDS.toNanos(250);

    private final CommandQueue commands;
    private final FeedNews news;
    private final SupervisorContext context;
    private final AttemptGate gate;
    private final RejectWatch rejects;
    private final List<Share> shares = new ArrayList<>();
    private final Map<TrackedStream, Share> owners = new HashMap<>();
    private final PauseTally goneShares = new PauseTally();
    private final Consumer<Command> onCommandFunc = this::onCommand;

    private volatile ControlPlaneStatus published = ControlPlaneStatus.IDLE;
    private Health health = Health.IDLE;
    private CircuitBreaker.State breaker = CircuitBreaker.State.CLOSED;
    private int lastShareIndex = -1;
    private long goneReconnects;
    private long pingRoundTripNs;
    private long publishedNs;
    private long rejectsNs;
    private boolean isStopped;

    /**
     * @param venue where to connect to.
     * @param timeUnit in which it is asked to tell its times.
     * @param options what to go by.
     * @param wire the world.
     * @param board the streams' states.
     * @param commands what other threads say.
     * @param listener hears of it.
     * @param nanoClock monotonic time.
     * @param epochClock time of day.
     * @param random the source of jitter.
     */
    public Supervisor(
            Venue venue,
            TimeUnit timeUnit,
            ControlPlaneOptions options,
            RingWire wire,
            SubscriptionBoard board,
            CommandQueue commands,
            EngineListener listener,
            NanoClock nanoClock,
            EpochClock epochClock,
            RandomGenerator random) {
        this(venue, timeUnit, options, (Wire) wire, board, commands, listener, nanoClock, epochClock, random);
    }

    Supervisor(
            Venue venue,
            TimeUnit timeUnit,
            ControlPlaneOptions options,
            Wire wire,
            SubscriptionBoard board,
            CommandQueue commands,
            EngineListener listener,
            NanoClock nanoClock,
            EpochClock epochClock,
            RandomGenerator random) {
        this.commands = commands;
        this.news = new FeedNews(venue, listener);
        this.context =
                new SupervisorContext(venue, timeUnit, options, wire, board, news, nanoClock, epochClock, random);
        this.gate = new AttemptGate(
                options.breaker(),
                options.attempts(),
                options.timeouts().refusedRetry().toNanos());
        this.rejects = new RejectWatch(wire, news);
    }

    @Override
    public String roleName() {
        return THREAD_NAME;
    }

    @Override
    public void onStart() {
        addShare();
    }

    @Override
    public int doWork() {
        long nowNs = context.nowNs();
        int work = commands.drain(onCommandFunc);
        context.wire().writePendingMarkers();
        for (Share share : shares) {
            work += share.tick(nowNs);
        }
        removeGone();
        if (nowNs - rejectsNs >= REJECTS_EVERY_NS) {
            rejectsNs = nowNs;
            rejects.onTick(nowNs);
        }
        noticeChanges();
        if (work > 0 || nowNs - publishedNs >= PUBLISH_EVERY_NS) {
            publishedNs = nowNs;
            publish();
        }
        return work;
    }

    @Override
    public void onClose() {
        isStopped = true;
        shares.forEach(Share::stop);
        noticeChanges();
        publish();
    }

    /** @return what is known now; from any thread. */
    public ControlPlaneStatus status() {
        return published;
    }

    private void onCommand(Command command) {
        if (command instanceof Command.Want want) {
            makeRoomFor(want.streams());
            want.streams().forEach(this::onWanted);
        } else if (command instanceof Command.Drop drop) {
            drop.streams().forEach(this::onDropped);
        } else if (command instanceof Command.Rotate) {
            shares.forEach(share -> share.rotate("a request"));
        } else if (command instanceof Command.Reconnect) {
            shares.forEach(Share::reconnect);
        } else if (command instanceof Command.Ponged ponged) {
            pingRoundTripNs = ponged.roundTripNs();
        } else if (command instanceof Command.Connected connected) {
            SupervisorContext.Owned owned = context.find(connected.connectionId());
            if (owned != null) {
                owned.share().onConnected(owned.link(), context.nowNs());
            }
        } else if (command instanceof Command.Disconnected disconnected) {
            SupervisorContext.Owned owned = context.find(disconnected.connectionId());
            if (owned != null) {
                context.forget(disconnected.connectionId());
                owned.share().onDisconnected(owned.link(), disconnected.cause(), context.nowNs());
            }
        } else if (command instanceof Command.Replied replied) {
            SupervisorContext.Owned owned = context.find(replied.connectionId());
            if (owned != null) {
                owned.share().onReplied(owned.link(), replied);
            }
        } else if (command instanceof Command.ShutdownAnnounced announced) {
            SupervisorContext.Owned owned = context.find(announced.connectionId());
            if (owned != null) {
                owned.share().onShutdownAnnounced(owned.link());
            }
        }
    }

    /** All shares that a call needs are there before its streams are placed, so that they end up balanced. */
    private void makeRoomFor(List<TrackedStream> wanted) {
        int total = owners.size();
        for (TrackedStream stream : wanted) {
            total += owners.containsKey(stream) ? 0 : 1;
        }
        int limit = context.options().subscriptions().streamsPerConnection();
        int room = 0;
        for (Share share : shares) {
            room += share.isStopped() ? 0 : limit;
        }
        for (; room < total; room += limit) {
            addShare();
        }
    }

    private void onWanted(TrackedStream stream) {
        Share owner = owners.get(stream);
        if (owner == null) {
            owner = leastLoaded();
            owners.put(stream, owner);
        }
        owner.want(stream);
    }

    private void onDropped(TrackedStream stream) {
        Share owner = owners.remove(stream);
        if (owner == null) {
            return;
        }
        owner.drop(stream);
        if (owner.size() == 0 && shares.size() > 1) {
            owner.stop();
        }
    }

    /** Streams do not move once they are placed: moving one would break it for a moment. */
    private Share leastLoaded() {
        int limit = context.options().subscriptions().streamsPerConnection();
        Share least = null;
        for (Share share : shares) {
            if (!share.isStopped() && share.size() < limit && (least == null || share.size() < least.size())) {
                least = share;
            }
        }
        return least != null ? least : addShare();
    }

    private Share addShare() {
        Share share = new Share(++lastShareIndex, context, gate);
        shares.add(share);
        return share;
    }

    private void removeGone() {
        for (int i = shares.size() - 1; i >= 0; i--) {
            Share share = shares.get(i);
            if (share.isGone()) {
                shares.remove(i);
                goneShares.add(share.pauses());
                goneReconnects += share.reconnects();
            }
        }
    }

    private void noticeChanges() {
        CircuitBreaker.State breakerNow = gate.breaker().state();
        if (breakerNow != breaker) {
            breaker = breakerNow;
            news.breakerChanged(breakerNow);
        }
        Health healthNow = healthNow();
        if (healthNow != health) {
            health = healthNow;
            news.health(healthNow, failures());
        }
    }

    private Health healthNow() {
        if (isStopped) {
            return Health.STOPPED;
        }
        boolean areAllConnected = true;
        boolean isDegraded = false;
        for (Share share : shares) {
            ConnectionMachine machine = share.machine();
            if (machine.state() == ConnectionMachine.State.GAVE_UP) {
                return Health.GAVE_UP;
            }
            areAllConnected &= machine.state() == ConnectionMachine.State.CONNECTED || share.isStopped();
            isDegraded |= machine.failures() >= context.options().attempts().degradedAfter();
        }
        if (isDegraded) {
            return Health.DEGRADED;
        }
        return areAllConnected ? Health.CONNECTED : Health.CONNECTING;
    }

    private int failures() {
        return shares.stream()
                .mapToInt(share -> share.machine().failures())
                .max()
                .orElse(0);
    }

    private void publish() {
        long pauses = goneShares.count();
        long pausedNs = goneShares.pausedNs();
        long reconnects = goneReconnects;
        int live = 0;
        int silent = 0;
        int stale = 0;
        List<ConnectionStatus> connections = new ArrayList<>(shares.size());
        for (Share share : shares) {
            connections.add(share.status());
            pauses += share.pauseCount();
            pausedNs += share.pausedNs();
            reconnects += share.reconnects();
            live += share.streams().liveCount();
            silent += share.streams().silentCount();
            stale += share.streams().staleCount();
        }
        published = new ControlPlaneStatus(
                health,
                List.copyOf(connections),
                reconnects,
                news.rotations(),
                failures(),
                pauses,
                TimeUnit.NANOSECONDS.toMillis(pausedNs),
                breaker,
                gate.breaker().trips(),
                news.limiterWaits(),
                owners.size(),
                live,
                silent,
                stale,
                news.silences(),
                pingRoundTripNs,
                news.lastCause());
    }
}
