package io.ringfeed.simulator.venue;

import io.netty.channel.Channel;
import io.ringfeed.simulator.ledger.Ledger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * All connections of a simulator, what they subscribed to, and what they were sent.
 *
 * <p><b>Threading:</b> confined to the simulator's thread, except {@link #framesSent()} and {@link Topics#framesSent}.
 */
public final class Sessions {
    private final SessionRules rules;
    private final Ledger ledger;
    private final Topics topics = new Topics();
    private final List<ClientSession> open = new ArrayList<>();
    private int lastId;
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
    }

    /**
     * Hands one frame to every connection subscribed to a stream.
     *
     * @param stream the exact name.
     * @param json   the payload, as it is.
     * @return how many connections were given it.
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
        for (ClientSession session : copy()) {
            long time = session.isMicros() ? TimeUnit.MILLISECONDS.toMicros(epochMs) : epochMs;
            String raw = "{\"e\":\"serverShutdown\",\"E\":" + time + "}";
            session.text(session.isCombined() ? "{\"stream\":\"!serverShutdown\",\"data\":" + raw + "}" : raw);
        }
    }

    SessionRules rules() {
        return rules;
    }

    ClientSession accept(Channel channel, RequestTarget.Accepted target) {
        ClientSession session = new ClientSession(++lastId, this, channel, target);
        open.add(session);
        if (ledger != null) {
            ledger.opened(session.id());
        }
        return session;
    }

    void delivered(ClientSession session, Topic topic, OutFrame frame) {
        framesSent.setOpaque(framesSent.getPlain() + 1);
        if (ledger != null) {
            ledger.frame(session.id(), topic.nameBytes(), frame.firstId, frame.lastId);
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

    private List<ClientSession> copy() {
        return new ArrayList<>(open);
    }
}
