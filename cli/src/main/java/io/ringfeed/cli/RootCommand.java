package io.ringfeed.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ringfeed} without a command: shows what there is. */
@Command(
        name = "ringfeed",
        description = "Low-latency Binance market data: receive it live, watch an engine, simulate the venue.",
        mixinStandardHelpOptions = true,
        versionProvider = RootCommand.Version.class,
        footerHeading = "%nExamples:%n",
        footer = {
            "  ringfeed run                      live view of a built-in simulator, 10 s",
            "  ringfeed run --venue testnet      the same from Binance's test network",
            "  ringfeed simulate --tls           a venue of your own on 127.0.0.1",
            "  ringfeed stat                     what a running engine counts, live",
            "  ringfeed echo --url ws://host:port   answer a WebSocket test server",
            "  ringfeed run --help               all that run can do",
            "",
            "Exit codes: 0 fine (also Ctrl-C), 1 failed at run time, 2 wrong usage. The last",
            "line on standard error of every run is its summary in JSON."
        })
final class RootCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        CommandLine command = spec.commandLine();
        command.usage(command.getOut(), command.getColorScheme());
    }

    /** Takes the version from the jar. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"ringfeed " + (version == null ? "(not packaged)" : version)};
        }
    }
}
