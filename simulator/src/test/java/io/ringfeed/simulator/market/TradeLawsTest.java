package io.ringfeed.simulator.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringfeed.simulator.market.CollectedFrames.Frame;
import io.ringfeed.simulator.oracle.Json;
import io.ringfeed.simulator.oracle.TradeFold;
import io.ringfeed.simulator.truth.MarketTruth;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Orders are made of trades, blocks are apart from both, and the truth counts them all. */
class TradeLawsTest {
    private static final String TRADE = "btcusdt@trade";
    private static final String AGG_TRADE = "btcusdt@aggTrade";
    private static final String BLOCK_TRADE = "btcusdt@blockTrade";

    private static VirtualFeed run(long seed, String... streams) {
        VirtualFeed feed = new VirtualFeed(new CollectedFrames(streams), 2_000, seed, "btcusdt");
        feed.pass(10_000);
        return feed;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 5, 99})
    void anOrderIsTheSumOfItsTradesAndIdsAreContiguous(long seed) {
        CollectedFrames frames = run(seed, TRADE, AGG_TRADE).frames;
        List<Frame> trades = frames.of(TRADE);
        long firstId = trades.get(0).json().get("t").longValue();
        for (int i = 0; i < trades.size(); i++) {
            assertEquals(firstId + i, Json.integer(trades.get(i).json(), "t"));
            assertEquals(firstId + i, trades.get(i).firstId());
            assertEquals(firstId + i, trades.get(i).lastId());
        }
        long nextTradeId = firstId;
        long nextAggregateId = Json.integer(frames.of(AGG_TRADE).get(0).json(), "a");
        for (Frame frame : frames.of(AGG_TRADE)) {
            JsonNode aggregate = frame.json();
            assertEquals(nextAggregateId, Json.integer(aggregate, "a"));
            assertEquals(nextAggregateId, frame.firstId());
            assertEquals(nextAggregateId++, frame.lastId());
            assertEquals(nextTradeId, Json.integer(aggregate, "f"));
            nextTradeId = Json.integer(aggregate, "l") + 1;
            BigDecimal quantity = BigDecimal.ZERO;
            for (long id = Json.integer(aggregate, "f"); id < nextTradeId; id++) {
                JsonNode trade = trades.get((int) (id - firstId)).json();
                assertEquals(aggregate.get("p"), trade.get("p"));
                assertEquals(aggregate.get("m"), trade.get("m"));
                quantity = quantity.add(Json.decimal(trade, "q"));
                assertTrue(id < nextTradeId - 1 || aggregate.get("T").equals(trade.get("T")), frame::payload);
            }
            assertEquals(quantity, Json.decimal(aggregate, "q"));
        }
        assertTrue(nextTradeId - firstId > 1_000);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theTruthIsTheSumOfAllTradesSinceTheStart(long seed) {
        VirtualFeed feed = new VirtualFeed(new CollectedFrames(TRADE, AGG_TRADE, BLOCK_TRADE), 2_000, seed, "btcusdt");
        MarketTruth start = feed.truth("btcusdt");
        assertEquals(-1, start.firstTradeId());
        assertEquals(-1, start.lastTradeId());
        assertEquals(0, start.tradeCount());
        assertEquals(0, start.baseVolume().signum());
        feed.pass(10_000);
        TradeFold trades = new TradeFold(start.lastPrice());
        feed.frames.of(TRADE).forEach(frame -> trades.add(frame.json()));
        TradeFold.Sum sum = trades.sum();
        MarketTruth truth = feed.truth("btcusdt");
        assertEquals("BTCUSDT", truth.symbol());
        assertEquals(feed.nowUs(), truth.epochUs());
        assertEquals(sum.firstId, truth.firstTradeId());
        assertEquals(sum.lastId, truth.lastTradeId());
        assertEquals(sum.count, truth.tradeCount());
        assertEquals(sum.close, truth.lastPrice());
        assertEquals(sum.base, truth.baseVolume());
        assertEquals(sum.quote, truth.quoteVolume());
        assertEquals(sum.boughtBase, truth.takerBuyBaseVolume());
        assertEquals(sum.boughtQuote, truth.takerBuyQuoteVolume());
        List<Frame> orders = feed.frames.of(AGG_TRADE);
        assertEquals(orders.get(orders.size() - 1).lastId(), truth.lastAggTradeId());
        assertEquals(start.lastAggTradeId() + orders.size(), truth.lastAggTradeId());
        checkBlocks(feed.frames.of(BLOCK_TRADE), start, truth);
    }

    private static void checkBlocks(List<Frame> blocks, MarketTruth start, MarketTruth truth) {
        long id = start.lastBlockTradeId();
        BigDecimal base = start.blockTradeBaseVolume();
        for (Frame frame : blocks) {
            JsonNode block = frame.json();
            assertEquals(++id, Json.integer(block, "t"));
            assertEquals(id, frame.firstId());
            assertEquals(id, frame.lastId());
            base = base.add(Json.decimal(block, "q"));
            BigDecimal away =
                    Json.decimal(block, "p").subtract(truth.lastPrice()).abs();
            assertTrue(away.compareTo(truth.lastPrice().movePointLeft(2)) < 0, frame::payload);
        }
        assertEquals(id, truth.lastBlockTradeId());
        assertEquals(blocks.size(), truth.blockTradeCount());
        assertEquals(base, truth.blockTradeBaseVolume());
        assertTrue(blocks.size() > 40 && blocks.size() < 160, blocks.size() + " block trades");
    }

    @Test
    void blocksChangeNothingElse() {
        CollectedFrames frames = run(7, TRADE, BLOCK_TRADE, "btcusdt@bookTicker", "btcusdt@depth@100ms").frames;
        long tradeId = -1;
        String bookTicker = "";
        for (Frame frame : frames.frames) {
            if (frame.stream().equals(TRADE)) {
                long id = Json.integer(frame.json(), "t");
                assertTrue(tradeId < 0 || id == tradeId + 1, frame::payload);
                tradeId = id;
            } else if (frame.stream().equals("btcusdt@bookTicker")) {
                assertTrue(!frame.payload().equals(bookTicker), frame::payload);
                bookTicker = frame.payload();
            }
        }
        CollectedFrames without = run(7, TRADE, "btcusdt@bookTicker", "btcusdt@depth@100ms").frames;
        assertEquals(
                without.frames,
                frames.frames.stream()
                        .filter(frame -> !frame.stream().equals(BLOCK_TRADE))
                        .toList());
    }

    @Test
    void theTruthIsNotToldOfAMarketThatIsNone() {
        assertEquals(null, run(1, TRADE).truth("ethusdt"));
    }
}
