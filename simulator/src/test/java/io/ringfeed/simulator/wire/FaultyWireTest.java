package io.ringfeed.simulator.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The wire in virtual time. */
class FaultyWireTest {
    private long nowNs = -5;
    private final NetworkConditions network = new NetworkConditions(7, () -> nowNs);
    private final FaultyWire wire = new FaultyWire(network);
    private final EmbeddedChannel channel = new EmbeddedChannel(wire);
    private final List<ByteBuf> given = new ArrayList<>();

    FaultyWireTest() {
        channel.freezeTime();
    }

    @AfterEach
    void everyBufferIsReleased() {
        channel.finishAndReleaseAll();
        for (ByteBuf buffer : given) {
            assertEquals(0, buffer.refCnt());
        }
    }

    @Test
    void leavesACalmConnectionAlone() {
        send("a");
        assertEquals(List.of("a"), left());
    }

    @Test
    void sendsNothingDuringAStallAndThenAllThatWaited() {
        wire.stall(ms(100));
        send("a");
        pass(60);
        send("b");
        assertEquals(List.of(), left());
        assertEquals(2, wire.heldBytes());
        pass(39);
        assertEquals(List.of(), left());
        pass(1);
        assertEquals(List.of("a", "b"), left());
        assertEquals(0, wire.heldBytes());
        send("c");
        assertEquals(List.of("c"), left());
    }

    @Test
    void aLongerStallExtendsAShorterOne() {
        wire.stall(ms(100));
        send("a");
        wire.stall(ms(200));
        wire.stall(ms(50));
        pass(199);
        assertEquals(List.of(), left());
        pass(1);
        assertEquals(List.of("a"), left());
    }

    @Test
    void delaysEachWriteAndKeepsTheOrderWhenTheDelayEnds() {
        network.delay(ms(50), ms(100));
        send("a");
        pass(30);
        send("b");
        pass(20);
        assertEquals(List.of("a"), left());
        pass(30);
        assertEquals(List.of("b"), left());
        pass(15);
        send("c"); // at 95, due at 145
        pass(10);
        send("d"); // behind the delay's end, but not ahead of c
        pass(39);
        assertEquals(List.of(), left());
        pass(1);
        assertEquals(List.of("c", "d"), left());
    }

    @Test
    void collectsAndSendsInOneWrite() {
        network.coalesce(ms(100));
        send("a");
        pass(50);
        ChannelFuture second = send("b");
        pass(49);
        assertEquals(List.of(), left());
        assertFalse(second.isDone());
        pass(1);
        assertEquals(List.of("ab"), left());
        assertTrue(second.isSuccess());
    }

    @Test
    void collectsNoMoreThanAQuarterOfAMebibyte() {
        network.coalesce(ms(100));
        for (int i = 0; i < 4; i++) {
            assertEquals(List.of(), left());
            send("x".repeat(64 << 10));
        }
        List<String> left = left();
        assertEquals(1, left.size());
        assertEquals(256 << 10, left.get(0).length());
        send("y");
        assertEquals(List.of(), left());
        pass(100);
        assertEquals(List.of("y"), left());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void cutsAnywhereAndLosesNothing(int round) {
        network.split(ms(100));
        String text = "0123456789".repeat(1_000 + round);
        ChannelFuture sent = send(text);
        List<String> pieces = left();
        assertTrue(pieces.size() > 10, "pieces: " + pieces.size());
        assertTrue(pieces.stream().anyMatch(piece -> piece.length() < 4));
        assertEquals(text, String.join("", pieces));
        assertTrue(sent.isSuccess());
        pass(100);
        send(text);
        assertEquals(List.of(text), left());
    }

    @Test
    void anOrderlyEndWaitsItsTurn() {
        wire.stall(ms(100));
        send("last words");
        ChannelFuture closed = channel.pipeline().close();
        pass(99);
        assertTrue(channel.isOpen());
        pass(1);
        assertEquals(List.of("last words"), left());
        assertFalse(channel.isOpen());
        assertTrue(closed.isSuccess());
    }

    @Test
    void aResetDoesNotWaitAndForgetsWhatWasHeld() {
        wire.stall(ms(100));
        ChannelFuture sent = send("a");
        ChannelFuture closed = channel.pipeline().close();
        // As the reset does: past this handler.
        channel.pipeline().firstContext().close();
        channel.runPendingTasks();
        assertFalse(channel.isOpen());
        assertTrue(sent.isDone() && closed.isDone());
        assertEquals(List.of(), left());
    }

    @Test
    void aBlackHoleSwallowsBothWaysAndSaysNothing() {
        wire.stall(ms(10));
        send("held");
        wire.blackhole();
        ChannelFuture sent = send("a");
        ByteBuf read = buffer("b");
        channel.writeInbound(read);
        pass(1_000);
        assertEquals(List.of(), left());
        assertTrue(sent.isSuccess());
        assertTrue(channel.isOpen());
        assertTrue(channel.inboundMessages().isEmpty());
        assertFalse(channel.config().isAutoRead());
    }

    private ChannelFuture send(String text) {
        return channel.writeAndFlush(buffer(text));
    }

    private ByteBuf buffer(String text) {
        ByteBuf buffer = Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII);
        given.add(buffer);
        return buffer;
    }

    private List<String> left() {
        List<String> texts = new ArrayList<>();
        for (ByteBuf sent = channel.readOutbound(); sent != null; sent = channel.readOutbound()) {
            texts.add(sent.toString(StandardCharsets.US_ASCII));
            sent.release();
        }
        return texts;
    }

    private void pass(long milliseconds) {
        nowNs += ms(milliseconds);
        channel.advanceTimeBy(milliseconds, TimeUnit.MILLISECONDS);
        channel.runScheduledPendingTasks();
    }

    private static long ms(long milliseconds) {
        return TimeUnit.MILLISECONDS.toNanos(milliseconds);
    }
}
