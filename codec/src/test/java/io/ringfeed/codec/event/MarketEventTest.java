package io.ringfeed.codec.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ringfeed.codec.Codec;
import io.ringfeed.codec.Oracle;
import io.ringfeed.codec.Samples;
import io.ringfeed.codec.decimal.MutableDecimal;
import io.ringfeed.codec.message.Depth;
import io.ringfeed.codec.message.Trade;
import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MarketEventTest {
    private final Codec codec = new Codec();

    @Test
    void carriesWhatTheReceiverKnowsThroughDecoding() {
        codec.record.received(3, 111, 222, TimeUnit.MICROSECONDS);
        codec.decode(Samples.wrapped("btcusdt@trade", Samples.TRADE));
        TradeEvent trade = view(new TradeEvent());
        assertEquals(3, trade.connectionId());
        assertEquals(111, trade.receiveNs());
        assertEquals(222, trade.receiveEpochNs());
        assertEquals(TimeUnit.MICROSECONDS, trade.timeUnit());
        assertEquals("btcusdt@trade", trade.streamName());
        assertEquals(0, trade.streamId());
        assertEquals(0, trade.symbolId());
    }

    @Test
    void aCopyOutlivesTheRecordItCameFrom() {
        for (int levels : new int[] {1, 100, 3}) {
            codec.decode(Samples.wrapped("btcusdt@depth", Samples.depth(levels)));
            DepthEvent kept = new DepthEvent();
            view(new DepthEvent()).copyTo(kept);
            Depth before = kept.snapshot();
            codec.decode(Samples.depth(200).replace("BTCUSDT", "ETHUSDT"));
            assertEquals(before, kept.snapshot());
            assertEquals("BTCUSDT", kept.symbol());
            assertEquals("btcusdt@depth", kept.streamName());
            assertEquals(levels, kept.bidCount());
        }
    }

    @Test
    void aCopyOfACopyAndOfItselfStaysTheSame() {
        codec.decode(Samples.TRADE);
        TradeEvent first = new TradeEvent();
        TradeEvent second = new TradeEvent();
        view(new TradeEvent()).copyTo(first);
        first.copyTo(second);
        second.copyTo(second);
        assertEquals(first.snapshot(), second.snapshot());
        assertNotSame(first.record(), second.record());
    }

    @Test
    void copiesEveryKindCompletely() {
        Samples.events().values().stream()
                .filter(frame -> !frame.equals(Samples.SERVER_SHUTDOWN))
                .forEach(frame -> {
                    codec.decode(Samples.wrapped("a@b", frame));
                    EventRecord copy = new EventRecord(0);
                    copy.copyFrom(codec.record);
                    codec.record.reset();
                    codec.record.copyFrom(copy);
                    assertEquals(Samples.wrapped("a@b", frame), codec.encode());
                    Oracle.assertSameFields(Samples.wrapped("a@b", frame), codec, frame);
                });
    }

    @Test
    void snapshotsAreImmutableAndExact() {
        codec.decode(Samples.TRADE);
        Trade trade = view(new TradeEvent()).snapshot();
        assertEquals(
                new Trade(
                        "BTCUSDT",
                        1672515782136L,
                        6123456789L,
                        new BigDecimal("86704.77000000"),
                        new BigDecimal("0.00012345"),
                        1672515782135L,
                        true,
                        TimeUnit.MILLISECONDS),
                trade);
        codec.decode(Samples.DEPTH);
        Depth depth = view(new DepthEvent()).snapshot();
        assertEquals(List.of(new Depth.Level(new BigDecimal("0.0026"), new BigDecimal("100"))), depth.asks());
        assertThrows(UnsupportedOperationException.class, () -> depth.bids().clear());
    }

    @Test
    void refusesToShowAnotherKind() {
        codec.decode(Samples.TRADE);
        AggTradeEvent view = new AggTradeEvent();
        assertThrows(IllegalArgumentException.class, () -> view(view));
    }

    @Test
    void refusesLevelsThatAreNotThere() {
        codec.decode(Samples.DEPTH);
        DepthEvent depth = view(new DepthEvent());
        MutableDecimal into = new MutableDecimal();
        assertThrows(IndexOutOfBoundsException.class, () -> depth.bidPriceMantissa(2));
        assertThrows(IndexOutOfBoundsException.class, () -> depth.askQuantity(1, into));
        assertThrows(IndexOutOfBoundsException.class, () -> depth.askPriceScale(-1));
        assertSame(into, depth.bidPrice(1, into));
        assertEquals("0.0023", into.toString());
    }

    @Test
    void aRawFrameHasNoStream() {
        codec.decode(Samples.wrapped("a@b", Samples.TRADE));
        codec.decode(Samples.TRADE);
        assertNull(view(new TradeEvent()).streamName());
        assertEquals(EventRecord.NO_ID, view(new TradeEvent()).streamId());
    }

    private <E extends MarketEvent> E view(E view) {
        view.wrap(codec.record, codec.streams, codec.symbols);
        return view;
    }
}
