package io.ringfeed.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ringfeed.codec.event.EventKind;
import org.junit.jupiter.api.Test;

class ReportTest {
    @Test
    void countsByKind() {
        EventCounts counts = new EventCounts();
        for (int i = 0; i < 1_234; i++) {
            counts.add(EventKind.TRADE);
        }
        counts.add(EventKind.DEPTH);
        assertEquals("""
                events                   count     per s
                trade                    1,234       123
                depth                        1       0.1
                all                      1,235       124   in 10.0 s""", String.join("\n", Report.counts(counts, 10_000)));
    }

    @Test
    void latenciesByPercentile() {
        LatencyBoard board = new LatencyBoard();
        for (int i = 1; i <= 1_000; i++) {
            board.recordHandler(i * 1_000L);
            board.recordVenue(i * 100L);
        }
        board.recordVenue(LatencyBoard.VENUE_MAX_US + 1);
        board.collect();
        assertEquals("""
                latency                          50 %    90 %    99 %  99.9 % 99.99 %     max
                socket read -> handler, us      500.2   900.1   990.2   999.4   1,000   1,000
                venue time -> socket read, ms    50.0    90.0    99.0    99.9   100.0   100.0
                (the second row compares two clocks, the venue's and this machine's)
                (events whose time is no latency here, as recorded ones: 1)""", String.join("\n", Report.latency(board)));
    }

    @Test
    void saysNothingOfWhatWasNotMeasured() {
        LatencyBoard board = new LatencyBoard();
        board.collect();
        assertEquals("""
                latency                          50 %    90 %    99 %  99.9 % 99.99 %     max
                socket read -> handler, us          -       -       -       -       -       -""", String.join("\n", Report.latency(board)));
    }
}
