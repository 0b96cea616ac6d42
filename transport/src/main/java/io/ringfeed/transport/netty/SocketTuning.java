package io.ringfeed.transport.netty;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelConfig;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelOption;
import io.netty.channel.ReflectiveChannelFactory;
import io.netty.channel.epoll.EpollChannelOption;
import io.ringfeed.transport.socket.SocketOptions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The socket options of a transport, tried on one unconnected socket when it is built: Netty fails a connection for an option
 * that the kernel refuses, so what is refused here is told once and left out. Immutable afterwards.
 */
final class SocketTuning {
    private static final String EPOLL_ONLY = " needs the epoll event loop and is left out";

    private final SocketOptions asked;
    private final Map<ChannelOption<?>, Object> granted = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private boolean quickAck;

    /** Tries what was asked for on a socket's configuration. */
    SocketTuning(SocketOptions asked, ChannelConfig socket, boolean isEpoll) {
        this.asked = asked;
        trySetting(socket, ChannelOption.TCP_NODELAY, asked.noDelay(), "check the system's limits");
        trySetting(socket, ChannelOption.SO_KEEPALIVE, asked.keepAlive(), "check the system's limits");
        tryReceiveBuffer(socket, isEpoll);
        if (asked.quickAck()) {
            quickAck = isEpoll;
            note(isEpoll, "quick ACK after every read", "quick ACK" + EPOLL_ONLY);
        }
        if (asked.busyPollUs() > 0) {
            tryBusyPoll(socket, isEpoll);
        }
        if (!asked.userTimeout().isZero()) {
            tryUserTimeout(socket, isEpoll);
        }
    }

    static SocketTuning probe(SocketOptions asked, IoBackend backend) {
        Channel socket = new ReflectiveChannelFactory<>(backend.channelType()).newChannel();
        try {
            return new SocketTuning(asked, socket.config(), backend.isEpoll());
        } finally {
            socket.unsafe().closeForcibly();
        }
    }

    void applyTo(Bootstrap bootstrap) {
        granted.forEach((option, value) -> apply(bootstrap, option, value));
    }

    /** True when every read is to be followed by {@link QuickAck}. */
    boolean isQuickAck() {
        return quickAck;
    }

    /** One clause: what the kernel made of the options that are worth a word. */
    String description() {
        return String.join(", ", notes);
    }

    /** One line for each option that does not have its effect, with the cure. */
    List<String> warnings() {
        return List.copyOf(warnings);
    }

    private void tryReceiveBuffer(ChannelConfig socket, boolean isEpoll) {
        int wanted = asked.receiveBufferBytes();
        if (wanted == 0) {
            notes.add("receive buffer by the kernel's choice");
            return;
        }
        if (!trySetting(socket, ChannelOption.SO_RCVBUF, wanted, "ask for less")) {
            return;
        }
        int told = socket.getOption(ChannelOption.SO_RCVBUF);
        // Linux tells twice the size, its own overhead included; the JDK halves that, Netty's epoll does not.
        int got = isEpoll ? told / 2 : told;
        if (got >= wanted) {
            notes.add("receive buffer " + wanted + " B");
            return;
        }
        String capped = "receive buffer " + got + " B instead of " + wanted + " B";
        notes.add(capped + " (net.core.rmem_max)");
        // The default is more than many systems allow out of the box, and works there, too.
        if (wanted != SocketOptions.DEFAULTS.receiveBufferBytes()) {
            warnings.add(
                    capped + ": raise the kernel's limit (sysctl net.core.rmem_max=" + wanted + ") or ask for less");
        }
    }

    private void tryBusyPoll(ChannelConfig socket, boolean isEpoll) {
        int us = asked.busyPollUs();
        String cure = "raise the kernel's (sysctl net.core.busy_read=" + us + "), or give the process CAP_NET_ADMIN";
        boolean isSet = isEpoll && trySetting(socket, EpollChannelOption.SO_BUSY_POLL, us, cure);
        if (isSet || !isEpoll) {
            note(isSet, "busy polling for " + us + " us", "busy polling" + EPOLL_ONLY);
        }
    }

    private void tryUserTimeout(ChannelConfig socket, boolean isEpoll) {
        int ms = (int) asked.userTimeout().toMillis();
        boolean isSet = isEpoll && trySetting(socket, EpollChannelOption.TCP_USER_TIMEOUT, ms, "ask for another time");
        if (isSet || !isEpoll) {
            note(isSet, "user time-out " + ms + " ms", "the user time-out" + EPOLL_ONLY);
        }
    }

    private void note(boolean works, String effect, String otherwise) {
        notes.add(works ? effect : otherwise);
        if (!works) {
            warnings.add(otherwise);
        }
    }

    private <T> boolean trySetting(ChannelConfig socket, ChannelOption<T> option, T value, String cure) {
        try {
            socket.setOption(option, value);
        } catch (ChannelException refused) {
            String name = option.name().substring(option.name().indexOf('#') + 1);
            notes.add(name + " refused");
            warnings.add("the kernel refused " + name + " " + value + " (" + reason(refused) + "), so it is left out: "
                    + cure);
            return false;
        }
        granted.put(option, value);
        return true;
    }

    private static String reason(Throwable refused) {
        Throwable at = refused.getCause() != null ? refused.getCause() : refused;
        return Failures.printable(at.getMessage());
    }

    @SuppressWarnings("unchecked") // only trySetting puts in, option and value of one type
    private static <T> void apply(Bootstrap bootstrap, ChannelOption<T> option, Object value) {
        bootstrap.option(option, (T) value);
    }
}
