package io.ringfeed.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfeed.cli.session.Invocation;
import io.ringfeed.cli.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "run --streams btcusdt@trad | did you mean 'btcusdt@trade'?",
                "run --streams btcusdt@kline_7m | unknown interval '7m'",
                "run --streams , | no stream is named",
                "run --venue prd | write sim, prod, testnet, demo, or an address",
                "run --venue http://127.0.0.1:1 | ws://host:port or wss://host:port",
                "run --venue ws://127.0.0.1:1/ws | /stream",
                "run --venue ws://[ | no address",
                "run --outptu json | unknown option '--outptu': did you mean '--output'?",
                "run --output xml | --output: unknown output 'xml': write live, json or none",
                "run --time-unit ns | --time-unit: unknown time unit 'ns': write ms or us",
                "run --for 10x | 500ms, 30s, 5m, 1h",
                "run --for | missing required parameter for option '--for'",
                "run --for 1 --for 2 | only once",
                "run --count 0 | at least 1 event",
                "run --count many | --count: 'many' is no whole number",
                "run --ring 1000 | power of two",
                "run --wait spin | blocking, sleeping, yielding or busy-spin",
                "run --rate 5 --venue prod | --rate only goes with --venue sim",
                "run --trust nothing.pem --venue wss://127.0.0.1:1 | --trust nothing.pem cannot be read",
                "run --trust pom.xml | does not go with --venue sim",
                "run --pin-key sha256/abc --venue wss://127.0.0.1:1 | --pin-key: 'sha256/abc' is no pin of a public key",
                "run --pin-key sha256/47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU= | does not go with --venue sim",
                "run something | unknown argument 'something'",
                "runn | unknown command 'runn': did you mean 'run'?",
                "simulate --port 70000 | 1 to 65535",
                "simulate --port x | --port: 'x' is no whole number",
                "simulate --pace max | --pace only goes with --replay",
                "simulate --replay nothing.jsonl --pace fast | recorded, max",
                "simulate --replay nothing.jsonl | --replay nothing.jsonl does not exist",
                "simulate --symbols btc/usdt | must not contain '/'",
                "simulate --ca x.pem | --ca only goes with --tls",
            })
    void wrongUsageAnswersOnOneLineAndWithTheSummary(String args, String said) throws Exception {
        int exit = execute(args.split(" "));
        List<String> lines = err.toString(StandardCharsets.UTF_8).lines().toList();
        assertEquals(2, lines.size(), lines::toString);
        assertTrue(lines.get(0).startsWith("ringfeed: ") && lines.get(0).contains(said), lines.get(0));
        assertEquals(2, exit);
        assertEquals(2, new ObjectMapper().readTree(lines.get(1)).get("exit").asInt());
        assertEquals("", out.toString(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--help", "run --help", "simulate -h"})
    void helpTeachesWithinEightyColumns(String args) {
        assertEquals(0, execute(args.isEmpty() ? new String[0] : args.split(" ")));
        String help = out.toString(StandardCharsets.UTF_8);
        assertTrue(help.contains("Usage:") && help.contains("Examples:") && help.contains("Exit codes:"), help);
        help.lines().forEach(line -> assertTrue(line.length() <= 80, line));
        assertEquals("", err.toString(StandardCharsets.UTF_8));
        assertTrue(help.indexOf('\u001b') < 0, "colours without a terminal");
    }

    @Test
    void tellsItsVersion() {
        assertEquals(0, execute("--version"));
        assertTrue(out.toString(StandardCharsets.UTF_8).startsWith("ringfeed "));
    }

    private int execute(String... args) {
        Invocation invocation = new Invocation(new Terminal(out, err, false, false, false));
        int exit = Main.execute(invocation, args);
        invocation.end(exit);
        return exit;
    }
}
