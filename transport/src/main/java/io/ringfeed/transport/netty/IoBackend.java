package io.ringfeed.transport.netty;

import io.netty.channel.IoHandlerFactory;
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
 * @param isFallback true when the better one was wanted and is not there.
 */
record IoBackend(
        IoHandlerFactory factory, Class<? extends SocketChannel> channelType, String description, boolean isFallback) {

    static IoBackend choose(boolean preferNative) {
        if (!preferNative) {
            return nio("NIO (as asked for)", false);
        }
        if (Epoll.isAvailable()) {
            return new IoBackend(EpollIoHandler.newFactory(), EpollSocketChannel.class, "epoll", false);
        }
        String why = NativeCause.explain("netty-transport-native-epoll", Epoll.unavailabilityCause());
        return nio("NIO instead of epoll (" + why + ")", true);
    }

    private static IoBackend nio(String description, boolean isFallback) {
        return new IoBackend(NioIoHandler.newFactory(), NioSocketChannel.class, description, isFallback);
    }
}
