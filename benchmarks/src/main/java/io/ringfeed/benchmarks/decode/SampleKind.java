package io.ringfeed.benchmarks.decode;

import io.ringfeed.benchmarks.decode.document.AggTradeDocument;
import io.ringfeed.benchmarks.decode.document.AvgPriceDocument;
import io.ringfeed.benchmarks.decode.document.BlockTradeDocument;
import io.ringfeed.benchmarks.decode.document.BookTickerDocument;
import io.ringfeed.benchmarks.decode.document.CombinedMiniTickersDocument;
import io.ringfeed.benchmarks.decode.document.CombinedPartialDepthDocument;
import io.ringfeed.benchmarks.decode.document.CombinedTradeDocument;
import io.ringfeed.benchmarks.decode.document.DepthDocument;
import io.ringfeed.benchmarks.decode.document.Document;
import io.ringfeed.benchmarks.decode.document.KlineDocument;
import io.ringfeed.benchmarks.decode.document.MiniTickerDocument;
import io.ringfeed.benchmarks.decode.document.ReferencePriceDocument;
import io.ringfeed.benchmarks.decode.document.RollingTickerDocument;
import io.ringfeed.benchmarks.decode.document.TickerDocument;
import io.ringfeed.benchmarks.decode.document.TradeDocument;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What frames may hold: how they are made, how many of them there are, and what databind codecs make of one. */
@SuppressWarnings("ImmutableEnumChecker") // its functions have no state
enum SampleKind {
    TRADE("trade", TradeDocument.class, SampleFrames::trade),
    COMBINED_TRADE("combinedTrade", CombinedTradeDocument.class, SampleFrames::combinedTrade),
    AGG_TRADE("aggTrade", AggTradeDocument.class, SampleFrames::aggTrade),
    BLOCK_TRADE("blockTrade", BlockTradeDocument.class, SampleFrames::blockTrade),
    KLINE("kline", KlineDocument.class, SampleFrames::kline),
    MINI_TICKER("miniTicker", MiniTickerDocument.class, SampleFrames::miniTicker),
    MINI_TICKERS("miniTickers300", CombinedMiniTickersDocument.class, SampleFrames::miniTickers, 8, 0),
    TICKER("ticker", TickerDocument.class, SampleFrames::ticker),
    ROLLING_TICKER("rollingTicker", RollingTickerDocument.class, SampleFrames::rollingTicker),
    BOOK_TICKER("bookTicker", BookTickerDocument.class, SampleFrames::bookTicker),
    AVG_PRICE("avgPrice", AvgPriceDocument.class, SampleFrames::avgPrice),
    REFERENCE_PRICE("referencePrice", ReferencePriceDocument.class, SampleFrames::referencePrice),
    PARTIAL_DEPTH("partialDepth20", CombinedPartialDepthDocument.class, SampleFrames::partialDepth, 128, 40),
    DEPTH_20("depth20", DepthDocument.class, SampleFrames::depth20, 128, 20),
    DEPTH_200("depth200", DepthDocument.class, SampleFrames::depth200, 32, 200),
    DEPTH_1000("depth1000", DepthDocument.class, SampleFrames::depth1000, 8, 1000);

    private final String label;
    private final Class<? extends Document> documentType;
    private final Function<SampleFrames, String> maker;
    private final int frameCount;
    private final int levelCount;

    SampleKind(String label, Class<? extends Document> documentType, Function<SampleFrames, String> maker) {
        this(label, documentType, maker, 512, 0);
    }

    SampleKind(
            String label,
            Class<? extends Document> documentType,
            Function<SampleFrames, String> maker,
            int frameCount,
            int levelCount) {
        this.label = label;
        this.documentType = documentType;
        this.maker = maker;
        this.frameCount = frameCount;
        this.levelCount = levelCount;
    }

    static SampleKind ofLabel(String label) {
        return Arrays.stream(values())
                .filter(kind -> kind.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no kind '" + label + "': one of "
                        + Arrays.stream(values()).map(SampleKind::label).collect(Collectors.joining(", "))));
    }

    /** The name in parameters and tables. */
    String label() {
        return label;
    }

    Class<? extends Document> documentType() {
        return documentType;
    }

    /** Levels of one frame, bids and asks together; 0 for what is no book. */
    int levelCount() {
        return levelCount;
    }

    /**
     * Always the same frames; many different ones, so that the branch predictor cannot learn them, that stay in the L2
     * cache.
     */
    byte[][] frames() {
        SampleFrames samples = new SampleFrames();
        byte[][] frames = new byte[frameCount][];
        Arrays.setAll(frames, i -> SampleFrames.bytes(maker.apply(samples)));
        return frames;
    }
}
