package io.ringfeed.transport.netty;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import org.agrona.concurrent.EpochNanoClock;

/** Takes the receive clocks of each socket read. Sits at the head of the pipeline, below TLS. */
final class ReceiveStamp extends ChannelInboundHandlerAdapter {
    private final EpochNanoClock epochClock;
    private long receiveNs;
    private long receiveEpochNs;

    ReceiveStamp(EpochNanoClock epochClock) {
        this.epochClock = epochClock;
        stamp();
    }

    long receiveNs() {
        return receiveNs;
    }

    long receiveEpochNs() {
        return receiveEpochNs;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        stamp();
        ctx.fireChannelRead(message);
    }

    private void stamp() {
        receiveNs = System.nanoTime();
        receiveEpochNs = epochClock.nanoTime();
    }
}
