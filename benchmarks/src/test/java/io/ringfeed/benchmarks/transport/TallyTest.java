package io.ringfeed.benchmarks.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class TallyTest {
    private static final int CHECKED = 3 * 1024;

    private final long[] sent = new BlastFrames().tradeIds();
    private final Tally tally = new Tally();

    @Test
    void takesWhatWasSentRoundAndRound() throws IOException {
        receive(0, CHECKED + 100);
        assertEquals(CHECKED + 100, tally.count());
        assertEquals(CHECKED, tally.verify(sent));
    }

    @Test
    void noticesALostMessage() {
        receive(0, 2000);
        receive(2001, CHECKED);
        assertThrows(IOException.class, () -> tally.verify(sent));
    }

    @Test
    void noticesAMessageThatCameTwice() {
        receive(0, 2000);
        receive(1999, CHECKED);
        assertThrows(IOException.class, () -> tally.verify(sent));
    }

    @Test
    void noticesMessagesThatChangedPlaces() {
        tally.add(sent[1]);
        tally.add(sent[0]);
        receive(2, CHECKED);
        assertThrows(IOException.class, () -> tally.verify(sent));
    }

    @Test
    void doesNotVouchForAHandfulOfMessages() {
        receive(0, 10);
        assertThrows(IOException.class, () -> tally.verify(sent));
    }

    @Test
    void saysWhatTheReceiverFailedOf() {
        tally.fail(new IOException("the line is cut"));
        IOException said = assertThrows(IOException.class, tally::count);
        assertEquals("the receiver failed: java.io.IOException: the line is cut", said.getMessage());
    }

    private void receive(int from, int to) {
        for (int i = from; i < to; i++) {
            tally.add(sent[i % sent.length]);
        }
    }
}
