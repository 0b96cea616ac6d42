package io.ringfeed.codec.decode;

import io.ringfeed.codec.event.BookTickerEvent;
import io.ringfeed.codec.event.DepthEvent;
import io.ringfeed.codec.event.EventRecord;
import io.ringfeed.codec.event.Layout;
import io.ringfeed.codec.event.Layouts;
import io.ringfeed.codec.event.LevelAllocator;
import io.ringfeed.codec.event.MarketEvent;
import io.ringfeed.codec.event.PartialDepthEvent;

/**
 * Reads what tells of a book in its usual form (protocol §4.8, §4.11, §4.12), key by key. Each method answers the index behind
 * the closing brace, or {@link Template#SURPRISE}.
 */
final class PredictedBook {
    private static final int SURPRISE = Template.SURPRISE;

    /** Begins a bookTicker. */
    private static final long BOOK_TICKER_HEAD = Words.of("{\"u\":");

    private static final int BOOK_TICKER_HEAD_LENGTH = 5;
    private static final long BOOK_TICKER_HEAD_MASK = Words.mask(BOOK_TICKER_HEAD_LENGTH);

    /** Begins a partial depth, in two words. */
    private static final long PARTIAL_HEAD = Words.of("{\"lastUp");

    private static final long PARTIAL_HEAD_REST = Words.of("dateId\":");
    private static final int PARTIAL_HEAD_LENGTH = 16;
    private static final long BIDS = Words.of(",\"bids\":");
    private static final long ASKS = Words.of(",\"asks\":");
    private static final int SIDE_LENGTH = 8;

    /** Begins a depth update, in two words and two bytes. */
    private static final long DEPTH_HEAD = Words.of("{\"e\":\"de");

    private static final long DEPTH_HEAD_REST = Words.of("pthUpdat");
    private static final int DEPTH_HEAD_LENGTH = 18;

    private static final long TIME = UsualMembers.key('E');
    private static final long FIRST_ID = UsualMembers.key('U');
    private static final long FINAL_ID = UsualMembers.key('u');
    private static final long BID_LEVELS = UsualMembers.key('b');
    private static final long ASK_LEVELS = UsualMembers.key('a');
    private static final int LEVELS_KEY_LENGTH = 5;
    private static final long BID_PRICE = UsualMembers.quotedKey('b');
    private static final long BID_QUANTITY = UsualMembers.quotedKey('B');
    private static final long ASK_PRICE = UsualMembers.quotedKey('a');
    private static final long ASK_QUANTITY = UsualMembers.quotedKey('A');

    private final UsualSymbols symbols;
    private final PredictedLevels levels;

    PredictedBook(UsualSymbols symbols, LevelAllocator allocator) {
        this.symbols = symbols;
        this.levels = new PredictedLevels(allocator);
    }

    static boolean isBookTicker(long head) {
        return (head & BOOK_TICKER_HEAD_MASK) == BOOK_TICKER_HEAD;
    }

    static boolean isPartialDepth(long head) {
        return head == PARTIAL_HEAD;
    }

    static boolean isDepth(long head) {
        return head == DEPTH_HEAD;
    }

    int readBookTicker(byte[] buffer, int from, EventRecord into) {
        int at = UsualMembers.integerValue(buffer, from + BOOK_TICKER_HEAD_LENGTH, BookTickerEvent.UPDATE_ID, into);
        at = UsualMembers.symbol(buffer, at, symbols, into);
        at = UsualMembers.decimal(buffer, at, BID_PRICE, BookTickerEvent.BID_PRICE, into);
        at = UsualMembers.decimal(buffer, at, BID_QUANTITY, BookTickerEvent.BID_QUANTITY, into);
        at = UsualMembers.decimal(buffer, at, ASK_PRICE, BookTickerEvent.ASK_PRICE, into);
        at = UsualMembers.decimal(buffer, at, ASK_QUANTITY, BookTickerEvent.ASK_QUANTITY, into);
        return end(buffer, at, Layouts.BOOK_TICKER, into);
    }

    int readPartialDepth(byte[] buffer, int from, EventRecord into) {
        if (Words.at(buffer, from + Words.BYTES) != PARTIAL_HEAD_REST) {
            return SURPRISE;
        }
        int at = UsualMembers.integerValue(buffer, from + PARTIAL_HEAD_LENGTH, PartialDepthEvent.LAST_UPDATE_ID, into);
        if (at < 0 || Words.at(buffer, at) != BIDS) {
            return SURPRISE;
        }
        at = readBids(buffer, at + SIDE_LENGTH, into);
        if (at < 0 || Words.at(buffer, at) != ASKS) {
            return SURPRISE;
        }
        at = readAsks(buffer, at + SIDE_LENGTH, into);
        return end(buffer, at, Layouts.PARTIAL_DEPTH, into);
    }

    int readDepth(byte[] buffer, int from, EventRecord into) {
        if (Words.at(buffer, from + Words.BYTES) != DEPTH_HEAD_REST
                || buffer[from + DEPTH_HEAD_LENGTH - 2] != 'e'
                || buffer[from + DEPTH_HEAD_LENGTH - 1] != '"') {
            return SURPRISE;
        }
        int at = UsualMembers.integer(buffer, from + DEPTH_HEAD_LENGTH, TIME, MarketEvent.EVENT_TIME, into);
        at = UsualMembers.symbol(buffer, at, symbols, into);
        at = UsualMembers.integer(buffer, at, FIRST_ID, DepthEvent.FIRST_UPDATE_ID, into);
        at = UsualMembers.integer(buffer, at, FINAL_ID, DepthEvent.FINAL_UPDATE_ID, into);
        if (at < 0 || !UsualMembers.isKey(buffer, at, BID_LEVELS)) {
            return SURPRISE;
        }
        at = readBids(buffer, at + LEVELS_KEY_LENGTH, into);
        if (at < 0 || !UsualMembers.isKey(buffer, at, ASK_LEVELS)) {
            return SURPRISE;
        }
        at = readAsks(buffer, at + LEVELS_KEY_LENGTH, into);
        return end(buffer, at, Layouts.DEPTH, into);
    }

    private int readBids(byte[] buffer, int from, EventRecord into) {
        int at = levels.read(buffer, from, 0, into);
        into.bids(0, levels.end());
        return at;
    }

    private int readAsks(byte[] buffer, int from, EventRecord into) {
        int start = into.bidCount();
        int at = levels.read(buffer, from, start, into);
        into.asks(start, levels.end() - start);
        return at;
    }

    private static int end(byte[] buffer, int from, Layout layout, EventRecord into) {
        int at = UsualMembers.end(buffer, from);
        if (at >= 0) {
            into.layout(layout);
            into.addPresence(layout.requiredMask());
        }
        return at;
    }
}
