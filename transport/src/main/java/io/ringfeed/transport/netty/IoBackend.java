package io.ringfeed.transport.netty;

import io.netty.channel.IoHandlerFactory;
import io.netty.channel.SelectStrategy;
import io.netty.channel.SelectStrategyFactory;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;

/**
 * What the event loop stands on.
 *
 * @param factory of the loop's I/O handler.
 * @param channelType that goes with it.
 * @param description for people: which one and why.
 * @param isEpoll true for epoll, false for NIO.
 * @param isBusyWaiting true when the loop spins instead of sleeping until something happens.
 * @param isFallback true when something better was wanted and is not there.
 */
record IoBackend(
        IoHandlerFactory factory,
        Class<? extends SocketChannel> channelType,
        String description,
        boolean isEpoll,
        boolean isBusyWaiting,
        boolean isFallback) {

    /** One epoll_wait without a time-out per turn, and what other threads handed in between. */
    private static final SelectStrategyFactory BUSY_WAIT =
            () -> (now, hasTasks) -> hasTasks ? now.get() : SelectStrategy.BUSY_WAIT;

    /** Netty's epoll array grows from its default when needed. */
    private static final int DEFAULT_EVENTS = 0;

    static IoBackend choose(boolean preferNative, boolean busyWait) {
        if (!preferNative) {
            return nio("NIO (as asked for", busyWait, false);
        }
        if (!Epoll.isAvailable()) {
            String why = NativeCause.explain("netty-transport-native-epoll", Epoll.unavailabilityCause());
            return nio("NIO instead of epoll (" + why, busyWait, true);
        }
        return new IoBackend(
                busyWait ? EpollIoHandler.newFactory(DEFAULT_EVENTS, BUSY_WAIT) : EpollIoHandler.newFactory(),
                EpollSocketChannel.class,
                busyWait ? "epoll, busy-waiting" : "epoll",
                true,
                busyWait,
                false);
    }

    /** Netty's NIO loop takes a wish to busy-wait for one to sleep. */
    private static IoBackend nio(String description, boolean busyWait, boolean isFallback) {
        String all = description + (busyWait ? "; it cannot busy-wait, only epoll can)" : ")");
        return new IoBackend(
                NioIoHandler.newFactory(), NioSocketChannel.class, all, false, false, isFallback || busyWait);
    }
}
