package io.ringfeed.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StandardErrorTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final StandardError err = new StandardError(bytes);

    @Test
    void nothingComesBehindTheLastLine() {
        err.line("first");
        err.lastLine("{\"exit\":0}");
        err.line("late");
        err.printStream().println("later");
        assertEquals("first\n{\"exit\":0}\n", bytes.toString(StandardCharsets.UTF_8));
    }

    @Test
    void whatLibrariesPrintComesInWholeLines() {
        err.printStream().print("half a ");
        err.printStream().print("line\nand more");
        err.lastLine("end");
        assertEquals("half a line\nand more\nend\n", bytes.toString(StandardCharsets.UTF_8));
    }
}
