package io.ringfeed.simulator.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringfeed.simulator.truth.MarketTruth;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * Writes the frames that one symbol's streams must send, byte for byte, from templates that were typed off the protocol page's
 * §4. The values come from the truth before and after each event, from the clock, and from sums of its own. Knows nothing of
 * the simulator's market nor of the codec.
 */
public final class HandWrittenVenue {
    private static final String[] INTERVALS = {
        "1s", "1m", "3m", "5m", "15m", "30m", "1h", "2h", "4h", "6h", "8h", "12h", "1d", "3d", "1w", "1M"
    };
    private static final long SECOND_US = 1_000_000;
    private static final long MINUTE_US = 60 * SECOND_US;

    private final String stream;
    private final String symbol;
    private final boolean isMicros;
    private final boolean hasReferencePrice;
    private final TradeFold trades;
    private final Chain fast;
    private final Chain slow;
    private final Map<String, List<String>> frames = new LinkedHashMap<>();
    private final long startUs;

    private MarketTruth before;
    private MarketTruth now;
    private long nowUs;
    private BigDecimal orderQuantity = BigDecimal.ZERO;
    private long firstIdOfOrder = -1;
    private BigDecimal lastQuantity = BigDecimal.ZERO.setScale(8);
    private long tradesASecondAgo;

    /** The levels that changed since a diff was sent, of one speed. */
    private static final class Chain {
        final String suffix;
        final NavigableSet<BigDecimal> bids = new TreeSet<>(Comparator.reverseOrder());
        final NavigableSet<BigDecimal> asks = new TreeSet<>();
        long updateId;

        Chain(String suffix, long updateId) {
            this.suffix = suffix;
            this.updateId = updateId;
        }
    }

    public HandWrittenVenue(
            String lowerCaseSymbol, boolean isMicros, boolean hasReferencePrice, MarketTruth start, long startUs) {
        stream = lowerCaseSymbol;
        symbol = lowerCaseSymbol.toUpperCase(Locale.ROOT);
        this.isMicros = isMicros;
        this.hasReferencePrice = hasReferencePrice;
        this.startUs = startUs;
        before = start;
        trades = new TradeFold(start.lastPrice());
        fast = new Chain("@100ms", start.lastUpdateId());
        slow = new Chain("", start.lastUpdateId());
    }

    /**
     * Lets a millisecond pass in which at most one event of the market happened.
     *
     * @param truth     after it.
     * @param clockUs   the time.
     * @param isEvent   whether there was an event, by the pace that was asked for.
     * @param block     the block trade beside it, or null: its price and side are in no truth.
     * @return the payloads by stream, in order.
     */
    public Map<String, List<String>> tick(MarketTruth truth, long clockUs, boolean isEvent, JsonNode block) {
        frames.clear();
        now = truth;
        nowUs = clockUs;
        if (nowUs % SECOND_US == 0) {
            closeKlines();
        }
        if (isEvent) {
            event();
        } else {
            assertEquals(before.lastUpdateId(), now.lastUpdateId());
        }
        if (block != null) {
            blockTrade(block);
        }
        noteChanges(before.bids(), now.bids(), fast.bids, slow.bids);
        noteChanges(before.asks(), now.asks(), fast.asks, slow.asks);
        if (nowUs % 100_000 == 0) {
            depth(fast);
        }
        if (nowUs % SECOND_US == 0) {
            depth(slow);
            statistics();
        }
        if (nowUs % (2 * SECOND_US) == 0) {
            openKlines();
        }
        before = now;
        return frames;
    }

