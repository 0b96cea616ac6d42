package io.ringfeed.simulator.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Trades as their frames tell them, and what those of a span of time add up to. */
public final class TradeFold {
    /** One trade, its time in the frames' unit. */
    public record Trade(long id, long time, BigDecimal price, BigDecimal quantity, boolean isBuyerMaker) {}

    /** What trades add up to; without any, it stands at the last price. */
    public static final class Sum {
        public BigDecimal open;
        public BigDecimal high;
        public BigDecimal low;
        public BigDecimal close;
        public BigDecimal base = BigDecimal.ZERO.setScale(8);
        public BigDecimal quote = BigDecimal.ZERO.setScale(8);
        public BigDecimal boughtBase = BigDecimal.ZERO.setScale(8);
        public BigDecimal boughtQuote = BigDecimal.ZERO.setScale(8);
        public long firstId = -1;
        public long lastId = -1;
        public long count;

        private Sum(BigDecimal lastPrice) {
            open = lastPrice;
            high = lastPrice;
            low = lastPrice;
            close = lastPrice;
        }

        private void add(Trade trade) {
            BigDecimal amount = trade.price().multiply(trade.quantity()).setScale(8);
            if (count == 0) {
                open = trade.price();
                high = trade.price();
                low = trade.price();
                firstId = trade.id();
            }
            high = high.max(trade.price());
            low = low.min(trade.price());
            close = trade.price();
            lastId = trade.id();
            count++;
            base = base.add(trade.quantity());
            quote = quote.add(amount);
            if (!trade.isBuyerMaker()) {
                boughtBase = boughtBase.add(trade.quantity());
                boughtQuote = boughtQuote.add(amount);
            }
        }

        /** Quote by base volume; the last price without any. */
        public BigDecimal average() {
            return count == 0 ? close : quote.divide(base, 8, RoundingMode.HALF_UP);
        }

        public BigDecimal change() {
            return close.subtract(open);
        }

        public BigDecimal changePercent() {
            return change().multiply(BigDecimal.valueOf(100)).divide(open, 3, RoundingMode.HALF_UP);
        }
    }

    private final List<Trade> trades = new ArrayList<>();
    private final BigDecimal priceBefore;

    /** Starts without trades, but for a price before them all. */
    public TradeFold(BigDecimal priceBefore) {
        this.priceBefore = priceBefore;
    }

    /** Adds the next trade, whose id must follow. */
    public void add(JsonNode frame) {
        long id = Json.integer(frame, "t");
        if (!trades.isEmpty()) {
            assertEquals(last().id() + 1, id, frame::toString);
        }
        trades.add(new Trade(
                id,
                Json.integer(frame, "T"),
                Json.decimal(frame, "p"),
                Json.decimal(frame, "q"),
                frame.get("m").booleanValue()));
    }

    public boolean isEmpty() {
        return trades.isEmpty();
    }

    public Trade last() {
        return trades.get(trades.size() - 1);
    }

    public BigDecimal lastPrice() {
        return isEmpty() ? priceBefore : last().price();
    }

    /** Adds up the trades from a time on until another, both included. */
    public Sum sum(long fromTime, long toTime) {
        Sum sum = new Sum(lastPrice());
        for (Trade trade : trades) {
            if (trade.time() >= fromTime && trade.time() <= toTime) {
                sum.add(trade);
            }
        }
        return sum;
    }

    /** Adds up all trades. */
    public Sum sum() {
        return sum(Long.MIN_VALUE, Long.MAX_VALUE);
    }

    /** Price of the last trade before a time. */
    public BigDecimal priceBefore(long time) {
        BigDecimal price = priceBefore;
        for (Trade trade : trades) {
            if (trade.time() < time) {
                price = trade.price();
            }
        }
        return price;
    }
}
