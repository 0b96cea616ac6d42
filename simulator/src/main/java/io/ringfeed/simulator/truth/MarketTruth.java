package io.ringfeed.simulator.truth;

import java.math.BigDecimal;
import java.util.List;

/**
 * The state of one generated market between two of its events: its book, and what was traded since the simulator's start.
 *
 * <p>Prices are in quote currency for one unit of the base asset; all decimals have eight places, as on the wire. Trades
 * take their quantity from the book at once, so book and totals belong together; they do so whether or not anybody is
 * subscribed. Ids are those of the streams.
 *
 * @param symbol               as the venue writes it, such as {@code BTCUSDT}.
 * @param epochUs              when this was so, in microseconds since the epoch.
 * @param lastUpdateId         last change of the book, in the id space of depth and bookTicker.
 * @param bids                 all of them, best first.
 * @param asks                 all of them, best first.
 * @param lastPrice            price of the last trade; the opening price before the first.
 * @param firstTradeId         first trade since the start, -1 for none.
 * @param lastTradeId          last trade since the start, -1 for none.
 * @param tradeCount           trades since the start.
 * @param lastAggTradeId       last order filled; the one before the start, if there was none since.
 * @param baseVolume           quantity of all trades, in units of the base asset.
 * @param quoteVolume          price times quantity of all trades, in units of the quote asset.
 * @param takerBuyBaseVolume   quantity of the trades whose aggressor bought.
 * @param takerBuyQuoteVolume  price times quantity of the trades whose aggressor bought.
 * @param lastBlockTradeId     last block trade, in an id space of its own; the one before the start, if there was none since.
 * @param blockTradeCount      block trades since the start; they are in none of the other totals.
 * @param blockTradeBaseVolume quantity of all block trades.
 */
public record MarketTruth(
        String symbol,
        long epochUs,
        long lastUpdateId,
        List<Level> bids,
        List<Level> asks,
        BigDecimal lastPrice,
        long firstTradeId,
        long lastTradeId,
        long tradeCount,
        long lastAggTradeId,
        BigDecimal baseVolume,
        BigDecimal quoteVolume,
        BigDecimal takerBuyBaseVolume,
        BigDecimal takerBuyQuoteVolume,
        long lastBlockTradeId,
        long blockTradeCount,
        BigDecimal blockTradeBaseVolume) {

    /** Keeps lists of its own, that nobody can change. */
    public MarketTruth {
        bids = List.copyOf(bids);
        asks = List.copyOf(asks);
    }

    /**
     * One level of the book.
     *
     * @param price    of the level.
     * @param quantity that stands there, greater than zero, in units of the base asset.
     */
    public record Level(BigDecimal price, BigDecimal quantity) {}
}
