package io.ringfeed.benchmarks.transport;

import io.ringfeed.benchmarks.decode.SampleFrames;
import io.ringfeed.codec.event.EventRecord;
import io.ringfeed.codec.event.TradeEvent;
import io.ringfeed.codec.stream.Streams;
import io.ringfeed.engine.EngineBuilder;
import io.ringfeed.engine.MarketDataEngine;
import io.ringfeed.engine.handler.MarketDataHandler;
import io.ringfeed.engine.handler.RejectedFrame;
import io.ringfeed.engine.supervisor.EngineListener;
import io.ringfeed.engine.venue.Venue;
import io.ringfeed.transport.connection.DisconnectCause;
import java.io.IOException;

/** The whole engine with its defaults, as a strategy has it. The source does not answer SUBSCRIBE, but sends trades. */
final class RingReceiver implements Receiver {
    @Override
    public void start(Endpoint endpoint, Tally tally) {
        EngineBuilder builder = MarketDataEngine.builder()
                .venue(Venue.custom(endpoint.venue()))
                .handler(new CountingHandler(tally))
                .listener(new EngineListener() {
                    @Override
                    public void onDisconnected(int connectionId, DisconnectCause cause, long retryInMs) {
                        tally.fail(new IOException(cause.toString()));
                    }
                });
        if (endpoint.isSecure()) {
            builder.trustCertificates(endpoint.authority());
        }
        MarketDataEngine engine = builder.build();
        // The source repeats its trades, which of a subscribed stream would be dropped as repetitions.
        engine.subscribe(Streams.blockTrade(SampleFrames.symbols().get(0)));
        engine.start();
    }

    private record CountingHandler(Tally tally) implements MarketDataHandler {
        @Override
        public void onTrade(TradeEvent event) {
            tally.add(event.tradeId());
        }

        @Override
        public void onRejected(RejectedFrame frame) {
            tally.add(EventRecord.NO_INTEGER);
        }
    }
}
