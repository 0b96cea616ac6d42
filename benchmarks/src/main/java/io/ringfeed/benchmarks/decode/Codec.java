package io.ringfeed.benchmarks.decode;

import io.ringfeed.codec.decode.DecodePath;
import io.ringfeed.codec.event.EventRecord;
import java.util.function.Function;

/** The codecs that are measured side by side, each under the name it has in results. */
@SuppressWarnings("ImmutableEnumChecker") // its functions have no state
enum Codec {
    PREDICTIVE("predictive", kind -> RingfeedDecoder.of(kind, DecodePath.PREDICTIVE_FIRST)),
    DSL_JSON("dslJson", kind -> RingfeedDecoder.of(kind, DecodePath.DSL_JSON_ONLY)),
    JACKSON_STREAMING("jacksonStreaming", Codec::jacksonStreaming),
    JACKSON_DATABIND("jacksonDatabind", kind -> new JacksonDatabindDecoder(kind.documentType())),
    GSON("gson", kind -> new GsonDecoder(kind.documentType())),
    FASTJSON2("fastjson2", kind -> new Fastjson2Decoder(kind.documentType())),
    DSL_JSON_DATABIND("dslJsonDatabind", kind -> new DslJsonDatabindDecoder(kind.documentType())),
    FLOOR("floorTouchEveryByte", kind -> new TouchEveryByte());

    private final String label;
    private final Function<SampleKind, FrameDecoder> maker;

    Codec(String label, Function<SampleKind, FrameDecoder> maker) {
        this.label = label;
        this.maker = maker;
    }

    /** The name in results and tables. */
    String label() {
        return label;
    }

    FrameDecoder decoder(SampleKind kind) {
        return maker.apply(kind);
    }

    private static FrameDecoder jacksonStreaming(SampleKind kind) {
        RingfeedDecoder ours = new RingfeedDecoder(DecodePath.DSL_JSON_ONLY);
        EventRecord event = ours.decode(ours.framesOf(kind)[0]);
        return new JacksonStreamingDecoder(event.layout(), kind.levelCount());
    }
}
