package io.ringfeed.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The options that concern the way to the venue and the threads at its end. */
@Timeout(120)
class NetworkIT {
    private static final String PASSWORD = "hush-hush";

    @Test
    void receivesThroughAProxyWithThePasswordOfTheEnvironment() throws Exception {
        try (ConnectProxy proxy = new ConnectProxy("quinn", PASSWORD);
                Command run = throughProxy(proxy, PASSWORD, "--count", "50")) {
            run.awaitExit(0);
            assertEquals(50, run.summary().get("delivered").asLong());
            assertEquals(1, proxy.tunnels());
            assertFalse(run.toString().contains(PASSWORD), run::toString);
            assertTrue(run.toString().contains("through the HTTP proxy 127.0.0.1:"), run::toString);
        }
    }

    @Test
    void endsAtOnceWhenTheProxyDoesNotAcceptTheCredentials() throws Exception {
        try (ConnectProxy proxy = new ConnectProxy("quinn", "another");
                Command run = throughProxy(proxy, PASSWORD)) {
            run.awaitExit(1);
            assertTrue(
                    run.toString().contains("(HTTP 407): check user and password (--proxy, --proxy-user)"),
                    run::toString);
            assertEquals(1, run.summary().get("exit").asInt());
            assertFalse(run.toString().contains(PASSWORD), run::toString);
        }
    }

    @Test
    void receivesWithEveryOptionOfSocketAndThreads() throws Exception {
        try (Command run = Command.start(
                "run",
                "--output=none",
                "--count=50",
                "--busy-wait",
                "--quick-ack",
                "--busy-poll=50",
                "--user-timeout=30s",
                "--receive-buffer=65536")) {
            run.awaitExit(0);
            assertEquals(50, run.summary().get("delivered").asLong());
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void refusesACpuThatIsNotThere() throws Exception {
        try (Command run = Command.start("run", "--output=none", "--pin", "io=4095")) {
            run.awaitExit(2);
            assertTrue(run.err().all().get(0).contains("rf-io cannot be pinned: CPU 4095 is not among"), run::toString);
            assertEquals(2, run.err().all().size(), run::toString);
        }
    }

    private static Command throughProxy(ConnectProxy proxy, String password, String... more) throws Exception {
        List<String> args = new ArrayList<>(
                List.of("run", "--output=none", "--verbose", "--proxy", proxy.address(), "--proxy-user", "quinn"));
        args.addAll(List.of(more));
        return Command.start(
                Map.of(NetworkOptions.PASSWORD_VARIABLE, password), List.of(), args.toArray(String[]::new));
    }
}