    private void event() {
        if (now.tradeCount() == before.tradeCount()) {
            add(
                    "bookTicker",
                    "{\"u\":" + now.lastUpdateId() + ",\"s\":\"" + symbol + "\",\"b\":"
                            + text(now.bids().get(0).price()) + ",\"B\":"
                            + text(now.bids().get(0).quantity()) + ",\"a\":"
                            + text(now.asks().get(0).price()) + ",\"A\":"
                            + text(now.asks().get(0).quantity()) + "}");
            return;
        }
        // A trade takes from the best level of one side, and nothing else changes there.
        boolean isBuyerMaker = !now.bids().get(0).equals(before.bids().get(0));
        MarketTruth.Level taken = (isBuyerMaker ? before.bids() : before.asks()).get(0);
        MarketTruth.Level left = (isBuyerMaker ? now.bids() : now.asks()).get(0);
        BigDecimal quantity = left.price().compareTo(taken.price()) == 0
                ? taken.quantity().subtract(left.quantity())
                : taken.quantity();
        lastQuantity = quantity;
        String trade = "{\"e\":\"trade\",\"E\":" + time(nowUs) + ",\"s\":\"" + symbol + "\",\"t\":" + now.lastTradeId()
                + ",\"p\":" + text(taken.price()) + ",\"q\":" + text(quantity) + ",\"T\":" + time(nowUs) + ",\"m\":"
                + isBuyerMaker + ",\"M\":true}";
        add("trade", trade);
        trades.add(Json.tree(trade.replace("\"T\":" + time(nowUs), "\"T\":" + nowUs)));
        order(taken.price(), quantity, isBuyerMaker);
    }

    private void order(BigDecimal price, BigDecimal quantity, boolean isBuyerMaker) {
        firstIdOfOrder = firstIdOfOrder < 0 ? now.lastTradeId() : firstIdOfOrder;
        orderQuantity = orderQuantity.add(quantity);
        if (now.lastAggTradeId() > before.lastAggTradeId()) {
            add(
                    "aggTrade",
                    "{\"e\":\"aggTrade\",\"E\":" + time(nowUs) + ",\"s\":\"" + symbol + "\",\"a\":"
                            + now.lastAggTradeId() + ",\"p\":" + text(price) + ",\"q\":" + text(orderQuantity)
                            + ",\"f\":" + firstIdOfOrder + ",\"l\":" + now.lastTradeId() + ",\"T\":" + time(nowUs)
                            + ",\"m\":" + isBuyerMaker + ",\"M\":true}");
            firstIdOfOrder = -1;
            orderQuantity = BigDecimal.ZERO;
        }
    }

    private void blockTrade(JsonNode block) {
        BigDecimal price = Json.decimal(block, "p");
        assertTrue(
                price.subtract(now.lastPrice()).abs().compareTo(now.lastPrice().movePointLeft(2)) < 0);
        add(
                "blockTrade",
                "{\"e\":\"blockTrade\",\"E\":" + time(nowUs) + ",\"s\":\"" + symbol + "\",\"t\":"
                        + now.lastBlockTradeId() + ",\"p\":" + text(price.setScale(8)) + ",\"q\":"
                        + text(now.blockTradeBaseVolume().subtract(before.blockTradeBaseVolume())) + ",\"T\":"
                        + time(nowUs) + ",\"m\":" + block.get("m").booleanValue() + "}");
    }

    private static void noteChanges(
            List<MarketTruth.Level> from,
            List<MarketTruth.Level> to,
            NavigableSet<BigDecimal> first,
            NavigableSet<BigDecimal> second) {
        Set<MarketTruth.Level> changed = new HashSet<>(from);
        for (MarketTruth.Level level : to) {
            // What stays as it was goes, what is new comes.
            if (!changed.remove(level)) {
                changed.add(level);
            }
        }
        changed.forEach(level -> {
            first.add(level.price());
            second.add(level.price());
        });
    }

