package io.ringfeed.codec.decode;

import io.ringfeed.codec.event.AggTradeEvent;
import io.ringfeed.codec.event.EventRecord;
import io.ringfeed.codec.event.Field;
import io.ringfeed.codec.event.Layout;
import io.ringfeed.codec.event.Layouts;
import io.ringfeed.codec.event.MarketEvent;
import io.ringfeed.codec.event.TradeEvent;

/**
 * Reads trades in their usual form (protocol §4.1, §4.2), key by key and without the loop of a {@link Template}, since most
 * frames are trades. Each method answers the index behind the closing brace, or {@link Template#SURPRISE}.
 */
final class PredictedTrade {
    /** Begins a trade, in one word and four bytes. */
    private static final long TRADE_HEAD = Words.of("{\"e\":\"tr");

    private static final int TRADE_HEAD_REST = Words.quadOf("ade\"");
    private static final int TRADE_HEAD_LENGTH = 12;
    /** Begins an aggregate of trades, in one word and seven bytes. */
    private static final long AGG_TRADE_HEAD = Words.of("{\"e\":\"ag");

    private static final long AGG_TRADE_HEAD_REST = Words.of("gTrade\"");
    private static final int AGG_TRADE_HEAD_LENGTH = 15;
    private static final long AGG_TRADE_HEAD_REST_MASK = Words.mask(AGG_TRADE_HEAD_LENGTH - Words.BYTES);

    private static final long TIME = UsualMembers.key('E');
    private static final long TRADE_ID = UsualMembers.key('t');
    private static final long AGGREGATE_ID = UsualMembers.key('a');
    private static final long PRICE = UsualMembers.quotedKey('p');
    private static final long QUANTITY = UsualMembers.quotedKey('q');
    private static final long FIRST_ID = UsualMembers.key('f');
    private static final long LAST_ID = UsualMembers.key('l');
    private static final long TRADE_TIME = UsualMembers.key('T');
    private static final long MAKER = UsualMembers.key('m');
    private static final long IGNORED = UsualMembers.key('M');
    private static final long HAS_TRADE_IGNORED = Field.presence(Layouts.TRADE.codeOf((byte) 'M'));
    private static final long HAS_AGG_TRADE_IGNORED = Field.presence(Layouts.AGG_TRADE.codeOf((byte) 'M'));

    private PredictedTrade() {}

    static boolean isTrade(long head) {
        return head == TRADE_HEAD;
    }

    static boolean isAggTrade(long head) {
        return head == AGG_TRADE_HEAD;
    }

    static int readTrade(byte[] buffer, int from, UsualSymbols symbols, EventRecord into) {
        if (Words.quadAt(buffer, from + Words.BYTES) != TRADE_HEAD_REST) {
            return Template.SURPRISE;
        }
        int at = UsualMembers.integer(buffer, from + TRADE_HEAD_LENGTH, TIME, MarketEvent.EVENT_TIME, into);
        at = UsualMembers.symbol(buffer, at, symbols, into);
        at = UsualMembers.integer(buffer, at, TRADE_ID, TradeEvent.TRADE_ID, into);
        at = UsualMembers.decimal(buffer, at, PRICE, TradeEvent.PRICE, into);
        at = UsualMembers.decimal(buffer, at, QUANTITY, TradeEvent.QUANTITY, into);
        at = UsualMembers.integer(buffer, at, TRADE_TIME, TradeEvent.TRADE_TIME, into);
        at = UsualMembers.flag(buffer, at, MAKER, TradeEvent.IS_BUYER_MAKER, into);
        return readEnd(buffer, at, TradeEvent.IGNORED, Layouts.TRADE, HAS_TRADE_IGNORED, into);
    }

    static int readAggTrade(byte[] buffer, int from, UsualSymbols symbols, EventRecord into) {
        if ((Words.at(buffer, from + Words.BYTES) & AGG_TRADE_HEAD_REST_MASK) != AGG_TRADE_HEAD_REST) {
            return Template.SURPRISE;
        }
        int at = UsualMembers.integer(buffer, from + AGG_TRADE_HEAD_LENGTH, TIME, MarketEvent.EVENT_TIME, into);
        at = UsualMembers.symbol(buffer, at, symbols, into);
        at = UsualMembers.integer(buffer, at, AGGREGATE_ID, AggTradeEvent.AGGREGATE_TRADE_ID, into);
        at = UsualMembers.decimal(buffer, at, PRICE, AggTradeEvent.PRICE, into);
        at = UsualMembers.decimal(buffer, at, QUANTITY, AggTradeEvent.QUANTITY, into);
        at = UsualMembers.integer(buffer, at, FIRST_ID, AggTradeEvent.FIRST_TRADE_ID, into);
        at = UsualMembers.integer(buffer, at, LAST_ID, AggTradeEvent.LAST_TRADE_ID, into);
        at = UsualMembers.integer(buffer, at, TRADE_TIME, AggTradeEvent.TRADE_TIME, into);
        at = UsualMembers.flag(buffer, at, MAKER, AggTradeEvent.IS_BUYER_MAKER, into);
        return readEnd(buffer, at, AggTradeEvent.IGNORED, Layouts.AGG_TRADE, HAS_AGG_TRADE_IGNORED, into);
    }

    /** The last key is one that the venue sends, says to ignore, and may leave out. */
    private static int readEnd(
            byte[] buffer, int from, int ignoredSlot, Layout layout, long hasIgnored, EventRecord into) {
        int at = from;
        long presence = layout.requiredMask();
        if (at >= 0 && UsualMembers.isKey(buffer, at, IGNORED)) {
            at = UsualMembers.flag(buffer, at, IGNORED, ignoredSlot, into);
            presence |= hasIgnored;
        }
        at = UsualMembers.end(buffer, at);
        if (at >= 0) {
            into.layout(layout);
            into.addPresence(presence);
        }
        return at;
    }
}
