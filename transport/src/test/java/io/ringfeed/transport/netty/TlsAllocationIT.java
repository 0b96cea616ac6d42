package io.ringfeed.transport.netty;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.AdaptiveByteBufAllocator;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.ringfeed.transport.tls.TlsOptions;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Measures what TLS costs the I/O thread per record of one message, for each engine and allocator. */
@Timeout(240)
class TlsAllocationIT {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int WARM_UP = 100_000;
    private static final int RECORD_BYTES = 170;
    /** Header, type, tag, and the 16 bytes of padding that the JDK adds. */
    private static final int RECORD_BYTES_ON_THE_WIRE = RECORD_BYTES + 5 + 1 + 16 + 16;

    private static final int MANY_RECORDS = 64 << 10;

    /** The ways of doing TLS. */
    private enum Way {
        JDK_ENGINE,
        SSL_HANDLER,
        DIRECT
    }

    /** What one record took of the I/O thread; reads hold several where the thread fell behind. */
    private record Cost(double bytes, double cpuNs, double perRead) {}

    @Test
    void allocatesNothingPerRecordAndTellsWhatOtherWaysCost() throws Exception {
        ByteBufAllocator pooled = PooledByteBufAllocator.DEFAULT;
        ByteBufAllocator adaptive = new AdaptiveByteBufAllocator();
        // Reads of one record each, as a quiet feed has them, whatever the load of this machine.
        int one = RECORD_BYTES_ON_THE_WIRE;
        measure("JDK engine, adaptive", Way.JDK_ENGINE, adaptive, one, 100_000);
        measure("JDK engine, pooled", Way.JDK_ENGINE, pooled, one, 100_000);
        measure("BoringSSL, adaptive", Way.SSL_HANDLER, adaptive, one, 100_000);
        measure("BoringSSL, pooled", Way.SSL_HANDLER, pooled, one, 100_000);
        Cost cost = measure("BoringSSL driven directly", Way.DIRECT, pooled, one, 1_000_000);
        measure("BoringSSL, pooled, long reads", Way.SSL_HANDLER, pooled, MANY_RECORDS, 100_000);
        measure("BoringSSL driven directly, long reads", Way.DIRECT, pooled, MANY_RECORDS, 100_000);
        assertTrue(cost.bytes <= 0.05, () -> cost.bytes + " B per record");
    }

    private static Cost measure(String name, Way way, ByteBufAllocator allocator, int readBytes, int records)
            throws Exception {
        IoBackend backend = IoBackend.choose(true, false);
        MultiThreadIoEventLoopGroup group =
                new MultiThreadIoEventLoopGroup(1, new IoThreads(null, "rf-io", role -> {}), backend.factory());
        try (RecordBlaster server = new RecordBlaster(WARM_UP + records, RECORD_BYTES);
                TlsClient tls = new TlsClient(
                        TlsOptions.defaults().jdkEngine(way == Way.JDK_ENGINE).trust(server.pem()))) {
            tls.prepare();
            Address address = Address.of(URI.create("wss://127.0.0.1:" + server.port() + "/"));
            Meter meter = new Meter(records);
            Channel channel = new Bootstrap()
                    .group(group)
                    .channel(backend.channelType())
                    .option(ChannelOption.ALLOCATOR, allocator)
                    .option(ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(readBytes))
                    .handler(new ChannelInitializer<>() {
                        @Override
                        protected void initChannel(Channel made) {
                            made.pipeline().addLast(meter.reads);
                            if (way == Way.DIRECT) {
                                tls.addTo(made.pipeline(), address);
                            } else {
                                made.pipeline().addLast(tls.newHandler(made.alloc(), address));
                            }
                            made.pipeline().addLast(meter);
                        }
                    })
                    .connect(InetAddress.getLoopbackAddress(), server.port())
                    .sync()
                    .channel();
            Cost cost = meter.cost.get(200, TimeUnit.SECONDS);
            channel.close().sync();
            System.getLogger("allocation")
                    .log(
                            Level.INFO,
                            "{0}: {1} B, {2} ns CPU per record, {3} records a read",
                            name,
                            cost.bytes,
                            cost.cpuNs,
                            cost.perRead);
            return cost;
        } finally {
            group.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync();
        }
    }

    /** Counts socket reads, below TLS. */
    private static final class ReadCount extends ChannelInboundHandlerAdapter {
        private long count;

        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) {
            count++;
            ctx.fireChannelRead(message);
        }
    }

    /** Counts plaintext, and looks at the thread's clocks when the warm-up and the measured part are in. */
    private static final class Meter extends ChannelInboundHandlerAdapter {
        final CompletableFuture<Cost> cost = new CompletableFuture<>();
        final ReadCount reads = new ReadCount();
        private final int records;
        private long seenBytes;
        private long begunBytes;
        private long allocatedBytes;
        private long cpuNs;

        Meter(int records) {
            this.records = records;
        }

        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) {
            ByteBuf plain = (ByteBuf) message;
            seenBytes += plain.readableBytes();
            plain.release();
            if (begunBytes == 0) {
                if (seenBytes >= (long) WARM_UP * RECORD_BYTES) {
                    begunBytes = seenBytes;
                    reads.count = 0;
                    allocatedBytes = THREADS.getCurrentThreadAllocatedBytes();
                    cpuNs = THREADS.getCurrentThreadCpuTime();
                }
            } else if (!cost.isDone() && seenBytes >= (long) (WARM_UP + records) * RECORD_BYTES) {
                double count = (double) (seenBytes - begunBytes) / RECORD_BYTES;
                double allocated = THREADS.getCurrentThreadAllocatedBytes() - allocatedBytes;
                double cpu = THREADS.getCurrentThreadCpuTime() - cpuNs;
                cost.complete(new Cost(allocated / count, cpu / count, count / reads.count));
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable failure) {
            cost.completeExceptionally(failure);
        }

        @Override
        public void channelInactive(ChannelHandlerContext ctx) {
            cost.completeExceptionally(new AssertionError("the connection ended"));
        }
    }
}