    private void depth(Chain chain) {
        if (now.lastUpdateId() == chain.updateId) {
            return;
        }
        add(
                "depth" + chain.suffix,
                "{\"e\":\"depthUpdate\",\"E\":" + time(nowUs) + ",\"s\":\"" + symbol + "\",\"U\":"
                        + (chain.updateId + 1) + ",\"u\":" + now.lastUpdateId() + ",\"b\":"
                        + levels(chain.bids, now.bids()) + ",\"a\":" + levels(chain.asks, now.asks()) + "}");
        chain.updateId = now.lastUpdateId();
        chain.bids.clear();
        chain.asks.clear();
        for (int count : new int[] {5, 10, 20}) {
            add(
                    "depth" + count + chain.suffix,
                    "{\"lastUpdateId\":" + now.lastUpdateId() + ",\"bids\":"
                            + levels(now.bids().subList(0, count)) + ",\"asks\":"
                            + levels(now.asks().subList(0, count)) + "}");
        }
    }

    /** The changed prices with what stands there now. */
    private static String levels(NavigableSet<BigDecimal> prices, List<MarketTruth.Level> side) {
        Map<BigDecimal, BigDecimal> quantities = new HashMap<>();
        side.forEach(level -> quantities.put(level.price(), level.quantity()));
        BigDecimal none = BigDecimal.ZERO.setScale(8);
        return levels(prices.stream()
                .map(price -> new MarketTruth.Level(price, quantities.getOrDefault(price, none)))
                .toList());
    }

    private static String levels(List<MarketTruth.Level> levels) {
        List<String> texts = levels.stream()
                .map(level -> "[" + text(level.price()) + "," + text(level.quantity()) + "]")
                .toList();
        return "[" + String.join(",", texts) + "]";
    }

    private void statistics() {
        TradeFold.Sum day = window(24 * 60);
        String miniTicker = "{\"e\":\"24hrMiniTicker\",\"E\":" + time(nowUs) + ",\"s\":\"" + symbol + "\",\"c\":"
                + text(day.close) + ",\"o\":" + text(day.open) + ",\"h\":" + text(day.high) + ",\"l\":" + text(day.low)
                + ",\"v\":" + text(day.base) + ",\"q\":" + text(day.quote) + "}";
        add("miniTicker", miniTicker);
        add(
                "ticker",
                "{\"e\":\"24hrTicker\",\"E\":" + time(nowUs) + ",\"s\":\"" + symbol + "\",\"p\":" + text(day.change())
                        + ",\"P\":" + text(day.changePercent()) + ",\"w\":" + text(day.average()) + ",\"x\":"
                        + text(trades.priceBefore(openUs(24 * 60))) + ",\"c\":" + text(now.lastPrice()) + ",\"Q\":"
                        + text(lastQuantity) + ",\"b\":"
                        + text(now.bids().get(0).price()) + ",\"B\":"
                        + text(now.bids().get(0).quantity()) + ",\"a\":"
                        + text(now.asks().get(0).price()) + ",\"A\":"
                        + text(now.asks().get(0).quantity()) + ",\"o\":" + text(day.open) + ",\"h\":" + text(day.high)
                        + ",\"l\":" + text(day.low) + ",\"v\":" + text(day.base) + ",\"q\":" + text(day.quote)
                        + ",\"O\":" + time(nowUs - 24 * 60 * MINUTE_US) + ",\"C\":" + time(nowUs) + ",\"F\":"
                        + day.firstId + ",\"L\":" + day.lastId + ",\"n\":" + day.count + "}");
        Map<String, String> arrays = new LinkedHashMap<>();
        arrays.put("!miniTicker@arr", miniTicker);
        rollingTicker("1h", 60, arrays);
        rollingTicker("4h", 4 * 60, arrays);
        rollingTicker("1d", 24 * 60, arrays);
        add(
                "avgPrice",
                "{\"e\":\"avgPrice\",\"E\":" + time(nowUs) + ",\"s\":\"" + symbol + "\",\"i\":\"5m\",\"w\":"
                        + text(window(5).average()) + ",\"T\":"
                        + time(trades.isEmpty() ? startUs : trades.last().time()) + "}");
        add(
                "referencePrice",
                "{\"e\":\"referencePrice\",\"s\":\"" + symbol + "\",\"r\":"
                        + (hasReferencePrice ? text(window(1).average()) : "null") + ",\"t\":" + time(nowUs) + "}");
        if (now.tradeCount() != tradesASecondAgo) {
            arrays.forEach((name, row) -> frames.put(name, List.of("[" + row + "]")));
        }
        tradesASecondAgo = now.tradeCount();
    }

