package io.ringfeed.benchmarks.transport;

import java.util.Arrays;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** All receivers, and what of their messages is checked. */
@SuppressWarnings("ImmutableEnumChecker") // its functions have no state
enum ReceiverKind {
    SOURCE("source", null, SourceReceiver::new),
    FLOOR("floor", BlastFrames::payloadLengths, FloorReceiver::new),
    RINGFEED("ringfeed", BlastFrames::payloadLengths, () -> new RingfeedReceiver(CountingFrames::new)),
    RINGFEED_DECODE("ringfeed-decode", BlastFrames::tradeIds, () -> new RingfeedReceiver(DecodingFrames::new)),
    RINGFEED_RING("ringfeed-ring", BlastFrames::tradeIds, RingReceiver::new),
    NETTY(
            "netty",
            BlastFrames::payloadLengths,
            () -> new NettyReceiver(frame -> frame.content().readableBytes())),
    NETTY_JACKSON("netty-jackson", BlastFrames::tradeIds, () -> {
        JacksonTrades trades = new JacksonTrades();
        return new NettyReceiver(frame -> trades.read(frame.text()));
    }),
    JDK("jdk", BlastFrames::payloadLengths, () -> new JdkReceiver(CharSequence::length)),
    JDK_JACKSON("jdk-jackson", BlastFrames::tradeIds, () -> {
        JacksonTrades trades = new JacksonTrades();
        return new JdkReceiver(text -> trades.read(text.toString()));
    }),
    OKHTTP("okhttp", BlastFrames::payloadLengths, () -> new OkHttpReceiver(String::length)),
    OKHTTP_GSON("okhttp-gson", BlastFrames::tradeIds, () -> new OkHttpReceiver(new GsonTrades()));

    private final String label;
    private final Function<BlastFrames, long[]> checked;
    private final Supplier<Receiver> maker;

    ReceiverKind(String label, Function<BlastFrames, long[]> checked, Supplier<Receiver> maker) {
        this.label = label;
        this.checked = checked;
        this.maker = maker;
    }

    static ReceiverKind ofLabel(String label) {
        return Arrays.stream(values())
                .filter(kind -> kind.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no receiver '" + label + "': one of "
                        + Arrays.stream(values()).map(ReceiverKind::label).collect(Collectors.joining(", "))));
    }

    /** The name in options, parameters and tables. */
    String label() {
        return label;
    }

    Receiver receiver() {
        return maker.get();
    }

    /** False for what only counts bytes. */
    boolean isChecked() {
        return checked != null;
    }

    /** The numbers that a tally of this receiver's messages must be made of. */
    long[] sent(BlastFrames frames) {
        return checked.apply(frames);
    }
}
