package io.ringfeed.simulator.venue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One stream name and who is subscribed to it, whether or not anything is ever sent under that name.
 *
 * <p><b>Threading:</b> confined to the simulator's thread, except {@link #framesSent()}.
 */
public final class Topic {
    private final String name;
    private final byte[] nameBytes;
    private final byte[] wrapperHead;
    private final List<ClientSession> subscribers = new ArrayList<>();
    private int microsSubscribers;
    private final AtomicLong framesSent = new AtomicLong();

    Topic(String name) {
        this.name = name;
        nameBytes = name.getBytes(StandardCharsets.UTF_8);
        // Clients may subscribe to any nonsense; the wrapper stays JSON.
        String escaped = name.replace("\\", "\\\\").replace("\"", "\\\"");
        wrapperHead = ("{\"stream\":\"" + escaped + "\",\"data\":").getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Gives the stream's name.
     *
     * @return as the client spelt it.
     */
    public String name() {
        return name;
    }

    byte[] nameBytes() {
        return nameBytes;
    }

    byte[] wrapperHead() {
        return wrapperHead;
    }

    /**
     * Counts the frames handed to connections. May be called from any thread.
     *
     * @return zero or more.
     */
    public long framesSent() {
        return framesSent.getOpaque();
    }

    /**
     * Tells whether anyone wants frames with times in milliseconds.
     *
     * @return if so.
     */
    public boolean isWantedInMillis() {
        return subscribers.size() > microsSubscribers;
    }

    /**
     * Tells whether anyone wants frames with times in microseconds.
     *
     * @return if so.
     */
    public boolean isWantedInMicros() {
        return microsSubscribers > 0;
    }

    boolean isAbandoned() {
        return subscribers.isEmpty();
    }

    void add(ClientSession session) {
        subscribers.add(session);
        microsSubscribers += session.isMicros() ? 1 : 0;
    }

    void remove(ClientSession session) {
        if (subscribers.remove(session)) {
            microsSubscribers -= session.isMicros() ? 1 : 0;
        }
    }

    /**
     * Tells whether each subscriber can take another frame without more than the high-water mark waiting for it.
     *
     * @return if so; also if there is none.
     */
    public boolean isWritable() {
        for (int i = 0; i < subscribers.size(); i++) {
            if (!subscribers.get(i).isWritable()) {
                return false;
            }
        }
        return true;
    }

    /**
     * Hands a ready-made frame to each subscriber, whatever its time unit and however much waits for it already: whoever
     * sends many looks at {@link #isWritable()} first.
     *
     * @param frame borrowed for the call.
     * @return how often it was queued: once for each connection, but for those that a fault strikes.
     */
    public int deliver(OutFrame frame) {
        int copies = 0;
        // From the end: a session whose connection fails meanwhile removes itself.
        for (int i = subscribers.size() - 1; i >= 0; i--) {
            copies += subscribers.get(i).deliver(this, frame);
        }
        count(copies);
        return copies;
    }

    /**
     * Hands one frame of a live market to each subscriber, in the time unit it asked for. Who lets too much wait is closed.
     *
     * @param millis the frame with times in milliseconds; unused unless {@link #isWantedInMillis()}.
     * @param micros the frame with times in microseconds; unused unless {@link #isWantedInMicros()}.
     * @return how often it was queued: once for each connection, but for those that a fault strikes.
     */
    public int deliver(OutFrame millis, OutFrame micros) {
        int copies = 0;
        // From the end: a session that is closed meanwhile removes itself.
        for (int i = subscribers.size() - 1; i >= 0; i--) {
            ClientSession session = subscribers.get(i);
            if (session.keepsUp()) {
                copies += session.deliver(this, session.isMicros() ? micros : millis);
            }
        }
        count(copies);
        return copies;
    }

    private void count(int frames) {
        framesSent.setOpaque(framesSent.getPlain() + frames);
    }
}
