package io.ringfeed.simulator.venue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Acknowledgements that let data go first: each goes out behind the third market frame of its connection, or after a second.
 *
 * <p><b>Threading:</b> confined to the simulator's thread. <b>Allocation:</b> none for a frame.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a timer that finds its acknowledgement gone does nothing
final class HeldAcks {
    private static final int FRAMES_BEFORE = 3;
    private static final long MAX_WAIT_MS = 1_000;

    private static final class Ack {
        private final String json;
        private int framesLeft = FRAMES_BEFORE;

        Ack(String json) {
            this.json = json;
        }
    }

    private final ClientSession session;
    private final List<Ack> held = new ArrayList<>();

    HeldAcks(ClientSession session) {
        this.session = session;
    }

    void add(String json) {
        Ack ack = new Ack(json);
        held.add(ack);
        session.loop().schedule(() -> release(ack), MAX_WAIT_MS, TimeUnit.MILLISECONDS);
    }

    /** A market frame has just been queued. */
    void onFrame() {
        for (int i = 0; i < held.size(); i++) {
            if (--held.get(i).framesLeft == 0) {
                release(held.get(i));
                i--;
            }
        }
    }

    private void release(Ack ack) {
        if (held.remove(ack)) {
            session.text(ack.json);
        }
    }
}
