package io.ringfeed.benchmarks.decode;

import io.ringfeed.benchmarks.decode.document.Document;
import io.ringfeed.codec.array.MiniTickerArrayEvent;

/**
 * Ours on arrays: the decoder proves all rows, and a handler looks at each. Others make an object of each, and nobody
 * looks.
 */
final class RowWalkingDecoder implements FrameDecoder {
    private final RingfeedDecoder decoder;
    private final MiniTickerArrayEvent rows = new MiniTickerArrayEvent();
    private final RowSums sums = new RowSums();

    RowWalkingDecoder(RingfeedDecoder decoder) {
        this.decoder = decoder;
    }

    @Override
    public Object decode(byte[] frame) {
        rows.wrap(decoder.decode(frame), decoder.streams(), decoder.symbols());
        sums.clear();
        while (rows.next()) {
            sums.add(rows.row().record());
        }
        return sums;
    }

    @Override
    public int slackBytes() {
        return decoder.slackBytes();
    }

    @Override
    public Document documentOf(Object decoded) {
        decoder.requireAccepted();
        return sums;
    }
}
