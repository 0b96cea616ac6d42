package io.ringfeed.cli;

import io.ringfeed.engine.config.EngineConfig;
import io.ringfeed.engine.config.EngineConfigBuilder;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The options of {@code ringfeed run} that say where else to look for its configuration. Without them, nowhere. */
final class ConfigOptions {
    @Option(
            names = "--config",
            paramLabel = "<file>",
            description = "Read what the other options do not say from this properties file; --print-config shows every"
                    + " key.")
    private Path file;

    @Option(
            names = "--env",
            description =
                    "Read RINGFEED_* and BINANCE_TESTNET from the environment, too; they win over the file. Without"
                            + " this option the environment is left alone.")
    private boolean environment;

    @Option(
            names = "--print-config",
            description = "Print every key with its value and where that comes from, as a properties file for --config,"
                    + " and end. Secrets are left out.")
    private boolean print;

    /** A configuration of what was asked to be read. */
    EngineConfigBuilder read() {
        EngineConfigBuilder config = EngineConfig.builder().ownVenue(Converters.SIMULATOR);
        if (file != null) {
            config.file(file);
        }
        return environment ? config.environment() : config;
    }

    boolean isPrintWanted() {
        return print;
    }
}
