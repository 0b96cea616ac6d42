package io.ringfeed.simulator;

import io.ringfeed.simulator.fault.Fault;
import io.ringfeed.simulator.net.LoopbackServer;
import io.ringfeed.simulator.venue.FaultLog;
import io.ringfeed.simulator.venue.Injection;
import io.ringfeed.simulator.venue.SessionFaults;
import io.ringfeed.simulator.venue.Sessions;
import io.ringfeed.simulator.wire.NetworkConditions;

/**
 * Sends each fault to where it happens: the port, the network, the next upgrades, the next requests, the open connections.
 *
 * <p><b>Threading:</b> confined to the simulator's thread.
 */
final class FaultInjector {
    private final LoopbackServer server;
    private final NetworkConditions network;
    private final Sessions sessions;
    private final SessionFaults sessionFaults;

    FaultInjector(LoopbackServer server, NetworkConditions network, Sessions sessions, long seed) {
        this.server = server;
        this.network = network;
        this.sessions = sessions;
        this.sessionFaults = new SessionFaults(sessions, seed);
    }

    void inject(Fault fault) {
        Injection injection = new Injection(fault);
        switch (fault.kind()) {
            case REFUSE -> {
                sessions.faultLog().struck(injection, FaultLog.NO_CONNECTION);
                server.refuse(fault.lasting().toNanos());
            }
            case CONNECT_TIMEOUT -> {
                sessions.faultLog().struck(injection, FaultLog.NO_CONNECTION);
                server.ignore(fault.lasting().toNanos());
            }
            case HANDSHAKE_STATUS -> sessions.upgradeFaults().arm(injection);
            case ACK_LATE, ACK_BEFORE, ACK_NEVER, ACK_LOST ->
                sessions.subscribeFaults().arm(injection);
            case DELAY, SPLIT, COALESCE -> {
                sessions.struckAll(injection);
                roughen(fault, System.nanoTime());
            }
            default -> sessionFaults.strikeAll(injection);
        }
    }

    private void roughen(Fault fault, long nowNs) {
        long untilNs = nowNs + fault.lasting().toNanos();
        switch (fault.kind()) {
            case DELAY -> network.delay(fault.delay().toNanos(), untilNs, nowNs);
            case SPLIT -> network.split(untilNs, nowNs);
            case COALESCE -> network.coalesce(untilNs, nowNs);
            default -> throw new IllegalStateException("no fault of the network: " + fault);
        }
    }
}
