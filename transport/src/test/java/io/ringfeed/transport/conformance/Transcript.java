package io.ringfeed.transport.conformance;

import io.ringfeed.transport.Recorder;
import io.ringfeed.transport.frame.FrameHandler;
import io.ringfeed.transport.frame.Opcode;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Writes down a client's messages as {@link Case} words them, each with its kind. */
class Transcript extends Recorder {
    private final List<String> found = new ArrayList<>();

    @Override
    public int onFrame(
            int connectionId,
            int opcode,
            ByteBuffer buffer,
            int offset,
            int length,
            long receiveNs,
            long receiveEpochNs) {
        int answer = super.onFrame(connectionId, opcode, buffer, offset, length, receiveNs, receiveEpochNs);
        if (answer == FrameHandler.ACCEPTED) {
            byte[] payload = new byte[length];
            buffer.get(offset, payload);
            synchronized (found) {
                found.add(opcode == Opcode.TEXT ? Case.text(payload) : Case.binary(payload));
            }
        }
        return answer;
    }

    List<String> found() {
        synchronized (found) {
            return List.copyOf(found);
        }
    }
}
