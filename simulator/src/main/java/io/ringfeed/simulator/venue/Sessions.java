package io.ringfeed.simulator.venue;

import io.netty.channel.Channel;
import io.ringfeed.simulator.client.ClientLog;
import io.ringfeed.simulator.ledger.Ledger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * All connections of a simulator, what they subscribed to, and what they were sent.
 *
 * <p><b>Threading:</b> confined to the simulator's thread, except {@link #framesSent()}, {@link #countEver()} and {@link Topics#framesSent}.
 */
public final class Sessions {
    private static final int MAX_RECORDS = 64;

    private final SessionRules rules;
    private final Ledger ledger;
    private final Topics topics = new Topics();
    private final List<ClientSession> open = new ArrayList<>();
    private final ArrayDeque<ClientRecord> records = new ArrayDeque<>();
    private final FaultLog faultLog;
    private final ArmedFaults upgradeFaults;
    private final ArmedFaults subscribeFaults;
    private final AtomicInteger lastId = new AtomicInteger();
    private final AtomicLong framesSent = new AtomicLong();

    /**
     * Makes an empty set.
     *
     * @param rules  for every connection.
     * @param ledger to write to, or null for none.
     */
    public Sessions(SessionRules rules, Ledger ledger) {
        this.rules = rules;
        this.ledger = ledger;
        faultLog = new FaultLog(ledger);
        upgradeFaults = new ArmedFaults(faultLog);
        subscribeFaults = new ArmedFaults(faultLog);
    }

    /**
     * Hands one frame to every connection subscribed to a stream.
     *
     * @param stream the exact name.
     * @param json   the payload, as it is.
     * @return how often it was queued: once for each connection, but for those that a fault strikes.
     */
    public int send(String stream, String json) {
        Topic topic = topics.find(stream);
        if (topic == null) {
            return 0;
        }
        byte[] payload = json.getBytes(StandardCharsets.UTF_8);
        int receivers = topic.deliver(new OutFrame().payload(payload, 0, payload.length));
        flush();
        return receivers;
    }

    /** @return the streams and their subscribers. */
    public Topics topics() {
        return topics;
    }

    /** @return market data frames handed to connections so far. May be called from any thread. */
    public long framesSent() {
        return framesSent.getOpaque();
    }

    /** @return connections that were upgraded so far. May be called from any thread. */
    public int countEver() {
        return lastId.getOpaque();
    }

    /** @return what each client did, of the last 64 connections, in the order of their numbers. */
    public List<ClientLog> clients() {
        return records.stream().map(ClientRecord::log).toList();
    }

    /** @return notes the faults that strike. */
    public FaultLog faultLog() {
        return faultLog;
    }

    /** @return the faults that the next upgrades meet. */
    public ArmedFaults upgradeFaults() {
        return upgradeFaults;
    }

    /** @return the faults that the next SUBSCRIBE requests meet. */
    public ArmedFaults subscribeFaults() {
        return subscribeFaults;
    }

    /**
     * Notes a fault that strikes whoever is there, or nobody yet.
     *
     * @param injection of the fault.
     */
    public void struckAll(Injection injection) {
        if (open.isEmpty()) {
            faultLog.struck(injection, FaultLog.NO_CONNECTION);
        }
        open.forEach(session -> faultLog.struck(injection, session.id()));
    }

    /** @return open connections. */
    public int count() {
        return open.size();
    }

    /** Sends what the connections have collected. */
    public void flush() {
        // From the end: a session whose connection fails meanwhile removes itself.
        for (int i = open.size() - 1; i >= 0; i--) {
            open.get(i).flush();
        }
    }

    /** Cuts every connection off with a TCP reset. */
    public void killAll() {
        copy().forEach(ClientSession::kill);
    }

    /**
     * Closes every connection with a closing frame.
     *
     * @param code   the status code.
     * @param reason the text.
     */
    public void closeAll(int code, String reason) {
        copy().forEach(session -> session.close(code, reason));
    }

    /**
     * Announces the venue's shutdown to every connection, in the shape of each (protocol §3.1).
     *
     * @param epochMs the announcement's time.
     */
    public void announceShutdown(long epochMs) {
        copy().forEach(session -> session.announceShutdown(epochMs));
    }

    SessionRules rules() {
        return rules;
    }

    ClientSession accept(Channel channel, RequestTarget.Accepted target) {
        int id = lastId.getPlain() + 1;
        ClientSession session = new ClientSession(id, this, channel, target);
        lastId.setOpaque(id);
        open.add(session);
        if (records.size() == MAX_RECORDS) {
            records.removeFirst();
        }
        records.addLast(session.record());
        if (ledger != null) {
            ledger.opened(session.id());
        }
        return session;
    }

    void delivered(ClientSession session, Topic topic, OutFrame frame, int copies) {
        framesSent.setOpaque(framesSent.getPlain() + copies);
        if (ledger == null) {
            return;
        }
        byte entry = copies == 0 ? Ledger.SWALLOWED : Ledger.SENT;
        ledger.frame(entry, session.id(), topic.nameBytes(), frame.firstId, frame.lastId);
        for (int i = 1; i < copies; i++) {
            ledger.frame(Ledger.DUPLICATED, session.id(), topic.nameBytes(), frame.firstId, frame.lastId);
        }
    }

    void ended(ClientSession session) {
        open.remove(session);
        if (ledger != null) {
            ledger.closed(session.id());
        }
    }

    void total(ClientSession session, String stream, long frames) {
        if (ledger != null && frames > 0) {
            ledger.total(session.id(), stream, frames);
        }
    }

    List<ClientSession> copy() {
        return new ArrayList<>(open);
    }
}
