package io.ringfeed.cli.run;

import io.ringfeed.cli.session.StopReason;
import io.ringfeed.cli.session.StopSignal;
import io.ringfeed.cli.text.OneLine;
import io.ringfeed.codec.encode.MessageEncoder;
import io.ringfeed.codec.event.MarketEvent;
import io.ringfeed.engine.handler.MarketDataHandler;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Locale;

/**
 * Prints each event as one line: the venue's own JSON, made again from the decoded event.
 *
 * <p>A reader that goes away ({@code | head}) ends the command, and that is no failure.
 *
 * <p><b>Threading:</b> confined to the handler's thread.
 *
 * <p><b>Allocation:</b> none per event, once the line buffer has grown to the longest.
 */
final class JsonOutput implements MarketDataHandler {
    private static final int FIRST_LINE_BYTES = 4 << 10;
    private static final int BUFFER_BYTES = 64 << 10;

    private final MessageEncoder encoder = new MessageEncoder();
    private final OutputStream out;
    private final StopSignal stop;
    private byte[] line = new byte[FIRST_LINE_BYTES];
    private boolean broken;

    JsonOutput(OutputStream out, StopSignal stop) {
        this.out = new BufferedOutputStream(out, BUFFER_BYTES);
        this.stop = stop;
    }

    @Override
    public void onEvent(MarketEvent event) {
        if (broken) {
            return;
        }
        int end = encoder.encodeWrapped(event, line, 0);
        while (end == MessageEncoder.TARGET_TOO_SMALL || end == line.length) {
            line = Arrays.copyOf(line, line.length * 2);
            end = encoder.encodeWrapped(event, line, 0);
        }
        line[end] = '\n';
        try {
            out.write(line, 0, end + 1);
        } catch (IOException failure) {
            onBroken(failure);
        }
    }

    @Override
    public void onBatchEnd() {
        if (!broken) {
            try {
                out.flush();
            } catch (IOException failure) {
                onBroken(failure);
            }
        }
    }

    private void onBroken(IOException failure) {
        broken = true;
        String message = OneLine.of(failure);
        boolean readerLeft = message.toLowerCase(Locale.ROOT).contains("pipe")
                || message.toLowerCase(Locale.ROOT).contains("connection reset");
        if (readerLeft) {
            stop.request(StopReason.OUTPUT_CLOSED);
        } else {
            stop.request(StopReason.FAILED, "cannot write to standard output: " + message);
        }
    }
}
