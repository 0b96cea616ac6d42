package io.ringfeed.engine.config;

import io.ringfeed.engine.ring.RingOptions;
import io.ringfeed.engine.supervisor.options.ControlPlaneOptions;
import io.ringfeed.engine.thread.CpuPinning;
import io.ringfeed.engine.thread.ThreadPlacement;
import io.ringfeed.transport.proxy.ProxyOptions;
import io.ringfeed.transport.socket.SocketOptions;
import io.ringfeed.transport.tls.PemFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Asks the options themselves what is wrong with values that could be read, and finds out which keys are to blame: those without
 * which the problem would not be there. So no rule is written down twice.
 */
final class ConfigCheck {
    private ConfigCheck() {}

    /** The same without the values that are to blame, and with the problems that they make. */
    static EngineConfig of(EngineConfig config) {
        List<String> found = problems(config);
        if (found.isEmpty()) {
            return config;
        }
        Set<ConfigKey<?>> blamed = new HashSet<>();
        List<String> problems = new ArrayList<>(config.problems());
        for (String problem : found) {
            List<ConfigKey<?>> cause = config.usable().stream()
                    .filter(key ->
                            !problems(config.without(List.of(key), List.of())).contains(problem))
                    .toList();
            blamed.addAll(cause);
            problems.add(cause.stream().map(config::describe).collect(Collectors.joining(" and ")) + ": " + problem);
        }
        return config.without(blamed, problems);
    }

    private static List<String> problems(EngineConfig config) {
        ConfigOverlay overlay = new ConfigOverlay(config);
        List<String> problems = new ArrayList<>();
        problems.addAll(overlay.ring(RingOptions.DEFAULTS).problems());
        problems.addAll(overlay.controlPlane(ControlPlaneOptions.DEFAULTS).problems());
        problems.addAll(overlay.socket(SocketOptions.DEFAULTS).problems());
        Duration close = config.or(ConfigKeys.CLOSE_TIMEOUT, Duration.ofSeconds(1));
        if (close.isZero()) {
            problems.add("close time-out " + close + " is not positive");
        }
        problems.addAll(ThreadPlacement.problems(overlay.pinning(CpuPinning.NONE), Integer.MAX_VALUE));
        config.or(ConfigKeys.TLS_TRUST, List.of()).forEach(pem -> addUnusable(pem, problems));
        addProxy(config, overlay.proxy(null), problems);
        return problems;
    }

    private static void addUnusable(Path pem, List<String> problems) {
        try {
            PemFile.certificates(pem);
        } catch (IllegalArgumentException unusable) {
            problems.add(unusable.getMessage());
        }
    }

    /** A password alone is no problem: it may stand in an environment where nothing is proxied. */
    private static void addProxy(EngineConfig config, ProxyOptions proxy, List<String> problems) {
        boolean isUserSet = config.find(ConfigKeys.PROXY_USER).isPresent();
        if (proxy == null) {
            if (isUserSet) {
                problems.add("it only goes with " + ConfigKeys.PROXY);
            }
        } else if (isUserSet && config.find(ConfigKeys.PROXY_PASSWORD).isEmpty()) {
            problems.add("the user needs a password: give it in the environment variable "
                    + ConfigKeys.PROXY_PASSWORD.variable() + ", or as " + ConfigKeys.PROXY_PASSWORD);
        } else {
            problems.addAll(proxy.problems());
        }
    }
}
