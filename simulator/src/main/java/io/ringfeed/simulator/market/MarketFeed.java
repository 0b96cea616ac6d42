package io.ringfeed.simulator.market;

import io.netty.channel.EventLoop;
import io.ringfeed.codec.name.NameRegistry;
import io.ringfeed.simulator.truth.MarketTruth;
import io.ringfeed.simulator.venue.Topics;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Runs the generated markets of a simulator and feeds their frames to whoever is subscribed.
 *
 * <p>An open loop: trades and changes of the best prices happen as time demands, evenly, whether or not anybody listens.
 * So ids and books run on, and a client that comes back sees a gap as it would at the venue.
 *
 * <p><b>Threading:</b> made and started by any thread, {@link #close()} by any; all else runs on the loop.
 * <br><b>Allocation:</b> none for an event once the buffers have grown.
 * <br><b>Errors:</b> an unexpected exception ends the feed and is told once in the log.
 */
public final class MarketFeed implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(MarketFeed.class.getName());

    private static final double FAST_EVENTS_PER_SECOND = 100;
    private static final long FAST_TICK_US = 1_000;
    private static final long SLOW_TICK_US = 10_000;
    private static final long FAST_US = 100_000;
    private static final long SECOND_US = 1_000_000;

    private final EventLoop loop;
    private final Runnable flush;
    private final LongSupplier epochMicros;
    private final double eventsPerSecond;
    private final Map<String, SymbolMarket> markets = new LinkedHashMap<>();
    private final SymbolFeed[] feeds;
    private final AllSymbolsFeed allSymbols;

    private OpenLoop events;
    private Cadence fast;
    private Cadence second;
    private Cadence klines;
    private Cadence klineEnds;
    private int next;
    private Future<?> timer;
    private volatile boolean isClosed;

    /**
     * Makes the markets; nothing happens until {@link #start()}.
     *
     * @param loop             the simulator's thread.
     * @param topics           who is subscribed.
     * @param flush            run on the loop after each batch of frames.
     * @param lowerCaseSymbols to run a market for each.
     * @param eventsPerSecond  trades and changes of the best prices, over all symbols; zero for markets that stand still.
     * @param seed             equal seeds give equal prices, quantities and ids.
     * @throws IllegalArgumentException if a symbol cannot be one, or the rate is negative or not finite.
     */
    public MarketFeed(
            EventLoop loop,
            Topics topics,
            Runnable flush,
            List<String> lowerCaseSymbols,
            double eventsPerSecond,
            long seed) {
        this(
                loop,
                streams -> new TopicSubscribers(topics, streams),
                flush,
                lowerCaseSymbols,
                eventsPerSecond,
                seed,
                new MicroClock());
    }

    MarketFeed(
            EventLoop loop,
            Function<NameRegistry, Subscribers> subscribers,
            Runnable flush,
            List<String> lowerCaseSymbols,
            double eventsPerSecond,
            long seed,
            LongSupplier epochMicros) {
        if (!(eventsPerSecond >= 0) || Double.isInfinite(eventsPerSecond)) {
            throw new IllegalArgumentException("events per second must be zero or more: " + eventsPerSecond);
        }
        this.loop = loop;
        this.flush = flush;
        this.epochMicros = epochMicros;
        this.eventsPerSecond = eventsPerSecond;
        long nowUs = epochMicros.getAsLong();
        for (String symbol : lowerCaseSymbols) {
            markets.computeIfAbsent(symbol, name -> new SymbolMarket(name, seed, nowUs));
        }
        StreamIds streams = new StreamIds(markets.keySet());
        NameRegistry symbols = new NameRegistry(Math.max(1, markets.size()));
        symbols.registerAll(markets.values().stream()
                .map(market -> market.instrument().symbol())
                .toList());
        FrameSender sender = new FrameSender(streams.registry(), symbols, subscribers.apply(streams.registry()));
        SymbolMarket[] all = markets.values().toArray(SymbolMarket[]::new);
        int[] symbolIds = new int[all.length];
        feeds = new SymbolFeed[all.length];
        int count = 0;
        for (String symbol : markets.keySet()) {
            symbolIds[count] = symbols.register(all[count].instrument().symbol());
            feeds[count] = new SymbolFeed(symbol, all[count], symbolIds[count], streams, sender);
            count++;
        }
        allSymbols = new AllSymbolsFeed(all, symbolIds, streams, sender, nowUs);
        begin(nowUs);
    }

    private void begin(long nowUs) {
        events = new OpenLoop(eventsPerSecond, nowUs);
        fast = new Cadence(FAST_US, nowUs);
        second = new Cadence(SECOND_US, nowUs);
        klines = new Cadence(2 * SECOND_US, nowUs);
        klineEnds = new Cadence(SECOND_US, nowUs);
    }

    /** Lets the markets run, from now on. */
    public void start() {
        loop.execute(() -> {
            if (!isClosed && timer == null) {
                begin(epochMicros.getAsLong());
                long tickUs = eventsPerSecond >= FAST_EVENTS_PER_SECOND ? FAST_TICK_US : SLOW_TICK_US;
                timer = loop.scheduleAtFixedRate(this::run, tickUs, tickUs, TimeUnit.MICROSECONDS);
            }
        });
    }

    private void run() {
        if (isClosed) {
            return;
        }
        try {
            tick();
        } catch (RuntimeException unexpected) {
            close();
            LOG.log(System.Logger.Level.ERROR, "the generated market ends here", unexpected);
        }
    }

    /** Does all that is due. */
    void tick() {
        long nowUs = epochMicros.getAsLong();
        closeKlines(nowUs);
        for (long left = feeds.length == 0 ? 0 : events.take(nowUs); left > 0 && !isClosed; left--) {
            // Each event has its own time: receivers measure by it.
            long eventUs = epochMicros.getAsLong();
            closeKlines(eventUs);
            feeds[next].step(eventUs);
            next = next + 1 == feeds.length ? 0 : next + 1;
        }
        sendPeriodic(epochMicros.getAsLong());
        flush.run();
    }

    /** All candles end on whole seconds, and before anything is traded in the next. */
    private void closeKlines(long nowUs) {
        if (klineEnds.isDue(nowUs)) {
            for (SymbolFeed feed : feeds) {
                feed.sendClosedKlines(nowUs);
            }
        }
    }

    private void sendPeriodic(long nowUs) {
        closeKlines(nowUs);
        boolean isFastDue = fast.isDue(nowUs);
        boolean isSecondDue = second.isDue(nowUs);
        boolean isKlineDue = klines.isDue(nowUs);
        if (!isFastDue) {
            return;
        }
        for (SymbolFeed feed : feeds) {
            feed.sendEvery100Ms(nowUs);
            if (isSecondDue) {
                feed.sendEverySecond(nowUs);
            }
            if (isKlineDue) {
                feed.sendOpenKlines(nowUs);
            }
        }
        if (isSecondDue) {
            allSymbols.send(nowUs);
        }
    }

    /**
     * Lists the symbols, each of which has a market. Any thread.
     *
     * @return in lower case, in the order given.
     */
    public Set<String> symbols() {
        return Collections.unmodifiableSet(markets.keySet());
    }

    /**
     * Tells what a market is. On the loop, between two events.
     *
     * @param lowerCaseSymbol of the market.
     * @return null if there is no such market.
     */
    public MarketTruth truth(String lowerCaseSymbol) {
        SymbolMarket market = markets.get(lowerCaseSymbol);
        return market == null ? null : TruthWriter.truth(market, epochMicros.getAsLong());
    }

    /** Ends the feed. Any thread; what the loop is just doing is finished. A second call does nothing. */
    @Override
    public void close() {
        isClosed = true;
        try {
            loop.execute(this::cancel);
        } catch (RejectedExecutionException ended) {
            // The loop is gone, and its timers with it.
            LOG.log(System.Logger.Level.DEBUG, "the simulator's thread ended before its feed", ended);
        }
    }

    private void cancel() {
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
    }
}
