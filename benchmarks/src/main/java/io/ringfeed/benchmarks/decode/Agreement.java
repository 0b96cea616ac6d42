package io.ringfeed.benchmarks.decode;

import io.ringfeed.benchmarks.decode.document.Document;
import java.io.IOException;

/**
 * Makes sure, before anything is measured, that all codecs read the same price and the same quantity from the same
 * frames.
 */
final class Agreement {
    /** Enough for a look before measuring, and too few to leave a mark on what the compiler learns. */
    static final int FEW = 8;

    private static final double TOLERANCE = 1e-12;

    private Agreement() {}

    static void check(SampleKind kind, int frameCount) throws IOException {
        FrameDecoder ours = Codec.PREDICTIVE.decoder(kind);
        for (Codec codec : Codec.values()) {
            check(ours, codec, kind, frameCount);
        }
    }

    private static void check(FrameDecoder ours, Codec codec, SampleKind kind, int frameCount) throws IOException {
        FrameDecoder other = codec.decoder(kind);
        byte[][] ourFrames = ours.framesOf(kind);
        byte[][] otherFrames = other.framesOf(kind);
        for (int i = 0; i < Math.min(frameCount, ourFrames.length); i++) {
            Document expected = ours.documentOf(ours.decode(ourFrames[i]));
            Document actual = other.documentOf(other.decode(otherFrames[i]));
            if (actual != null) {
                agree(codec, "price", expected.price(), actual.price());
                agree(codec, "quantity", expected.quantity(), actual.quantity());
            }
        }
    }

    private static void agree(Codec codec, String what, double expected, double actual) {
        if (!(Math.abs(expected - actual) <= TOLERANCE * Math.abs(expected))) {
            throw new IllegalStateException(codec.label() + " read " + what + " " + actual + ", we read " + expected);
        }
    }
}
