package io.ringfeed.simulator.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringfeed.simulator.truth.MarketTruth;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** A book that is kept up by the rules of protocol §5.1: a snapshot, and the diffs that follow it without a gap. */
public final class BookFold {
    private final NavigableMap<BigDecimal, BigDecimal> bids = new TreeMap<>(Comparator.reverseOrder());
    private final NavigableMap<BigDecimal, BigDecimal> asks = new TreeMap<>();
    private long updateId;

    public BookFold(MarketTruth snapshot) {
        updateId = snapshot.lastUpdateId();
        snapshot.bids().forEach(level -> bids.put(level.price(), level.quantity()));
        snapshot.asks().forEach(level -> asks.put(level.price(), level.quantity()));
    }

    public long updateId() {
        return updateId;
    }

    /** Applies a diff that must follow at once. */
    public void apply(JsonNode diff) {
        assertEquals(updateId + 1, Json.integer(diff, "U"), diff::toString);
        updateId = Json.integer(diff, "u");
        assertTrue(updateId >= Json.integer(diff, "U"), diff::toString);
        assertTrue(diff.get("b").size() + diff.get("a").size() > 0, diff::toString);
        apply(diff.get("b"), bids);
        apply(diff.get("a"), asks);
        assertTrue(bids.firstKey().compareTo(asks.firstKey()) < 0, diff::toString);
    }

    /** Applies a diff unless the snapshot holds it already. */
    public void applyIfNew(JsonNode diff) {
        if (Json.integer(diff, "u") > updateId) {
            assertTrue(Json.integer(diff, "U") <= updateId + 1, diff::toString);
            updateId = Json.integer(diff, "u");
            apply(diff.get("b"), bids);
            apply(diff.get("a"), asks);
        }
    }

    /** Absolute quantities, zero deletes, best first. */
    private static void apply(JsonNode levels, NavigableMap<BigDecimal, BigDecimal> side) {
        Comparator<? super BigDecimal> order =
                side.comparator() == null ? Comparator.naturalOrder() : side.comparator();
        BigDecimal last = null;
        for (JsonNode level : levels) {
            BigDecimal price = new BigDecimal(level.get(0).textValue());
            BigDecimal quantity = new BigDecimal(level.get(1).textValue());
            assertTrue(last == null || order.compare(last, price) < 0, levels::toString);
            last = price;
            if (quantity.signum() == 0) {
                side.remove(price);
            } else {
                side.put(price, quantity);
            }
        }
    }

    /** The best bids as the venue writes levels. */
    public String bidText(int count) {
        return text(bids, count);
    }

    /** The best asks as the venue writes levels. */
    public String askText(int count) {
        return text(asks, count);
    }

    private static String text(NavigableMap<BigDecimal, BigDecimal> side, int count) {
        List<String> levels = new ArrayList<>();
        for (Map.Entry<BigDecimal, BigDecimal> level : side.entrySet()) {
            if (levels.size() < count) {
                levels.add("[\"" + level.getKey().toPlainString() + "\",\""
                        + level.getValue().toPlainString() + "\"]");
            }
        }
        return "[" + String.join(",", levels) + "]";
    }

    public BigDecimal bidPrice() {
        return bids.firstKey();
    }

    public BigDecimal bidQuantity() {
        return bids.firstEntry().getValue();
    }

    public BigDecimal askPrice() {
        return asks.firstKey();
    }

    public BigDecimal askQuantity() {
        return asks.firstEntry().getValue();
    }

    /** Compares every level, and the id. */
    public void assertIs(MarketTruth truth) {
        assertEquals(truth.lastUpdateId(), updateId);
        assertEquals(truth.bids(), levels(bids));
        assertEquals(truth.asks(), levels(asks));
    }

    private static List<MarketTruth.Level> levels(Map<BigDecimal, BigDecimal> side) {
        List<MarketTruth.Level> levels = new ArrayList<>();
        side.forEach((price, quantity) -> levels.add(new MarketTruth.Level(price, quantity)));
        return levels;
    }
}
