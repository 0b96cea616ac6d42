package io.ringfeed.cli.run;

import io.ringfeed.codec.decimal.Decimal;
import io.ringfeed.codec.decimal.MutableDecimal;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SingleWriterRecorder;

/**
 * The latest of one symbol, written by the handler and read by whoever draws. A sequence lock keeps the numbers of one
 * update together: the version is odd while they change, and a reader that saw it move reads again.
 *
 * <p><b>Threading:</b> the handler's thread writes, one other thread reads.
 *
 * <p><b>Allocation:</b> none per event.
 */
final class SymbolRow {
    static final long LATENCY_MAX_NS = 10_000_000_000L;
    private static final int LATENCY_DIGITS = 2;
    private static final VarHandle VERSION = versionHandle();

    private final String symbol;
    private final SingleWriterRecorder latencyNs = new SingleWriterRecorder(1, LATENCY_MAX_NS, LATENCY_DIGITS);
    private final Prices latest = new Prices();
    private long version;

    /** The numbers of a row; a reader owns one to copy them to. */
    static final class Prices {
        final MutableDecimal lastPrice = new MutableDecimal();
        final MutableDecimal lastQuantity = new MutableDecimal();
        final MutableDecimal bid = new MutableDecimal();
        final MutableDecimal ask = new MutableDecimal();
        long eventCount;
        boolean hasLast;
        boolean hasQuote;

        void set(Prices other) {
            lastPrice.set(other.lastPrice);
            lastQuantity.set(other.lastQuantity);
            bid.set(other.bid);
            ask.set(other.ask);
            eventCount = other.eventCount;
            hasLast = other.hasLast;
            hasQuote = other.hasQuote;
        }
    }

    SymbolRow(String symbol) {
        this.symbol = symbol;
    }

    String symbol() {
        return symbol;
    }

    void onEvent(long ageNs) {
        beginWrite();
        latest.eventCount++;
        endWrite();
        latencyNs.recordValue(Math.min(Math.max(ageNs, 1), LATENCY_MAX_NS));
    }

    void onLast(Decimal price, Decimal quantity) {
        beginWrite();
        latest.lastPrice.set(price);
        latest.lastQuantity.set(quantity);
        latest.hasLast = true;
        endWrite();
    }

    void onQuote(Decimal bid, Decimal ask) {
        beginWrite();
        latest.bid.set(bid);
        latest.ask.set(ask);
        latest.hasQuote = true;
        endWrite();
    }

    /** @param into gets the numbers of one moment. */
    void read(Prices into) {
        while (true) {
            long before = (long) VERSION.getAcquire(this);
            if ((before & 1) == 0) {
                into.set(latest);
                VarHandle.loadLoadFence();
                if ((long) VERSION.getOpaque(this) == before) {
                    return;
                }
            }
            Thread.onSpinWait();
        }
    }

    /**
     * Take what was recorded since the last call.
     *
     * @param recycled the last interval, or null.
     * @return the interval.
     */
    Histogram interval(Histogram recycled) {
        return latencyNs.getIntervalHistogram(recycled);
    }

    private void beginWrite() {
        VERSION.setOpaque(this, version + 1);
        VarHandle.storeStoreFence();
    }

    private void endWrite() {
        VERSION.setRelease(this, version + 1);
    }

    private static VarHandle versionHandle() {
        try {
            return MethodHandles.lookup().findVarHandle(SymbolRow.class, "version", long.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }
}
