package io.ringfeed.engine.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfeed.codec.stream.Streams;
import io.ringfeed.engine.ring.RingOptions;
import io.ringfeed.engine.supervisor.options.BackoffOptions;
import io.ringfeed.engine.supervisor.options.BreakerOptions;
import io.ringfeed.engine.supervisor.options.ControlPlaneOptions;
import io.ringfeed.engine.thread.CpuPinning;
import io.ringfeed.engine.venue.Venue;
import io.ringfeed.transport.proxy.ProxyOptions;
import io.ringfeed.transport.socket.SocketOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineConfigTest {
    private static final String HUSH = "hush-hush";

    @TempDir
    private Path folder;

    @Test
    void whatIsSaidExplicitlyWinsOverTheEnvironmentThatOverTheFileAndThatOverDefaults() throws IOException {
        Path file = file("breaker.threshold=1", "ring.slots=16", "close-timeout=1s");
        EngineConfig config = EngineConfig.builder()
                .set(ConfigKeys.BREAKER_THRESHOLD, "3", "--breaker")
                .environment(Map.of("RINGFEED_BREAKER_THRESHOLD", "2", "RINGFEED_RING_SLOTS", "32"))
                .file(file)
                .fallback(ConfigKeys.CLOSE_TIMEOUT, "9s")
                .fallback(ConfigKeys.PAUSE_LIMIT, "7s")
                .build();
        assertEquals(List.of(), config.problems());
        assertValue(config, ConfigKeys.BREAKER_THRESHOLD, 3, "--breaker");
        assertValue(config, ConfigKeys.RING_SLOTS, 32, "env RINGFEED_RING_SLOTS");
        assertValue(config, ConfigKeys.CLOSE_TIMEOUT, Duration.ofSeconds(1), file + ":3");
        assertValue(config, ConfigKeys.PAUSE_LIMIT, Duration.ofSeconds(7), "default");
        assertEquals("30s", config.text(ConfigKeys.MESSAGE_TIMEOUT));
        assertEquals("default", config.origin(ConfigKeys.MESSAGE_TIMEOUT));
        assertFalse(config.find(ConfigKeys.MESSAGE_TIMEOUT).isPresent());
    }

    @Test
    void ofTwoFilesTheLaterOneWins() throws IOException {
        Path first = file("wait=blocking", "busy-wait=true");
        Path second = Files.writeString(folder.resolve("more.properties"), "wait=sleeping");
        EngineConfig config = EngineConfig.builder().file(first).file(second).build();
        assertEquals("sleeping", config.text(ConfigKeys.WAIT));
        assertEquals("true", config.text(ConfigKeys.BUSY_WAIT));
    }

    @Test
    void changesWhatItSaysAndLeavesTheRest() throws IOException {
        EngineConfig config = read("backoff.maximum=5m", "ring.slots=64", "socket.quick-ack=true", "pin.handlers=0,1");
        ConfigOverlay overlay = new ConfigOverlay(config);
        ControlPlaneOptions base = ControlPlaneOptions.DEFAULTS
                .with(new BackoffOptions(Duration.ofSeconds(2), Duration.ofSeconds(9)))
                .with(new BreakerOptions(9, Duration.ofSeconds(9)));
        assertEquals(
                base.with(new BackoffOptions(Duration.ofSeconds(2), Duration.ofMinutes(5))),
                overlay.controlPlane(base));
        assertEquals(64, overlay.ring(RingOptions.DEFAULTS).slotCount());
        assertEquals(
                RingOptions.DEFAULTS.slotBytes(),
                overlay.ring(RingOptions.DEFAULTS).slotBytes());
        assertEquals(SocketOptions.DEFAULTS.withQuickAck(true), overlay.socket(SocketOptions.DEFAULTS));
        assertTrue(overlay.venue(null) == null);
    }

    @Test
    void theCataloguesDefaultsAreThoseOfTheOptions() {
        EngineConfigBuilder all = EngineConfig.builder();
        ConfigKeys.all().forEach(key -> all.set(key, key.defaultText(), "test"));
        EngineConfig config = all.build();
        ConfigOverlay overlay = new ConfigOverlay(config);
        assertEquals(List.of(), config.problems());
        RingOptions otherRing = new RingOptions(2, 256, 1, 256, 1 << 20, 1);
        assertEquals(RingOptions.DEFAULTS, overlay.ring(otherRing));
        assertEquals(SocketOptions.DEFAULTS, overlay.socket(SocketOptions.DEFAULTS.withQuickAck(true)));
        assertEquals(ControlPlaneOptions.DEFAULTS, overlay.controlPlane(ControlPlaneOptions.DEFAULTS));
        assertEquals(CpuPinning.NONE, overlay.pinning(CpuPinning.NONE));
    }

    @Test
    void tellsAllProblemsAtOnceAndWhereEachOfThemIs() throws IOException {
        Path file = file(
                "# a comment",
                "ring.slots=1000",
                "breaker.treshold=3",
                "wait = spin",
                "",
                "backoff.initial=2m",
                "ring.slots=4096",
                "frame-limit=1",
                "streams=btcusdt@trad",
                "tls.trust=nothing.pem",
                "proxy.user=quinn");
        EngineConfig config = EngineConfig.builder()
                .file(file)
                .environment(Map.of(
                        "RINGFEED_BACKOFF_MAXIMUM", "1m",
                        "RINGFEED_CLOSE_TIMEOUT", "soon",
                        "RINGFEED_BREKER_COOL_DOWN", "1s",
                        "BINANCE_TESTNET", "perhaps"))
                .build();
        String said = String.join("\n", config.problems());
        for (String expected : List.of(
                "ring.slots (" + file + ":2): ring size 1000 is not a power of two",
                file + ":3: unknown key 'breaker.treshold', did you mean breaker.threshold?",
                "wait (" + file + ":4): unknown way to wait 'spin': write blocking, sleeping, yielding or busy-spin",
                "backoff.initial (" + file + ":6): maximum backoff PT1M is below the initial backoff PT2M",
                file + ":7: 'ring.slots' is set in line 2 already: keep one of them",
                "frame-limit (" + file + ":8): frame limit 1 cannot work",
                "streams (" + file + ":9): ",
                "did you mean 'btcusdt@trade'?",
                "tls.trust (" + file + ":10): trusted certificates: there is no file nothing.pem",
                "proxy.user (" + file + ":11): it only goes with proxy",
                "close-timeout (env RINGFEED_CLOSE_TIMEOUT): 'soon' is no time",
                "unknown environment variable 'RINGFEED_BREKER_COOL_DOWN', did you mean RINGFEED_BREAKER_COOL_DOWN?",
                "env BINANCE_TESTNET: write true or false")) {
            assertTrue(said.contains(expected), () -> expected + " is missing in\n" + said);
        }
        assertEquals(12, config.problems().size(), said);
        assertTrue(config.isWrong(ConfigKeys.WAIT) && config.isWrong(ConfigKeys.RING_SLOTS));
    }

    @Test
    void blamesBothWhereTwoValuesDoNotGoTogether() throws IOException {
        EngineConfig config = read("backoff.initial=20s", "breaker.threshold=7", "backoff.maximum=10s");
        Path file = folder.resolve("ringfeed.properties");
        assertEquals(
                List.of("backoff.initial (" + file + ":1) and backoff.maximum (" + file
                        + ":3): maximum backoff PT10S is below the initial backoff PT20S"),
                config.problems());
        assertEquals(7, config.find(ConfigKeys.BREAKER_THRESHOLD).orElseThrow());
    }

    @Test
    void aBrokenLineIsTellableEvenWhereSomethingStrongerHidesIt() throws IOException {
        EngineConfig config = EngineConfig.builder()
                .file(file("wait=spin"))
                .environment(Map.of("RINGFEED_WAIT", "blocking"))
                .build();
        assertEquals(1, config.problems().size());
        assertFalse(config.isWrong(ConfigKeys.WAIT));
        assertTrue(config.find(ConfigKeys.WAIT).isPresent());
    }

    @Test
    void takesTheGuidesSwitchForTheTestNetwork() {
        EngineConfig testnet = environment(Map.of("BINANCE_TESTNET", "TRUE"));
        assertValueText(testnet, ConfigKeys.VENUE, "testnet", "env BINANCE_TESTNET");
        assertFalse(environment(Map.of("BINANCE_TESTNET", "false")).isSet(ConfigKeys.VENUE));
        assertEquals(
                List.of(),
                environment(Map.of("BINANCE_TESTNET", "true", "RINGFEED_VENUE", "testnet"))
                        .problems());
        assertEquals(
                1,
                environment(Map.of("BINANCE_TESTNET", "true", "RINGFEED_VENUE", "prod"))
                        .problems()
                        .size());
    }

    @Test
    void anEmptyValueSaysNothingAndVariablesOfOthersAreLeftAlone() throws IOException {
        EngineConfig config = EngineConfig.builder()
                .file(file("wait=", "venue = demo"))
                .environment(
                        Map.of("RINGFEED_VENUE", "", "RINGFEED_JAVA_OPTS", "-Xmx1g", "PATH", "x", "BINANCE_X", "y"))
                .build();
        assertEquals(List.of(), config.problems());
        assertFalse(config.isSet(ConfigKeys.WAIT));
        assertEquals("demo", config.text(ConfigKeys.VENUE));
    }

    @Test
    void neverShowsASecret() throws IOException {
        EngineConfig config = EngineConfig.builder()
                .file(file(
                        "proxy=http://quinn:" + HUSH + "@proxy:3128",
                        "proxy.password=" + HUSH,
                        "api.secret=" + HUSH,
                        "venue=wss://quinn:" + HUSH + "@venue",
                        "proxy.pasword=" + HUSH))
                .environment(Map.of("BINANCE_API_KEY", HUSH, "RINGFEED_PROXY_PASWORD", HUSH))
                .build();
        assertEquals(4, config.problems().size(), () -> config.problems().toString());
        String said = config.problems()
                + config.toString()
                + config.text(ConfigKeys.PROXY_PASSWORD)
                + config.find(ConfigKeys.API_KEY).orElseThrow();
        assertFalse(said.contains(HUSH), said);
        EngineConfig sound = EngineConfig.builder()
                .file(file("proxy=http://proxy:3128", "proxy.user=quinn", "proxy.password=" + HUSH))
                .environment(Map.of("BINANCE_API_KEY", HUSH, "BINANCE_API_SECRET", HUSH))
                .build();
        assertFalse(sound.listing().contains(HUSH), sound.listing());
        assertTrue(sound.listing().contains("\n#api.key=***\n"), sound.listing());
        assertFalse(sound.toString().contains(HUSH), sound.toString());
        ProxyOptions proxy = new ConfigOverlay(sound).proxy(null);
        assertEquals(HUSH, new String(proxy.password()));
        assertEquals("quinn", proxy.user());
        assertEquals(
                HUSH, new String(sound.find(ConfigKeys.API_SECRET).orElseThrow().reveal()));
    }

    @Test
    void aPasswordWithoutAProxyDoesNoHarm() {
        EngineConfig config = environment(Map.of("RINGFEED_PROXY_PASSWORD", HUSH));
        assertEquals(List.of(), config.problems());
        ProxyOptions mine =
                new ConfigOverlay(config).proxy(ProxyOptions.http("proxy", 1).credentials("quinn", "x"));
        assertEquals(HUSH, new String(mine.password()));
    }

    @Test
    void saysHowToGiveThePasswordOfAProxysUser() throws IOException {
        EngineConfig config = read("proxy=http://proxy:3128", "proxy.user=quinn");
        assertEquals(1, config.problems().size(), () -> config.problems().toString());
        String said = config.problems().get(0);
        assertTrue(said.contains("give it in the environment variable RINGFEED_PROXY_PASSWORD"), said);
    }

    @Test
    void readBackWhatItListsSaysTheSame() throws IOException {
        EngineConfig config = read(
                "venue=wss://127.0.0.1:9443",
                "frame-limit=7",
                "streams=btcusdt@trade, \\u5e01\\u5b89usdt@depth@100ms,btcusdt@trade",
                "time-unit=us",
                "rotation.quiet-from=22:30",
                "rotation.quiet-to=04:00",
                "ring.max-frame=65536",
                "slow-consumer=drop",
                "failure-policy=stop-engine",
                "proxy=socks5://[::1]:1080",
                "socket.user-timeout=1.5s",
                "tls.pin=sha256//47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
        assertEquals(List.of(), config.problems());
        EngineConfig again = EngineConfig.builder()
                .file(Files.writeString(folder.resolve("again.properties"), config.listing()))
                .build();
        assertEquals(List.of(), again.problems());
        for (ConfigKey<?> key : ConfigKeys.all()) {
            assertEquals(config.text(key), again.text(key), key.name());
        }
        assertEquals(Streams.parse("币安usdt@depth@100ms"), again.streams().get(1));
        assertEquals(2, again.streams().size());
        assertEquals(7, new ConfigOverlay(again).venue(null).frameLimitPerSecond());
        assertEquals(config.listing().lines().count(), again.listing().lines().count());
    }

    @Test
    void everyValueIsReadAgainAsItIsWritten() {
        for (ConfigKey<?> key : ConfigKeys.all()) {
            if (!key.defaultText().isEmpty()) {
                assertRoundTrip(key);
            }
        }
        for (Venue venue : List.of(
                Venue.spot(), Venue.spotTestnet(), Venue.spotDemo(), Venue.spotDataOnly(), Venue.custom("ws://h:1"))) {
            Venue again = ConfigKeys.VENUE.parse(ConfigKeys.VENUE.format(venue));
            assertEquals(venue.streamUri(), again.streamUri());
        }
    }

    @Test
    void anApplicationsOwnVenueHasANameAndNoValue() throws IOException {
        EngineConfig config =
                EngineConfig.builder().ownVenue("sim").file(file("venue=sim")).build();
        assertEquals(List.of(), config.problems());
        assertEquals("sim", config.text(ConfigKeys.VENUE));
        assertFalse(config.isWrong(ConfigKeys.VENUE));
        assertTrue(read("venue=sim").isWrong(ConfigKeys.VENUE));
    }

    @Test
    void saysInOneLineWhyAFileCannotBeRead() throws IOException {
        Path missing = folder.resolve("missing.properties");
        Path latin = Files.write(folder.resolve("latin.properties"), "x=\u00e4".getBytes(StandardCharsets.ISO_8859_1));
        EngineConfig config =
                EngineConfig.builder().file(missing).file(latin).file(folder).build();
        assertEquals(
                "there is no file " + missing + ": give a properties file",
                config.problems().get(0));
        assertEquals(
                latin + " is no UTF-8 text: save it as such", config.problems().get(1));
        assertTrue(config.problems().get(2).startsWith(folder + " cannot be read ("), config.problems()::toString);
    }

    private EngineConfig read(String... lines) throws IOException {
        return EngineConfig.builder().file(file(lines)).build();
    }

    private Path file(String... lines) throws IOException {
        return Files.writeString(folder.resolve("ringfeed.properties"), String.join("\n", lines));
    }

    private static EngineConfig environment(Map<String, String> variables) {
        return EngineConfig.builder().environment(variables).build();
    }

    private static <T> void assertRoundTrip(ConfigKey<T> key) {
        assertEquals(key.defaultText(), key.format(key.parse(key.defaultText())), key.name());
    }

    private static <T> void assertValue(EngineConfig config, ConfigKey<T> key, T value, String origin) {
        assertEquals(value, config.find(key).orElseThrow());
        assertEquals(origin, config.origin(key));
    }

    private static void assertValueText(EngineConfig config, ConfigKey<?> key, String text, String origin) {
        assertEquals(text, config.text(key));
        assertEquals(origin, config.origin(key));
    }
}
