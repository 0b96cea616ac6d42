package io.ringfeed.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfeed.cli.session.Invocation;
import io.ringfeed.cli.terminal.Terminal;
import io.ringfeed.simulator.fault.FaultKind;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
                "run --venue prd | write sim, prod, testnet, demo, data-only, or an address",
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
                "run --proxy https://proxy:3128 | --proxy: a proxy is reached by http or socks5: write it as http://host:port",
                "run --proxy proxy:3128 | write it as http://host:port or socks5://host:port",
                "run --proxy http://proxy | the proxy's host and port must both be there",
                "run --proxy http://proxy:1/x | a proxy has no path",
                "run --proxy http://[ | it is no address",
                "run --proxy socks5://proxy:70000 | the proxy's port must lie in 1 .. 65535, not 70000",
                "run --proxy-user quinn | --proxy-user only goes with --proxy",
                "run --proxy http://proxy:1 --proxy-user quinn | in the environment variable RINGFEED_PROXY_PASSWORD",
                "run --pin io | 'io' is no thread with its CPU: write for example io=1,decode=2,handlers=3,supervisor=0",
                "run --pin io=x | 'io=x' is no thread with its CPU",
                "run --pin io=1,io=2 | 'io' is named twice",
                "run --pin oi=1 | unknown thread 'oi': write io, decode, handlers or supervisor",
                "run --receive-buffer 100 | --receive-buffer 100 cannot be: write at least 1024, or 0",
                "run --receive-buffer much | --receive-buffer: 'much' is no whole number",
                "run --busy-poll -1 | --busy-poll -1 cannot be",
                "run --user-timeout soon | --user-timeout: 'soon' is no time",
                "run --user-timeout 600h | --user-timeout 2160000s is too long",
                "run --pin-key sha256/abc --venue wss://127.0.0.1:1 | --pin-key: 'sha256/abc' is no pin of a public key",
                "run --pin-key sha256/47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU= | does not go with --venue sim",
                "run --config nothing.properties | there is no file nothing.properties: give a properties file",
                "run --config | missing required parameter for option '--config'",
                "run --print-config --ring 1000 | --ring 1000 cannot be",
                "run --print-config --pin supervisor=99999 | pin.supervisor (--pin): ",
                "run --prnt-config | did you mean '--print-config'?",
                "run something | unknown argument 'something'",
                "run --slow-consumer stop | --slow-consumer: unknown policy 'stop': write pause, drop or disconnect",
                "echo | missing required option: '--url=<url>'",
                "echo --url http://127.0.0.1:1/ | no WebSocket address",
                "echo --url ws://[ | no address",
                "echo --url ws://127.0.0.1:1/ --max-frame 2g | 65536, 64k or 16m",
                "echo --url ws://127.0.0.1:1/ --max-frame 10 | maxFrameBytes must lie in",
                "echo --url ws://127.0.0.1:1/ --trust nothing.pem | cannot be read",
                "stat --format xml | --format: unknown format 'xml': write live, table, json or prometheus",
                "stat --pid 1 --file x | --pid and --file both choose an engine",
                "stat --pid me | --pid: 'me' is no whole number",
                "stat --check --format json | --check goes without --format",
                "stat --check --rejects | --check goes without --rejects",
                "stat --rejects --format prometheus | --rejects only goes with --format table or json",
                "stat --every 2s | --every only goes with --format live",
                "stat --every 1ms --format live | --every 1ms is too short",
                "runn | unknown command 'runn': did you mean 'run'?",
                "simulate --port 70000 | 1 to 65535",
                "simulate --port x | --port: 'x' is no whole number",
                "simulate --pace max | --pace only goes with --replay",
                "simulate --replay nothing.jsonl --pace fast | recorded, max",
                "simulate --replay nothing.jsonl | --replay nothing.jsonl does not exist",
                "simulate --symbols btc/usdt | must not contain '/'",
                "simulate --ca x.pem | --ca only goes with --tls",
                "simulate --faults rts | --faults: at character 1: unknown fault 'rts': did you mean 'rst'?",
                "simulate --faults stall;gap,x2 | --faults: at character 7: unknown fault 'gap,x2': did you mean 'gap'?",
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

    @Test
    void aPasswordInTheProxysAddressIsRefusedAndNotRepeated() {
        assertEquals(2, execute("run", "--proxy", "http://quinn:hush-hush@proxy:3128"));
        String said = err.toString(StandardCharsets.UTF_8);
        assertTrue(said.contains("give the user with --proxy-user and the password in RINGFEED_PROXY_PASSWORD"), said);
        assertFalse(said.contains("hush-hush"), said);
    }

    @Test
    void tellsAllThatIsWrongInAFileAtOnce(@TempDir Path folder) throws Exception {
        Path file = Files.write(
                folder.resolve("my.properties"),
                List.of("ring.slots=1000", "breaker.treshold=3", "venue=prod", "proxy.user=quinn", "wait=spin"));
        assertEquals(2, execute("run", "--config", file.toString(), "--print-config"));
        String said = err.toString(StandardCharsets.UTF_8);
        for (String expected : List.of(
                "ring.slots (" + file + ":1): ring size 1000 is not a power of two",
                file + ":2: unknown key 'breaker.treshold', did you mean breaker.threshold?",
                "proxy.user (" + file + ":4): it only goes with proxy",
                "wait (" + file + ":5): unknown way to wait 'spin'")) {
            assertTrue(said.contains(expected), said);
        }
        assertEquals("", out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void pinsOfAFileDoNotGoWithTheSimulatorEither(@TempDir Path folder) throws Exception {
        String pin = "sha256/47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
        Path file = Files.writeString(folder.resolve("my.properties"), "tls.pin=" + pin);
        assertEquals(2, execute("run", "--config", file.toString()));
        String said = err.toString(StandardCharsets.UTF_8);
        assertTrue(said.contains("tls.pin (" + file + ":1) does not go with --venue sim"), said);
    }

    @Test
    void printsItsConfigurationAndStartsNothing() {
        assertEquals(0, execute("run", "--print-config", "--streams", "btcusdt@trade"));
        String printed = out.toString(StandardCharsets.UTF_8);
        assertTrue(printed.contains("\nstreams=btcusdt@trade\n") && printed.contains("\nvenue=sim\n"), printed);
        assertEquals("", err.toString(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--help", "run --help", "simulate -h", "stat --help"})
    void helpTeachesWithinEightyColumns(String args) {
        assertEquals(0, execute(args.isEmpty() ? new String[0] : args.split(" ")));
        String help = out.toString(StandardCharsets.UTF_8);
        assertTrue(help.contains("Usage:") && help.contains("Examples:") && help.contains("Exit codes:"), help);
        help.lines().forEach(line -> assertTrue(line.length() <= 80, line));
        assertEquals("", err.toString(StandardCharsets.UTF_8));
        assertTrue(help.indexOf('\u001b') < 0, "colours without a terminal");
    }

    @Test
    void namesAllFaultsInTheHelpOfTheSimulator() {
        assertEquals(0, execute("simulate", "--help"));
        String help = out.toString(StandardCharsets.UTF_8).replaceAll("\\s+", " ");
        for (FaultKind kind : FaultKind.values()) {
            assertTrue(help.contains(" " + kind.specName()), kind::specName);
        }
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
