package io.ringfeed.simulator.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * Keeps a port from others while nobody listens on it: connecting is refused, and no outgoing connection is given the port,
 * not even the very one that tries to connect to it.
 *
 * <p><b>Threading:</b> confined to its owner.
 */
final class PortHold {
    private static final System.Logger LOG = System.getLogger(PortHold.class.getName());

    private final Socket socket;

    private PortHold(Socket socket) {
        this.socket = socket;
    }

    /** Takes the port; if that fails, a hold of nothing. */
    static PortHold of(InetSocketAddress address) {
        Socket socket = new Socket();
        try {
            socket.setReuseAddress(true);
            socket.bind(address);
        } catch (IOException taken) {
            LOG.log(System.Logger.Level.DEBUG, "port " + address.getPort() + " cannot be kept", taken);
        }
        return new PortHold(socket);
    }

    void release() {
        try {
            socket.close();
        } catch (IOException ignored) {
            LOG.log(System.Logger.Level.DEBUG, "closing a socket that was never connected failed", ignored);
        }
    }
}
