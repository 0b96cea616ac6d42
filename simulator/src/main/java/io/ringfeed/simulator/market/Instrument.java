package io.ringfeed.simulator.market;

import io.ringfeed.codec.decimal.MutableDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * What a market starts from: the price, its grid, and the ids that came before.
 *
 * <p>Prices count in ticks and quantities in steps, whose product is whole in the eighth decimal, so that volumes are exact.
 */
record Instrument(
        String symbol,
        boolean isKnown,
        int openTicks,
        long tickMantissa,
        long stepMantissa,
        long quoteMantissa,
        long lastTradeId,
        long lastAggregateId,
        long lastUpdateId) {

    /** Decimals of every price and quantity on the wire. */
    static final int SCALE = 8;

    private static final Map<String, Double> KNOWN_PRICES =
            Map.of("btcusdt", 86_704.77, "ethusdt", 2_604.31, "bnbusdt", 651.48);
    private static final double LEAST_LOG_PRICE = -2;
    private static final double MOST_LOG_PRICE = 2.7;
    private static final long KNOWN_TRADE_ID = 6_100_000_000L;
    private static final long KNOWN_UPDATE_ID = 100_000_000_000L;

    static Instrument of(String lowerCaseSymbol, SplittableRandom random) {
        double drawn = Math.pow(10, random.nextDouble(LEAST_LOG_PRICE, MOST_LOG_PRICE));
        double price = KNOWN_PRICES.getOrDefault(lowerCaseSymbol, drawn);
        int magnitude = (int) Math.floor(Math.log10(price));
        // At least four digits of price, and a step worth a fraction of the quote currency's unit.
        int priceDecimals = Math.max(2, 3 - magnitude);
        int quantityDecimals = Math.max(0, magnitude + 1);
        boolean isKnown = KNOWN_PRICES.containsKey(lowerCaseSymbol);
        long tradeId = (isKnown ? KNOWN_TRADE_ID : 10_000_000L) + random.nextInt(100_000_000);
        long updateId = (isKnown ? KNOWN_UPDATE_ID : 5_000_000_000L) + random.nextInt(1_000_000_000);
        return new Instrument(
                lowerCaseSymbol.toUpperCase(Locale.ROOT),
                isKnown,
                (int) Math.round(price * power(priceDecimals)),
                power(SCALE - priceDecimals),
                power(SCALE - quantityDecimals),
                power(SCALE - priceDecimals - quantityDecimals),
                tradeId,
                tradeId * 3 / 5,
                updateId);
    }

    private static long power(int exponent) {
        long power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= 10;
        }
        return power;
    }

    /** A price as it is written, in the eighth decimal. */
    long price(int ticks) {
        return ticks * tickMantissa;
    }

    /** A quantity of a level or a trade as it is written, in the eighth decimal. */
    long quantity(int steps) {
        return steps * stepMantissa;
    }

    /** Writes a volume, which need not fit 64 bits. */
    void copyQuantity(long steps, MutableDecimal target) {
        target.setWide(Math.multiplyHigh(steps, stepMantissa), steps * stepMantissa, SCALE);
    }
}
