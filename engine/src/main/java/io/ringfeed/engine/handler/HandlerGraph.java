package io.ringfeed.engine.handler;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * The order in which handlers see an event. Handlers of one step run side by side; a step begins with an event only when
 * every handler of the steps before it has returned from that event.
 *
 * <pre>{@code
 * graph.handle(journal, risk).then(strategy);                          // journal and risk side by side, then strategy
 * graph.handle(a).then(b).and(graph.handle(c)).then(d);                // d after b and c
 * }</pre>
 *
 * <p><b>Threading:</b> filled by the thread that builds the engine, read-only afterwards.
 */
public final class HandlerGraph {
    private final List<Node> nodes = new ArrayList<>();
    private final Set<MarketDataHandler> known = Collections.newSetFromMap(new IdentityHashMap<>());

    /**
     * A handler and those that must be done with an event before it.
     *
     * @param handler the handler.
     * @param upstream handlers of the graph that run before it; empty where only the decoder does.
     */
    public record Node(MarketDataHandler handler, List<MarketDataHandler> upstream) {}

    /** One or more handlers that others can be put behind. */
    public final class Step {
        private final List<MarketDataHandler> handlers;

        private Step(List<MarketDataHandler> handlers) {
            this.handlers = handlers;
        }

        /**
         * Put handlers behind this step.
         *
         * @param handlers at least one, new to the graph.
         * @return the step that they form.
         */
        public Step then(MarketDataHandler... handlers) {
            return add(this.handlers, handlers);
        }

        /**
         * Join two steps, so that what is put behind them waits for both.
         *
         * @param other of the same graph.
         * @return both together.
         */
        public Step and(Step other) {
            List<MarketDataHandler> joined = new ArrayList<>(handlers);
            joined.addAll(other.handlers);
            return new Step(List.copyOf(joined));
        }
    }

    /**
     * Put handlers right behind the decoder.
     *
     * @param handlers at least one, new to the graph.
     * @return the step that they form.
     */
    public Step handle(MarketDataHandler... handlers) {
        return add(List.of(), handlers);
    }

    /** @return all handlers with what they wait for, upstream ones first. */
    public List<Node> nodes() {
        return List.copyOf(nodes);
    }

    private Step add(List<MarketDataHandler> upstream, MarketDataHandler... handlers) {
        if (handlers.length == 0) {
            throw new IllegalArgumentException("name at least one handler");
        }
        for (MarketDataHandler handler : handlers) {
            if (!known.add(handler)) {
                throw new IllegalArgumentException(
                        "handler " + handler.getClass().getName()
                                + " is in the graph already; an event reaches each handler once");
            }
            nodes.add(new Node(handler, upstream));
        }
        return new Step(List.of(handlers));
    }
}
