package io.ringfeed.engine.supervisor;

import io.ringfeed.codec.control.ControlReply;
import io.ringfeed.engine.ring.ControlListener;

/** Hands to the supervisor what the decoder found for it. Runs on the decoder's thread; allocates per reply. */
public final class DecoderFindings implements ControlListener {
    private final CommandQueue commands;

    /** @param commands the way to the supervisor. */
    public DecoderFindings(CommandQueue commands) {
        this.commands = commands;
    }

    @Override
    public void onReply(int connectionId, ControlReply reply) {
        String reason = reply.isError() ? "code " + reply.errorCode() + ": " + reply.errorMessage() : "";
        commands.replied(connectionId, reply.id(), !reply.isError(), reason, reply.resultNames());
    }

    @Override
    public void onServerShutdown(int connectionId) {
        commands.shutdownAnnounced(connectionId);
    }
}
