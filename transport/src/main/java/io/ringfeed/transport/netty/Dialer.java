package io.ringfeed.transport.netty;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.EventLoop;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.RejectedExecutionException;

/**
 * Gets to a TCP connection with the first stop of a route: resolves its name off the I/O thread (the system's resolver blocks for seconds when
 * DNS is slow, and other connections live on that thread), then tries its IP addresses one after the other.
 *
 * <p>On the I/O thread, except for the look-up itself, on a daemon thread that lives as long as the look-up does.
 */
final class Dialer {
    /** Hears how it went; exactly one call unless the dialer was cancelled. */
    interface Result {
        void connected(Channel channel);

        void failed(Throwable failure);
    }

    private final EventLoop loop;
    private final Bootstrap bootstrap;
    private final Route route;
    private final IoThreads threads;
    private final Result result;
    private InetAddress[] candidates;
    private int next;
    private ChannelFuture attempt;
    private boolean cancelled;

    Dialer(EventLoop loop, Bootstrap bootstrap, Route route, IoThreads threads, Result result) {
        this.loop = loop;
        this.bootstrap = bootstrap;
        this.route = route;
        this.threads = threads;
        this.result = result;
    }

    void start() {
        if (Route.isLiteral(route.firstHost())) {
            resolved(new InetAddress[] {Route.literal(route.firstHost())}, null);
            return;
        }
        Thread resolver = new Thread(this::resolve, NettyTransport.RESOLVER_THREAD);
        resolver.setDaemon(true);
        resolver.start();
    }

    void cancel() {
        cancelled = true;
        if (attempt != null) {
            ChannelFuture unused = attempt.channel().close();
        }
    }

    boolean isResolving() {
        return candidates == null;
    }

    /** The IP address of the first stop that is being tried. */
    InetAddress candidate() {
        return candidates[next - 1];
    }

    private void resolve() {
        threads.begin(NettyTransport.RESOLVER_THREAD);
        InetAddress[] found = null;
        Throwable failure = null;
        try {
            found = InetAddress.getAllByName(route.firstHost());
        } catch (UnknownHostException | SecurityException e) {
            failure = e;
        }
        InetAddress[] addresses = found;
        Throwable reason = failure;
        try {
            loop.execute(() -> resolved(addresses, reason));
        } catch (RejectedExecutionException e) {
            // The transport was closed meanwhile and has told the listener.
            return;
        }
    }

    private void resolved(InetAddress[] addresses, Throwable failure) {
        if (cancelled) {
            return;
        }
        if (failure != null) {
            result.failed(failure);
            return;
        }
        candidates = addresses;
        tryNext();
    }

    private void tryNext() {
        attempt = bootstrap.connect(route.target(candidates[next++]));
        ChannelFuture unused = attempt.addListener(future -> {
            if (cancelled) {
                return;
            }
            if (future.isSuccess()) {
                result.connected(attempt.channel());
            } else if (next < candidates.length) {
                tryNext();
            } else {
                result.failed(future.cause());
            }
        });
    }
}
