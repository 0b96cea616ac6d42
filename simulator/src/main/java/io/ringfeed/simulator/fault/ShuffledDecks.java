package io.ringfeed.simulator.fault;

import java.time.Duration;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Random faults without end: each kind once in every deck, decks shuffled anew, so that of any two decks' faults in a row each
 * kind is one. They follow each other at the mean distance, give or take a quarter.
 *
 * <p>Parameters are kept small, so that a client that does everything right is back within seconds.
 */
final class ShuffledDecks implements Step.Timeline {
    private static final long MINUTE_NS = Duration.ofMinutes(1).toNanos();
    /** Of refusals only those that pass by themselves: the others end a client, as they should. */
    private static final int[] STATUSES = {503, 429, 418};

    private final SplittableRandom random;
    private final FaultKind[] deck;
    private final double meanGapNs;
    private int next;
    private long dueNs;

    ShuffledDecks(long seed, double perMinute, Set<FaultKind> kinds) {
        // Drawn once more: of neighbouring seeds the generator gives the same numbers, one draw apart.
        random = new SplittableRandom(new SplittableRandom(seed).nextLong());
        deck = kinds.stream().sorted().toArray(FaultKind[]::new);
        next = deck.length;
        meanGapNs = MINUTE_NS / perMinute;
        dueNs = gapNs();
    }

    @Override
    public long dueNs() {
        return dueNs;
    }

    @Override
    public Fault take() {
        dueNs += gapNs();
        if (next == deck.length) {
            shuffle();
            next = 0;
        }
        return fault(deck[next++]);
    }

    private long gapNs() {
        return (long) (meanGapNs * (0.75 + random.nextDouble() / 2));
    }

    private void shuffle() {
        for (int i = deck.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            FaultKind kind = deck[i];
            deck[i] = deck[other];
            deck[other] = kind;
        }
    }

    private Fault fault(FaultKind kind) {
        return switch (kind) {
            case REFUSE -> Fault.refuse(ms(300, 2_000));
            case CONNECT_TIMEOUT -> Fault.connectTimeout(ms(300, 3_000));
            case HANDSHAKE_STATUS -> handshakeStatus();
            case STALL -> Fault.stall(ms(200, 2_000));
            case BLACKHOLE -> Fault.blackhole(ms(1_000, 4_000));
            case DELAY -> Fault.delay(ms(5, 300), ms(500, 3_000));
            case SPLIT -> Fault.split(ms(500, 3_000));
            case COALESCE -> Fault.coalesce(ms(50, 1_000));
            case GAP -> Fault.gap(1 + random.nextInt(20));
            case DUPLICATE -> Fault.duplicate(1 + random.nextInt(20));
            case ACK_LATE -> Fault.ackLate(ms(200, 3_000), 1);
            case SERVER_SHUTDOWN -> Fault.serverShutdown(ms(500, 3_000));
            default -> Fault.of(kind);
        };
    }

    private Fault handshakeStatus() {
        int status = STATUSES[random.nextInt(STATUSES.length)];
        Duration retryAfter = Duration.ofSeconds(status == 503 ? 0 : 1 + random.nextInt(2));
        return Fault.handshakeStatus(status, 1 + random.nextInt(2), retryAfter);
    }

    private Duration ms(int least, int most) {
        return Duration.ofMillis(least + random.nextInt(most - least + 1));
    }
}
