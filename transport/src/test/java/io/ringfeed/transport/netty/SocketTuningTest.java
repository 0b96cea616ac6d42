package io.ringfeed.transport.netty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelOption;
import io.netty.channel.DefaultChannelConfig;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollSocketChannel;
import io.ringfeed.transport.socket.SocketOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What becomes of options that are granted, capped, refused, or not there. */
class SocketTuningTest {
    private static final SocketOptions ALL = SocketOptions.DEFAULTS
            .withReceiveBufferBytes(100_000)
            .withQuickAck(true)
            .withBusyPollUs(50)
            .withUserTimeout(Duration.ofSeconds(30));

    @Test
    void givesEveryConnectionWhatTheKernelGranted() {
        SocketTuning tuning = new SocketTuning(ALL.withNoDelay(false).withKeepAlive(true), new Kernel(), true);
        Bootstrap bootstrap = new Bootstrap();
        tuning.applyTo(bootstrap);
        assertEquals(
                Map.of(
                        ChannelOption.TCP_NODELAY, false,
                        ChannelOption.SO_KEEPALIVE, true,
                        ChannelOption.SO_RCVBUF, 100_000,
                        EpollChannelOption.SO_BUSY_POLL, 50,
                        EpollChannelOption.TCP_USER_TIMEOUT, 30_000),
                bootstrap.config().options());
        assertTrue(tuning.isQuickAck());
        assertEquals(List.of(), tuning.warnings());
        assertEquals(
                "receive buffer 100000 B, quick ACK after every read, busy polling for 50 us, user time-out 30000 ms",
                tuning.description());
    }

    @Test
    void leavesOutWhatTheKernelRefusesAndSaysHowToGetIt() {
        Kernel kernel = new Kernel();
        kernel.refused = EpollChannelOption.SO_BUSY_POLL;
        SocketTuning tuning = new SocketTuning(ALL, kernel, true);
        Bootstrap bootstrap = new Bootstrap();
        tuning.applyTo(bootstrap);
        assertFalse(bootstrap.config().options().containsKey(EpollChannelOption.SO_BUSY_POLL));
        assertEquals(
                List.of(
                        "the kernel refused SO_BUSY_POLL 50 (setsockopt() failed: Operation not permitted), so it is left out:"
                                + " raise the kernel's (sysctl net.core.busy_read=50), or give the process CAP_NET_ADMIN"),
                tuning.warnings());
        assertTrue(tuning.description().contains("SO_BUSY_POLL refused"), tuning.description());
    }

    @Test
    void understandsTheRefusalsOfARealKernel() {
        assumeTrue(Epoll.isAvailable());
        EpollSocketChannel socket = new EpollSocketChannel();
        try {
            SocketTuning tuning = new SocketTuning(
                    SocketOptions.DEFAULTS.withUserTimeout(Duration.ofMillis(-1)), socket.config(), true);
            assertEquals(1, tuning.warnings().size());
            String line = tuning.warnings().get(0);
            assertTrue(line.startsWith("the kernel refused TCP_USER_TIMEOUT -1 ("), line);
            assertTrue(line.contains("Invalid argument"), line);
        } finally {
            socket.unsafe().closeForcibly();
        }
    }

    @Test
    void tellsAReceiveBufferThatTheKernelCapped() {
        Kernel kernel = new Kernel();
        kernel.largestBuffer = 65_536;
        SocketTuning tuning = new SocketTuning(ALL, kernel, true);
        assertTrue(
                tuning.description()
                        .startsWith("receive buffer 65536 B instead of 100000 B (net.core.rmem_max), quick ACK"),
                tuning.description());
        assertEquals(
                List.of("receive buffer 65536 B instead of 100000 B: raise the kernel's limit"
                        + " (sysctl net.core.rmem_max=100000) or ask for less"),
                tuning.warnings());
    }

    @Test
    void doesNotWarnOfACappedDefault() {
        Kernel kernel = new Kernel();
        kernel.largestBuffer = 212_992;
        SocketTuning tuning = new SocketTuning(SocketOptions.DEFAULTS, kernel, true);
        assertEquals(List.of(), tuning.warnings());
        assertEquals("receive buffer 212992 B instead of 1048576 B (net.core.rmem_max)", tuning.description());
    }

    @Test
    void leavesTheReceiveBufferToTheKernelWhenAskedTo() {
        Bootstrap bootstrap = new Bootstrap();
        SocketTuning tuning = new SocketTuning(SocketOptions.DEFAULTS.withReceiveBufferBytes(0), new Kernel(), true);
        tuning.applyTo(bootstrap);
        assertFalse(bootstrap.config().options().containsKey(ChannelOption.SO_RCVBUF));
        assertEquals("receive buffer by the kernel's choice", tuning.description());
    }

    @Test
    void saysOfEachEpollOptionThatNioIsWithoutIt() {
        Bootstrap bootstrap = new Bootstrap();
        SocketTuning tuning = new SocketTuning(ALL, new Kernel(), false);
        tuning.applyTo(bootstrap);
        assertEquals(3, bootstrap.config().options().size());
        assertFalse(tuning.isQuickAck());
        assertEquals(
                List.of(
                        "quick ACK needs the epoll event loop and is left out",
                        "busy polling needs the epoll event loop and is left out",
                        "the user time-out needs the epoll event loop and is left out"),
                tuning.warnings());
    }

    /** Grants everything, tells the receive buffer as Linux does (twice), and refuses one option when told to. */
    private static final class Kernel extends DefaultChannelConfig {
        private final Map<ChannelOption<?>, Object> values = new HashMap<>();
        private ChannelOption<?> refused;
        private int largestBuffer = Integer.MAX_VALUE / 2;

        Kernel() {
            super(new EmbeddedChannel());
        }

        @Override
        public <T> boolean setOption(ChannelOption<T> option, T value) {
            if (option.equals(refused)) {
                throw new ChannelException(new IOException("setsockopt() failed: Operation not permitted"));
            }
            values.put(option, value);
            return true;
        }

        @Override
        @SuppressWarnings("unchecked")
        public <T> T getOption(ChannelOption<T> option) {
            Object value = values.get(option);
            return (T)
                    (option.equals(ChannelOption.SO_RCVBUF)
                            ? (Object) (2 * Math.min(largestBuffer, (int) value))
                            : value);
        }
    }
}
