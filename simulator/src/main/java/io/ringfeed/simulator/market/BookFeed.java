package io.ringfeed.simulator.market;

import io.ringfeed.codec.event.Layouts;
import io.ringfeed.codec.stream.DepthLevels;
import io.ringfeed.codec.stream.DepthSpeed;
import io.ringfeed.codec.stream.Streams;

/**
 * The streams of a symbol's book: its top, its changes, its best levels. Ids are those of the book in all of them.
 *
 * <p>Changes and best levels of one speed are sent together, and neither if nothing changed.
 */
final class BookFeed {
    private static final int[] LEVELS = {DepthLevels.FIVE.count(), DepthLevels.TEN.count(), DepthLevels.TWENTY.count()};

    /** The streams of one speed: their chain of update ids goes on whether or not anybody listens. */
    private final class Chain {
        private final int depth;
        private final int[] partialDepths;
        private long lastUpdateId = market.book().lastUpdateId();

        Chain(String symbol, DepthSpeed speed, StreamIds streams) {
            depth = streams.id(Streams.depth(symbol, speed));
            partialDepths = new int[] {
                streams.id(Streams.partialDepth(symbol, DepthLevels.FIVE, speed)),
                streams.id(Streams.partialDepth(symbol, DepthLevels.TEN, speed)),
                streams.id(Streams.partialDepth(symbol, DepthLevels.TWENTY, speed))
            };
        }

        void send(long nowUs) {
            long updateId = market.book().lastUpdateId();
            if (updateId > lastUpdateId) {
                if (sender.isWanted(depth)) {
                    EventWriter.depth(sender.begin(Layouts.DEPTH, depth, symbolId), market, lastUpdateId, nowUs);
                    sender.send(lastUpdateId + 1, updateId);
                }
                for (int i = 0; i < LEVELS.length; i++) {
                    sendPartialDepth(partialDepths[i], LEVELS[i]);
                }
                lastUpdateId = updateId;
            }
        }
    }

    private final SymbolMarket market;
    private final FrameSender sender;
    private final int symbolId;
    private final int bookTicker;
    private final Chain fast;
    private final Chain slow;

    BookFeed(String symbol, SymbolMarket market, int symbolId, StreamIds streams, FrameSender sender) {
        this.market = market;
        this.sender = sender;
        this.symbolId = symbolId;
        bookTicker = streams.id(Streams.bookTicker(symbol));
        fast = new Chain(symbol, DepthSpeed.EVERY_100_MS, streams);
        slow = new Chain(symbol, DepthSpeed.EVERY_SECOND, streams);
    }

    void sendBookTicker() {
        if (sender.isWanted(bookTicker)) {
            EventWriter.bookTicker(sender.begin(Layouts.BOOK_TICKER, bookTicker, symbolId), market);
            sender.send(market.book().lastUpdateId(), market.book().lastUpdateId());
        }
    }

    /** Sends what comes every 100 ms. */
    void sendFast(long nowUs) {
        fast.send(nowUs);
    }

    /** Sends what comes every second. */
    void sendSlow(long nowUs) {
        slow.send(nowUs);
    }

    private void sendPartialDepth(int streamId, int levels) {
        if (sender.isWanted(streamId)) {
            EventWriter.partialDepth(sender.begin(Layouts.PARTIAL_DEPTH, streamId, symbolId), market, levels);
            sender.send(market.book().lastUpdateId(), market.book().lastUpdateId());
        }
    }
}
