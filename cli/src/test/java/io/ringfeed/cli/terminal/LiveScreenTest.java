package io.ringfeed.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ringfeed.cli.terminal.LiveScreen.Line;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveScreenTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Terminal terminal = new Terminal(bytes, bytes, true, true, true);

    @Test
    void paintsOverTheLastPictureAndCutsLongLines() {
        LiveScreen screen = terminal.beginLive(new TerminalSize(24, 6));
        screen.show(List.of(Line.plain("one"), Line.plain("too long")), Paint.BARE);
        screen.show(List.of(Line.plain("two")), Paint.BARE);
        assertEquals("one^[[K\ntoo \u2026^[[K\n^[[J" + "\r^[[2Atwo^[[K\n^[[J", shown());
    }

    @Test
    void aLineOnStandardErrorStandsAboveThePictureAndTearsNothing() {
        LiveScreen screen = terminal.beginLive(TerminalSize.CLASSIC);
        screen.show(List.of(Line.plain("table")), Paint.BARE);
        terminal.err().line("news");
        screen.show(List.of(Line.plain("table")), Paint.BARE);
        assertEquals("table^[[K\n^[[J" + "\r^[[1A^[[K\n\r^[[1A" + "news\n" + "table^[[K\n^[[J", shown());
    }

    @Test
    void theLastPictureStays() {
        LiveScreen screen = terminal.beginLive(TerminalSize.CLASSIC);
        screen.show(List.of(Line.plain("table")), Paint.BARE);
        terminal.endLive(screen);
        terminal.err().line("after");
        assertEquals("table^[[K\n^[[J" + "after\n", shown());
    }

    @Test
    void coloursOnlyWhereWanted() {
        assertEquals("\u001b[31mbad\u001b[0m", Paint.COLOURED.apply(Style.BAD, "bad"));
        assertEquals("bad", Paint.BARE.apply(Style.BAD, "bad"));
        assertEquals(Paint.BARE, new Terminal(bytes, bytes, true, true, false).outPaint());
        assertEquals(Paint.BARE, new Terminal(bytes, bytes, false, true, true).outPaint());
    }

    @Test
    void readsTheSizeOfATerminalAndMistrustsNonsense() {
        assertEquals(new TerminalSize(50, 132), TerminalSize.parse("50 132\n"));
        assertEquals(TerminalSize.CLASSIC, TerminalSize.parse("0 0\n"));
        assertEquals(TerminalSize.CLASSIC, TerminalSize.parse("stty: no tty"));
    }

    private String shown() {
        return bytes.toString(StandardCharsets.UTF_8).replace("\u001b", "^[");
    }
}