    private void rollingTicker(String window, int minutes, Map<String, String> arrays) {
        TradeFold.Sum sum = window(minutes);
        String ticker = "{\"e\":\"" + window + "Ticker\",\"E\":" + time(nowUs) + ",\"s\":\"" + symbol + "\",\"p\":"
                + text(sum.change()) + ",\"P\":" + text(sum.changePercent()) + ",\"o\":" + text(sum.open) + ",\"h\":"
                + text(sum.high) + ",\"l\":" + text(sum.low) + ",\"c\":" + text(sum.close) + ",\"w\":"
                + text(sum.average()) + ",\"v\":" + text(sum.base) + ",\"q\":" + text(sum.quote) + ",\"O\":"
                + time(openUs(minutes)) + ",\"C\":" + time(nowUs) + ",\"F\":" + sum.firstId + ",\"L\":" + sum.lastId
                + ",\"n\":" + sum.count + "}";
        add("ticker_" + window, ticker);
        arrays.put("!ticker_" + window + "@arr", ticker);
    }

    private TradeFold.Sum window(int minutes) {
        return trades.sum(openUs(minutes), nowUs);
    }

    private long openUs(int minutes) {
        return nowUs / MINUTE_US * MINUTE_US - minutes * MINUTE_US;
    }

    private void closeKlines() {
        long nowMs = nowUs / 1_000;
        for (String interval : INTERVALS) {
            for (String zone : new String[] {"", "@+08:00"}) {
                String name = "kline_" + interval + zone;
                CandleCalendar calendar = CandleCalendar.of(stream + "@" + name);
                if (calendar.openMs(nowMs) == nowMs) {
                    kline(name, interval, calendar, calendar.openMs(nowMs - 1), true);
                }
            }
        }
    }

    private void openKlines() {
        for (String interval : INTERVALS) {
            for (String zone : new String[] {"", "@+08:00"}) {
                String name = "kline_" + interval + zone;
                CandleCalendar calendar = CandleCalendar.of(stream + "@" + name);
                if (!interval.equals("1s")) {
                    kline(name, interval, calendar, calendar.openMs(nowUs / 1_000), false);
                }
            }
        }
    }

    private void kline(String name, String interval, CandleCalendar calendar, long openMs, boolean isClosed) {
        long openUs = openMs * 1_000;
        long closeUs = (calendar.closeMs(openMs) + 1) * 1_000 - 1;
        TradeFold.Sum sum = trades.sum(openUs, closeUs);
        add(
                name,
                "{\"e\":\"kline\",\"E\":" + time(nowUs) + ",\"s\":\"" + symbol + "\",\"k\":{\"t\":" + time(openUs)
                        + ",\"T\":" + time(closeUs) + ",\"s\":\"" + symbol + "\",\"i\":\"" + interval + "\",\"f\":"
                        + sum.firstId + ",\"L\":" + sum.lastId + ",\"o\":" + text(sum.open) + ",\"c\":"
                        + text(sum.close) + ",\"h\":" + text(sum.high) + ",\"l\":" + text(sum.low) + ",\"v\":"
                        + text(sum.base) + ",\"n\":" + sum.count + ",\"x\":" + isClosed + ",\"q\":" + text(sum.quote)
                        + ",\"V\":" + text(sum.boughtBase) + ",\"Q\":" + text(sum.boughtQuote) + ",\"B\":\"0\"}}");
    }

    private void add(String suffix, String payload) {
        frames.computeIfAbsent(stream + "@" + suffix, name -> new ArrayList<>()).add(payload);
    }

    /** Decimals are strings. */
    private static String text(BigDecimal decimal) {
        return "\"" + decimal.toPlainString() + "\"";
    }

    private long time(long us) {
        return isMicros ? us : us / 1_000;
    }
}
