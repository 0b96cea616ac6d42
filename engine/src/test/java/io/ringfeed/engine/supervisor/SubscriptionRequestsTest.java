package io.ringfeed.engine.supervisor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfeed.codec.stream.Stream;
import io.ringfeed.codec.stream.Streams;
import io.ringfeed.engine.subscription.SubscriptionBoard;
import io.ringfeed.engine.subscription.TrackedStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SubscriptionRequestsTest {
    private final SubscriptionBoard board = new SubscriptionBoard(stream -> 0);
    private final SubscriptionRequests requests = new SubscriptionRequests();

    @Test
    void putsManyNamesIntoFewFramesThatStayBelowTheVenuesLimits() {
        List<TrackedStream> wanted = tracked(IntStream.range(0, 3_000)
                .mapToObj(i -> Streams.trade("symbol" + i + "usdt"))
                .toList());
        wanted.forEach(requests::want);

        Set<String> asked = new HashSet<>();
        SubscriptionRequests.Request request = requests.next();
        while (request != null) {
            assertTrue(request.names().size() <= 100, request.names().size() + " names");
            String json = "{\"method\":\"SUBSCRIBE\",\"params\":[\"" + String.join("\",\"", request.names())
                    + "\"],\"id\":" + Long.MAX_VALUE + "}";
            assertTrue(json.getBytes(StandardCharsets.UTF_8).length <= 4_000, json);
            for (String name : request.names()) {
                assertTrue(asked.add(name), name + " was asked for twice");
            }
            assertEquals(request.streams(), requests.onReply(request.id(), true));
            request = requests.next();
        }
        assertEquals(3_000, asked.size());
    }

    @Test
    void cancelsOpposites() {
        TrackedStream trade = tracked(Streams.trade("btcusdt"));
        requests.want(trade);
        requests.drop(trade);
        assertNull(requests.next());

        requests.want(trade);
        assertEquals(List.of("btcusdt@trade"), requests.next().names());
        requests.drop(trade);
        requests.want(trade);
        assertNull(requests.next(), "the venue was never told of the change of mind");

        requests.drop(trade);
        SubscriptionRequests.Request unsubscribe = requests.next();
        assertEquals(List.of("btcusdt@trade"), unsubscribe.names());
        assertEquals(false, unsubscribe.subscribes());
        assertNull(requests.next());
    }

    @Test
    void asksForEverythingAgainAfterTheConnectionWasLost() {
        List<TrackedStream> wanted = tracked(List.of(Streams.trade("btcusdt"), Streams.depth("ethusdt")));
        wanted.forEach(requests::want);
        requests.next();
        requests.drop(wanted.get(0));

        requests.onConnectionLost();

        assertEquals(List.of("ethusdt@depth@100ms"), requests.next().names());
        assertNull(requests.next());
    }

    @Test
    void findsTheOneStreamThatMadeTheVenueRefuseAWholeRequest() {
        List<TrackedStream> wanted =
                tracked(List.of(Streams.trade("btcusdt"), Streams.trade("rotten"), Streams.trade("ethusdt")));
        wanted.forEach(requests::want);
        SubscriptionRequests.Request all = requests.next();
        assertEquals(List.of(), requests.onReply(all.id(), false), "nobody is condemned with the others");

        List<String> accepted = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        for (SubscriptionRequests.Request single = requests.next(); single != null; single = requests.next()) {
            assertEquals(1, single.names().size());
            boolean good = !single.names().contains("rotten@trade");
            requests.onReply(single.id(), good).forEach(stream -> (good ? accepted : refused)
                    .add(stream.stream().name()));
        }
        assertEquals(List.of("btcusdt@trade", "ethusdt@trade"), accepted);
        assertEquals(List.of("rotten@trade"), refused);
        requests.onConnectionLost();
        for (SubscriptionRequests.Request again = requests.next(); again != null; again = requests.next()) {
            assertTrue(!again.names().contains("rotten@trade"), "a refused stream is not asked for again by itself");
        }
        requests.want(wanted.get(1));
        assertEquals(List.of("rotten@trade"), requests.next().names());
    }

    @Test
    void ignoresRepliesToRequestsThatItNeverMade() {
        assertEquals(List.of(), requests.onReply(99, true));
    }

    private TrackedStream tracked(Stream stream) {
        return tracked(List.of(stream)).get(0);
    }

    private List<TrackedStream> tracked(List<Stream> streams) {
        return board.request(streams, orphans -> {}).tracked();
    }
}
