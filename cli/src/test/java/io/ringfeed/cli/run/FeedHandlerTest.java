package io.ringfeed.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfeed.cli.session.StopReason;
import io.ringfeed.cli.session.StopSignal;
import io.ringfeed.codec.event.EventKind;
import io.ringfeed.codec.event.TradeEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class FeedHandlerTest {
    private final Events events = new Events();
    private final EventCounts counts = new EventCounts();
    private final LatencyBoard latency = new LatencyBoard();
    private final StopSignal stop = new StopSignal();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Test
    void takesExactlyTheCountAskedForAndPrintsEachAtOnceAtTheEnd() {
        FeedHandler handler = new FeedHandler(2, counts, latency, new JsonOutput(printed, stop), stop);
        handler.onTrade(events.trade("BTCUSDT", 1, "67000.10"));
        assertNull(stop.stop());
        handler.onBookTicker(events.bookTicker("ETHUSDT", "1.0", "2.0"));
        handler.onTrade(events.trade("BTCUSDT", 3, "67000.30"));

        assertEquals(StopReason.COUNT_REACHED, stop.stop().reason());
        assertEquals(2, counts.total());
        assertEquals(1, counts.of(EventKind.TRADE));
        List<String> lines = printed.toString(StandardCharsets.UTF_8).lines().toList();
        assertEquals(2, lines.size());
        assertEquals(Events.tradeJson("BTCUSDT", 1, "67000.10"), lines.get(0));
    }

    @Test
    void measuresTheAgeAtTheHandlerAndAtTheSocket() {
        FeedHandler handler = new FeedHandler(0, counts, latency, new LiveBoard(List.of(), 1), stop);
        handler.onTrade(events.trade("BTCUSDT", 1, "1"));
        handler.onBookTicker(events.bookTicker("BTCUSDT", "1", "2"));
        latency.collect();
        assertEquals(2, latency.handlerNs().getTotalCount());
        assertEquals(1, latency.venueUs().getTotalCount());
        assertEquals(5_000, (double) latency.venueUs().getMaxValue(), 10);
    }

    @Test
    void measuresTheSameAgeWhereTheVenueTellsMicroseconds() {
        FeedHandler handler = new FeedHandler(0, counts, latency, new LiveBoard(List.of(), 1), stop);
        TradeEvent trade = events.trade("BTCUSDT", 1, "1", TimeUnit.MICROSECONDS);
        assertEquals(1_700_000_000_000_000L, trade.eventTime());
        handler.onTrade(trade);
        latency.collect();
        assertEquals(1, latency.venueUs().getTotalCount());
        assertEquals(5_000, (double) latency.venueUs().getMaxValue(), 10);
        assertEquals(0, latency.venueOutside());
    }

    @Test
    void ageThatCannotBeALatencyIsCountedApart() {
        latency.recordVenue(-LatencyBoard.CLOCK_SKEW_US - 1);
        latency.recordVenue(LatencyBoard.VENUE_MAX_US + 1);
        latency.recordHandler(Long.MAX_VALUE);
        latency.collect();
        assertEquals(2, latency.venueOutside());
        assertEquals(0, latency.venueUs().getTotalCount());
        assertEquals(1, latency.handlerNs().getTotalCount());
    }

    @Test
    void aVenueClockThatIsALittleAheadStillCounts() {
        latency.recordVenue(-1);
        latency.collect();
        assertEquals(0, latency.venueOutside());
        assertEquals(1, latency.venueUs().getTotalCount());
    }

    @Test
    void aReaderThatGoesAwayEndsTheRunWithoutFailure() {
        JsonOutput output = new JsonOutput(broken("Broken pipe"), stop);
        output.onTrade(events.trade("BTCUSDT", 1, "1"));
        output.onBatchEnd();
        output.onTrade(events.trade("BTCUSDT", 2, "1"));
        output.onBatchEnd();
        assertEquals(StopReason.OUTPUT_CLOSED, stop.stop().reason());
    }

    @Test
    void aFullDiskEndsTheRunAsAFailure() {
        JsonOutput output = new JsonOutput(broken("No space left on device"), stop);
        output.onTrade(events.trade("BTCUSDT", 1, "1"));
        output.onBatchEnd();
        assertEquals(StopReason.FAILED, stop.stop().reason());
        assertTrue(stop.stop().line().contains("No space left"), stop.stop().line());
    }

    private static OutputStream broken(String message) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(message);
            }
        };
    }
}
