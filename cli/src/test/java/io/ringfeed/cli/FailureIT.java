package io.ringfeed.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong outside answers on one line that says what to do, and the summary. */
@Timeout(120)
class FailureIT {
    @TempDir
    private Path folder;

    @Test
    void aPortWhereNobodyListens() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        assertOneLine(1, "refused the connection", "run", "--venue", "ws://127.0.0.1:" + port, "--output", "none");
    }

    @Test
    void aHostThatDoesNotExist() throws Exception {
        assertOneLine(1, "does not resolve", "run", "--venue", "wss://no-such-host.invalid", "--output", "none");
    }

    @Test
    void aCertificateThatNobodyTrusts() throws Exception {
        try (Command venue = Command.start("simulate", "--port", "0", "--tls", "--ca", file("ca.pem"))) {
            String address = Venues.address(venue).toString();
            assertOneLine(1, "--trust", "run", "--venue", address, "--output", "none");
        }
    }

    @Test
    void aFileThatHoldsNoCertificate() throws Exception {
        Path pem = folder.resolve("empty.pem");
        Files.writeString(pem, "nothing");
        assertOneLine(
                2,
                "BEGIN CERTIFICATE",
                "run",
                "--venue",
                "wss://127.0.0.1:1",
                "--trust",
                pem.toString(),
                "--output",
                "none");
    }

    @Test
    void aPortThatIsTaken() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertOneLine(1, "in use", "simulate", "--port", String.valueOf(socket.getLocalPort()));
        }
    }

    @Test
    void aRecordingThatIsMissing() throws Exception {
        assertOneLine(2, "does not exist", "simulate", "--port", "0", "--replay", file("missing.jsonl"));
    }

    @Test
    void aRecordingWithACorruptLine() throws Exception {
        Path recording = folder.resolve("corrupt.jsonl");
        Files.writeString(
                recording,
                "{\"stream\":\"btcusdt@trade\",\"data\":{\"e\":\"trade\",\"E\":1,\"s\":\"BTCUSDT\",\"t\":1,\"p\":\"1\","
                        + "\"q\":\"1\",\"T\":1,\"m\":true,\"M\":true}}\nthis is no frame\n");
        assertOneLine(2, "line 2", "simulate", "--port", "0", "--replay", recording.toString());
    }

    @Test
    void aLedgerThatCannotBeWritten() throws Exception {
        assertOneLine(2, "ledger", "simulate", "--port", "0", "--ledger", file("no/such/folder/ledger.txt"));
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private static void assertOneLine(int exit, String said, String... args) throws Exception {
        try (Command command = Command.start(args)) {
            command.awaitExit(exit);
            List<String> lines = command.err().all();
            assertEquals(2, lines.size(), command::toString);
            assertTrue(lines.get(0).startsWith("ringfeed: ") && lines.get(0).contains(said), lines.get(0));
            command.summary();
        }
    }
}
