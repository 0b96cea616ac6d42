package io.ringfeed.simulator.venue;

import io.ringfeed.codec.control.ControlReplyEncoder;
import io.ringfeed.simulator.fault.Fault;
import java.util.SplittableRandom;

/**
 * Lets faults strike the connections that are open; one that is a black hole already is spared.
 *
 * <p><b>Threading:</b> confined to the simulator's thread.
 */
public final class SessionFaults {
    private static final int[] ENDS_OF_LIFE = {1001, 1000, ClientSession.NO_CLOSING_FRAME};

    private final Sessions sessions;
    private final GarbageFrames garbage;
    private final SplittableRandom random;

    /**
     * Makes what strikes some connections.
     *
     * @param sessions all connections.
     * @param seed     of every choice.
     */
    public SessionFaults(Sessions sessions, long seed) {
        this.sessions = sessions;
        garbage = new GarbageFrames(seed);
        random = new SplittableRandom(seed);
    }

    /**
     * Strikes every open connection; nothing if there is none.
     *
     * @param injection of a fault of connections.
     */
    public void strikeAll(Injection injection) {
        for (ClientSession session : sessions.copy()) {
            if (!session.isBlackhole()) {
                strike(injection, session);
            }
        }
    }

    private void strike(Injection injection, ClientSession session) {
        Fault fault = injection.fault();
        switch (fault.kind()) {
            case GAP, DUPLICATE -> {
                // Noted when the first frame is struck.
                session.frameFaults().arm(injection);
                return;
            }
            default -> sessions.faultLog().struck(injection, session.id());
        }
        switch (fault.kind()) {
            case FIN -> session.fin();
            case RST -> session.kill();
            case STALL -> session.stall(fault.lasting().toNanos());
            case BLACKHOLE -> session.blackhole(fault.lasting().toNanos());
            case GARBAGE -> session.text(garbage.text(session.anyStream(), session.isCombined()));
            case GARBAGE_FRAME -> session.bytes(garbage.frame());
            case OVERSIZED -> session.oversized(fault.number());
            case TOO_MANY_REQUESTS -> session.close(1008, "Too many requests");
            case TOO_MANY_SUBSCRIPTIONS -> {
                session.text(ControlReplyEncoder.error(4, "Too many subscriptions", null));
                session.close(1008, "Invalid request");
            }
            case PONG_TIMEOUT -> session.close(1008, "Pong timeout");
            case SERVER_SHUTDOWN -> {
                session.announceShutdown(System.currentTimeMillis());
                session.closeLater(1001, fault.delay().toNanos());
            }
            case END_OF_LIFE -> endOfLife(session, fault.number());
            default -> throw new IllegalStateException("no fault of connections: " + fault);
        }
    }

    private void endOfLife(ClientSession session, int wanted) {
        int code = wanted == 0 ? ENDS_OF_LIFE[random.nextInt(ENDS_OF_LIFE.length)] : wanted;
        if (code == ClientSession.NO_CLOSING_FRAME) {
            session.fin();
        } else {
            session.close(code, "");
        }
    }
}
