package io.ringfeed.transport.frame;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Writes down what a parser finds, one line each; refuses messages where told. */
public final class RecordingSink implements FrameSink {
    public final List<String> found = new ArrayList<>();
    final List<String> refused = new ArrayList<>();
    public ProtocolViolation violation;
    public BooleanSupplier accepts = () -> true;
    public BooleanSupplier lends = () -> true;
    public boolean isUnwanted;
    /** Arrays that are lent and neither given back nor accepted with a message in them. */
    public int lent;

    @Override
    public int onMessage(int opcode, ByteBuffer buffer, int offset, int length) {
        String message = (opcode == Opcode.TEXT ? "text " : "binary ") + string(buffer, offset, length);
        if (!accepts.getAsBoolean()) {
            refused.add(message);
            return FrameHandler.BACK_PRESSURED;
        }
        found.add(message);
        return FrameHandler.ACCEPTED;
    }

    @Override
    public byte[] borrow(int lengthBytes) {
        if (isUnwanted) {
            return FrameHandler.UNWANTED;
        }
        if (!lends.getAsBoolean()) {
            return null;
        }
        lent++;
        return new byte[lengthBytes];
    }

    @Override
    public void giveBack(byte[] borrowed) {
        lent--;
    }

    @Override
    public int onAssembled(int opcode, byte[] borrowed, int length) {
        if (borrowed == FrameHandler.UNWANTED) {
            found.add("unwanted " + length);
            return FrameHandler.ACCEPTED;
        }
        int answer = onMessage(opcode, ByteBuffer.wrap(borrowed), 0, length);
        lent -= answer == FrameHandler.ACCEPTED ? 1 : 0;
        return answer;
    }

    @Override
    public void onPong(ByteBuffer buffer, int offset, int length) {
        found.add("pong " + string(buffer, offset, length));
    }

    @Override
    public void onPing(ByteBuffer buffer, int offset, int length) {
        found.add("ping " + string(buffer, offset, length));
    }

    @Override
    public void onClose(int code, String reason) {
        found.add("close " + code + " " + reason);
    }

    @Override
    public void onViolation(ProtocolViolation rule) {
        violation = rule;
        found.add("violation " + rule);
    }

    private static String string(ByteBuffer buffer, int offset, int length) {
        byte[] bytes = new byte[length];
        buffer.get(offset, bytes);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
