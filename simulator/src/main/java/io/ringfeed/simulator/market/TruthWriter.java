package io.ringfeed.simulator.market;

import io.ringfeed.codec.decimal.MutableDecimal;
import io.ringfeed.simulator.truth.MarketTruth;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Tells what a market is at this moment. */
final class TruthWriter {
    private TruthWriter() {}

    static MarketTruth truth(SymbolMarket market, long nowUs) {
        Instrument instrument = market.instrument();
        OrderBook book = market.book();
        Candle trades = market.tape().sinceStart();
        BlockTrades blocks = market.blockTrades();
        return new MarketTruth(
                instrument.symbol(),
                nowUs,
                book.lastUpdateId(),
                levels(market, book.bids()),
                levels(market, book.asks()),
                price(instrument, market.tradeTicks()),
                trades.firstTradeId,
                trades.lastTradeId(),
                trades.tradeCount,
                market.aggregateId(),
                quantity(instrument, trades.baseSteps),
                amount(instrument, trades.quote),
                quantity(instrument, trades.takerBuyBaseSteps),
                amount(instrument, trades.takerBuyQuote),
                blocks.id(),
                blocks.count(),
                quantity(instrument, blocks.baseSteps()));
    }

    private static List<MarketTruth.Level> levels(SymbolMarket market, BookSide side) {
        List<MarketTruth.Level> levels = new ArrayList<>(BookSide.LEVELS);
        for (int depth = 0; depth < BookSide.LEVELS; depth++) {
            int tick = side.tick(depth);
            levels.add(new MarketTruth.Level(
                    price(market.instrument(), market.book().priceTicks(tick)),
                    quantity(market.instrument(), side.steps(tick))));
        }
        return levels;
    }

    private static BigDecimal price(Instrument instrument, int ticks) {
        return BigDecimal.valueOf(instrument.price(ticks), Instrument.SCALE);
    }

    private static BigDecimal quantity(Instrument instrument, long steps) {
        MutableDecimal quantity = new MutableDecimal();
        instrument.copyQuantity(steps, quantity);
        return quantity.bigDecimal();
    }

    private static BigDecimal amount(Instrument instrument, WideSum quote) {
        MutableDecimal amount = new MutableDecimal();
        quote.copyTo(amount, instrument.quoteMantissa());
        return amount.bigDecimal();
    }
}
