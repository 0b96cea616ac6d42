package io.ringfeed.benchmarks.soak;

import io.ringfeed.codec.array.MiniTickerArrayEvent;
import io.ringfeed.codec.array.RollingTickerArrayEvent;
import io.ringfeed.codec.event.AggTradeEvent;
import io.ringfeed.codec.event.BlockTradeEvent;
import io.ringfeed.codec.event.BookTickerEvent;
import io.ringfeed.codec.event.DepthEvent;
import io.ringfeed.codec.event.MarketEvent;
import io.ringfeed.codec.event.PartialDepthEvent;
import io.ringfeed.codec.event.ReferencePriceEvent;
import io.ringfeed.codec.event.TradeEvent;
import io.ringfeed.engine.handler.Marker;
import io.ringfeed.engine.handler.MarketDataHandler;
import io.ringfeed.engine.handler.RejectedFrame;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes down what a handler gets, in the order of its calls; the checker's package has the format.
 *
 * <p><b>Threading:</b> the handler's thread; closed by another when that has ended.
 * <br><b>Allocation:</b> none per event but for the first of each stream.
 * <br><b>Errors:</b> a write that fails is thrown, and stops an engine that was told to.
 */
final class SoakJournal implements MarketDataHandler, AutoCloseable {
    private static final int BUFFER_BYTES = 1 << 20;
    /** More than any line has. */
    private static final int LINE_BYTES = 512;

    private static final long TIME_EVERY_MS = 10;

    private final OutputStream out;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private final byte[][] streamNames = new byte[1 << 14][];
    private int filled;
    private long timeMs;

    SoakJournal(Path file) throws IOException {
        out = Files.newOutputStream(file);
    }

    @Override
    public void onTrade(TradeEvent event) {
        event(event, event.tradeId(), event.tradeId());
    }

    @Override
    public void onAggTrade(AggTradeEvent event) {
        event(event, event.aggregateTradeId(), event.aggregateTradeId());
    }

    @Override
    public void onBlockTrade(BlockTradeEvent event) {
        event(event, event.blockTradeId(), event.blockTradeId());
    }

    @Override
    public void onBookTicker(BookTickerEvent event) {
        event(event, event.updateId(), event.updateId());
    }

    @Override
    public void onDepth(DepthEvent event) {
        event(event, event.firstUpdateId(), event.finalUpdateId());
    }

    @Override
    public void onPartialDepth(PartialDepthEvent event) {
        event(event, event.lastUpdateId(), event.lastUpdateId());
    }

    @Override
    public void onReferencePrice(ReferencePriceEvent event) {
        event(event, event.priceTime(), event.priceTime());
    }

    @Override
    public void onMiniTickers(MiniTickerArrayEvent event) {
        long time = event.next() ? event.row().eventTime() : -1;
        event(event, time, time);
    }

    @Override
    public void onRollingTickers(RollingTickerArrayEvent event) {
        long time = event.next() ? event.row().eventTime() : -1;
        event(event, time, time);
    }

    @Override
    public void onEvent(MarketEvent event) {
        event(event, event.eventTime(), event.eventTime());
    }

    @Override
    public void onMarker(Marker marker) {
        String stream = marker.stream() == null ? "-" : marker.stream();
        String reason = marker.gapReason() == null ? "-" : marker.gapReason().name();
        text("M " + System.currentTimeMillis() + ' ' + marker.kind() + ' ' + marker.connectionId() + ' ' + stream + ' '
                + marker.firstMissingId() + ' ' + marker.lastMissingId() + ' ' + reason + '\n');
    }

    @Override
    public void onRejected(RejectedFrame frame) {
        text("R " + System.currentTimeMillis() + ' ' + frame.connectionId() + ' ' + frame.reason() + '\n');
    }

    private void event(MarketEvent event, long firstId, long lastId) {
        reserve(LINE_BYTES);
        time();
        buffer[filled++] = 'E';
        number(event.connectionId());
        buffer[filled++] = ' ';
        byte[] name = streamName(event);
        System.arraycopy(name, 0, buffer, filled, name.length);
        filled += name.length;
        number(firstId);
        number(lastId);
        buffer[filled++] = '\n';
    }

    private void time() {
        long nowMs = System.currentTimeMillis();
        if (nowMs - timeMs >= TIME_EVERY_MS) {
            timeMs = nowMs;
            buffer[filled++] = 'T';
            number(nowMs);
            buffer[filled++] = '\n';
        }
    }

    private byte[] streamName(MarketEvent event) {
        byte[] name = streamNames[event.streamId()];
        if (name == null) {
            name = event.streamName().getBytes(StandardCharsets.UTF_8);
            streamNames[event.streamId()] = name;
        }
        return name;
    }

    /** A blank and the number. */
    private void number(long value) {
        buffer[filled++] = ' ';
        long rest = value;
        if (rest < 0) {
            buffer[filled++] = '-';
            rest = -rest;
        }
        int digits = 1;
        for (long left = rest / 10; left > 0; left /= 10) {
            digits++;
        }
        for (int i = filled + digits - 1; i >= filled; i--) {
            buffer[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        filled += digits;
    }

    private void text(String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        reserve(bytes.length);
        System.arraycopy(bytes, 0, buffer, filled, bytes.length);
        filled += bytes.length;
    }

    private void reserve(int bytes) {
        if (filled + bytes > buffer.length) {
            flush();
        }
    }

    private void flush() {
        try {
            out.write(buffer, 0, filled);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        filled = 0;
    }

    /** Ends the journal with the time. */
    @Override
    public void close() throws IOException {
        text("T " + System.currentTimeMillis() + '\n');
        flush();
        out.close();
    }
}
