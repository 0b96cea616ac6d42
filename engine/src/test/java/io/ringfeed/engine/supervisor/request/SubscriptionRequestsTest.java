package io.ringfeed.engine.supervisor.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
        SubscriptionRequests.Request request = requests.next(0);
        while (request != null) {
            assertTrue(request.names().size() <= 100, request.names().size() + " names");
            String json = "{\"method\":\"SUBSCRIBE\",\"params\":[\"" + String.join("\",\"", request.names())
                    + "\"],\"id\":" + Long.MAX_VALUE + "}";
            assertTrue(json.getBytes(StandardCharsets.UTF_8).length <= 4_000, json);
            for (String name : request.names()) {
                assertTrue(asked.add(name), name + " was asked for twice");
            }
            assertEquals(
                    request.names(),
                    requests.onReply(request.id(), true).streams().stream()
                            .map(settled -> settled.stream().name())
                            .toList());
            request = requests.next(0);
        }
        assertEquals(3_000, asked.size());
    }

    @Test
    void cancelsOpposites() {
        TrackedStream trade = tracked(Streams.trade("btcusdt"));
        requests.want(trade);
        requests.drop(trade);
        assertNull(requests.next(0));

        requests.want(trade);
        assertEquals(List.of("btcusdt@trade"), requests.next(0).names());
        requests.drop(trade);
        requests.want(trade);
        assertNull(requests.next(0), "the venue was never told of the change of mind");

        requests.drop(trade);
        SubscriptionRequests.Request unsubscribe = requests.next(0);
        assertEquals(List.of("btcusdt@trade"), unsubscribe.names());
        assertEquals(SubscriptionRequests.Kind.UNSUBSCRIBE, unsubscribe.kind());
        assertNull(requests.next(0));
    }

    @Test
    void doesNotAskForAStreamAgainBeforeTheVenueHasLetGoOfIt() {
        TrackedStream trade = tracked(Streams.trade("btcusdt"));
        requests.want(trade);
        requests.onReply(requests.next(0).id(), true);
        requests.drop(trade);
        SubscriptionRequests.Request unsubscribe = requests.next(0);
        requests.want(trade);
        assertNull(requests.next(0));
        assertTrue(requests.holds("btcusdt@trade"));
        requests.onReply(unsubscribe.id(), true);
        assertEquals(SubscriptionRequests.Kind.SUBSCRIBE, requests.next(0).kind());
    }

    @Test
    void letsGoOfAStreamOnlyWhenTheVenueHasAnswered() {
        TrackedStream trade = tracked(Streams.trade("btcusdt"));
        requests.wantWithHandshake(trade);
        assertTrue(requests.isSettled(), "the handshake has asked for it");
        requests.drop(trade);
        SubscriptionRequests.Request unsubscribe = requests.next(0);
        assertTrue(requests.holds("btcusdt@trade"));
        requests.onReply(unsubscribe.id(), true);
        assertFalse(requests.holds("btcusdt@trade"));
        assertTrue(requests.isSettled());
    }

    @Test
    void givesUpASilentStreamAndAsksForItOnceMore() {
        TrackedStream trade = tracked(Streams.trade("btcusdt"));
        requests.wantWithHandshake(trade);
        requests.askAgain(trade);
        SubscriptionRequests.Request unsubscribe = requests.next(0);
        assertEquals(SubscriptionRequests.Kind.UNSUBSCRIBE, unsubscribe.kind());
        assertNull(requests.next(0));
        requests.onReply(unsubscribe.id(), true);
        assertEquals(SubscriptionRequests.Kind.SUBSCRIBE, requests.next(0).kind());
        assertNull(requests.next(0));
    }

    @Test
    void repeatsARequestThatNobodyAnsweredOnceAndThenTakesItAsAnswered() {
        requests.want(tracked(Streams.trade("btcusdt")));
        requests.next(0);
        assertEquals(List.of(), requests.onTick(10, 10));
        assertEquals(1, requests.onTick(11, 10).size());
        assertFalse(requests.isSettled());
        assertEquals(List.of("btcusdt@trade"), requests.next(11).names());
        assertEquals(1, requests.onTick(22, 10).size());
        assertNull(requests.next(22));
        assertTrue(requests.isSettled());
    }

    @Test
    void mendsTheDifferenceBetweenTheVenuesListAndItsOwn() {
        requests.wantWithHandshake(tracked(Streams.trade("btcusdt")));
        requests.wantWithHandshake(tracked(Streams.trade("ethusdt")));
        requests.audit();
        SubscriptionRequests.Request list = requests.next(0);
        assertEquals(SubscriptionRequests.Kind.LIST, list.kind());
        assertEquals(
                SubscriptionRequests.Kind.LIST,
                requests.onReply(list.id(), true).kind());
        String difference = requests.onList(List.of("btcusdt@trade", "bnbusdt@trade"));
        assertTrue(difference.contains("lacks [ethusdt@trade] and has [bnbusdt@trade] too many"), difference);
        assertEquals(List.of("bnbusdt@trade"), requests.next(0).names());
        assertEquals(List.of("ethusdt@trade"), requests.next(0).names());
        assertEquals("", requests.onList(List.of("btcusdt@trade", "ethusdt@trade")));
    }

    @Test
    void findsTheOneStreamThatMadeTheVenueRefuseAWholeRequest() {
        List<TrackedStream> wanted =
                tracked(List.of(Streams.trade("btcusdt"), Streams.trade("rotten"), Streams.trade("ethusdt")));
        wanted.forEach(requests::want);
        SubscriptionRequests.Request all = requests.next(0);
        assertEquals(List.of(), requests.onReply(all.id(), false).streams(), "nobody is condemned with the others");

        List<String> accepted = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        for (SubscriptionRequests.Request single = requests.next(0); single != null; single = requests.next(0)) {
            assertEquals(1, single.names().size());
            boolean good = !single.names().contains("rotten@trade");
            requests.onReply(single.id(), good).streams().forEach(stream -> (good ? accepted : refused)
                    .add(stream.stream().name()));
        }
        assertEquals(List.of("btcusdt@trade", "ethusdt@trade"), accepted);
        assertEquals(List.of("rotten@trade"), refused);
        assertNull(requests.next(0), "a refused stream is not asked for again by itself");
        requests.want(wanted.get(1));
        assertEquals(List.of("rotten@trade"), requests.next(0).names());
    }

    @Test
    void ignoresRepliesToRequestsThatItNeverMade() {
        assertEquals(List.of(), requests.onReply(99, true).streams());
    }

    private TrackedStream tracked(Stream stream) {
        return tracked(List.of(stream)).get(0);
    }

    private List<TrackedStream> tracked(List<Stream> streams) {
        return board.request(streams, orphans -> {}).tracked();
    }
}
