package io.ringfeed.engine.handler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class HandlerGraphTest {
    private final HandlerGraph graph = new HandlerGraph();
    private final MarketDataHandler a = new MarketDataHandler() {};
    private final MarketDataHandler b = new MarketDataHandler() {};
    private final MarketDataHandler c = new MarketDataHandler() {};
    private final MarketDataHandler d = new MarketDataHandler() {};

    @Test
    void joinsStepsSoThatTheNextOneWaitsForBoth() {
        graph.handle(a).then(b).and(graph.handle(c)).then(d);
        assertEquals(
                List.of(
                        new HandlerGraph.Node(a, List.of()),
                        new HandlerGraph.Node(b, List.of(a)),
                        new HandlerGraph.Node(c, List.of()),
                        new HandlerGraph.Node(d, List.of(b, c))),
                graph.nodes());
    }

    @Test
    void refusesAHandlerThatIsThereAlready() {
        graph.handle(a);
        assertThrows(IllegalArgumentException.class, () -> graph.handle(b).then(a));
        assertThrows(IllegalArgumentException.class, graph::handle);
    }
}
