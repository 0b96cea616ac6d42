package io.ringfeed.benchmarks.decode;

import io.ringfeed.benchmarks.decode.document.Document;
import io.ringfeed.codec.event.AggTradeEvent;
import io.ringfeed.codec.event.AvgPriceEvent;
import io.ringfeed.codec.event.BlockTradeEvent;
import io.ringfeed.codec.event.BookTickerEvent;
import io.ringfeed.codec.event.EventRecord;
import io.ringfeed.codec.event.KlineEvent;
import io.ringfeed.codec.event.LevelStore;
import io.ringfeed.codec.event.PriceWindowEvent;
import io.ringfeed.codec.event.ReferencePriceEvent;
import io.ringfeed.codec.event.TradeEvent;
import java.math.BigDecimal;

/** The two numbers of an event of ours. */
final class RecordDocument implements Document {
    private final EventRecord event;

    RecordDocument(EventRecord event) {
        this.event = event;
    }

    @Override
    public double price() {
        return switch (event.kind()) {
            case TRADE -> decimal(TradeEvent.PRICE);
            case AGG_TRADE -> decimal(AggTradeEvent.PRICE);
            case BLOCK_TRADE -> decimal(BlockTradeEvent.PRICE);
            case KLINE -> decimal(KlineEvent.CLOSE);
            case MINI_TICKER, TICKER, ROLLING_TICKER -> decimal(PriceWindowEvent.LAST_PRICE);
            case BOOK_TICKER -> decimal(BookTickerEvent.BID_PRICE);
            case AVG_PRICE -> decimal(AvgPriceEvent.AVERAGE_PRICE);
            case REFERENCE_PRICE -> decimal(ReferencePriceEvent.PRICE);
            case PARTIAL_DEPTH, DEPTH -> sum(LevelStore::priceMantissa, LevelStore::priceScale);
            default -> throw new IllegalStateException("nothing to compare in " + event.kind());
        };
    }

    @Override
    public double quantity() {
        return switch (event.kind()) {
            case TRADE -> decimal(TradeEvent.QUANTITY);
            case AGG_TRADE -> decimal(AggTradeEvent.QUANTITY);
            case BLOCK_TRADE -> decimal(BlockTradeEvent.QUANTITY);
            case KLINE -> decimal(KlineEvent.BASE_VOLUME);
            case MINI_TICKER, TICKER, ROLLING_TICKER -> decimal(PriceWindowEvent.BASE_VOLUME);
            case BOOK_TICKER -> decimal(BookTickerEvent.BID_QUANTITY);
            case PARTIAL_DEPTH, DEPTH -> sum(LevelStore::quantityMantissa, LevelStore::quantityScale);
            default -> Document.super.quantity();
        };
    }

    private double decimal(int slot) {
        return event.decimal(slot).bigDecimal().doubleValue();
    }

    private double sum(Mantissa mantissa, Scale scale) {
        LevelStore levels = event.levels();
        return sum(levels, event.bidStart(), event.bidCount(), mantissa, scale)
                + sum(levels, event.askStart(), event.askCount(), mantissa, scale);
    }

    private static double sum(LevelStore levels, int start, int count, Mantissa mantissa, Scale scale) {
        double sum = 0;
        for (int i = start; i < start + count; i++) {
            sum += BigDecimal.valueOf(mantissa.of(levels, i), scale.of(levels, i))
                    .doubleValue();
        }
        return sum;
    }

    private interface Mantissa {
        long of(LevelStore levels, int index);
    }

    private interface Scale {
        int of(LevelStore levels, int index);
    }
}
