package io.ringfeed.benchmarks.transport;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.ringfeed.benchmarks.decode.document.CombinedTradeDocument;
import java.io.IOException;

/** Jackson databind into an object per message. */
final class JacksonTrades implements MessageReader<String> {
    private final ObjectReader reader = new ObjectMapper().readerFor(CombinedTradeDocument.class);

    @Override
    public long read(String json) throws IOException {
        CombinedTradeDocument trade = reader.readValue(json);
        return trade.data.t;
    }
}
