package io.ringfeed.cli;

import io.ringfeed.cli.session.ExitCode;
import io.ringfeed.cli.session.Invocation;
import io.ringfeed.cli.session.ShutdownHook;
import io.ringfeed.cli.terminal.Paint;
import io.ringfeed.cli.terminal.Terminal;
import io.ringfeed.cli.text.OneLine;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;

/** Starts the {@code ringfeed} command. */
public final class Main {
    private Main() {}

    /**
     * Run the command and end the process with its exit code.
     *
     * @param args the words behind {@code ringfeed}.
     */
    public static void main(String... args) {
        Invocation invocation = new Invocation(Terminal.ofProcess());
        ShutdownHook hook = ShutdownHook.install(invocation.stop());
        Logging.configure(List.of(args));
        int exit = execute(invocation, args);
        invocation.end(exit);
        hook.exit(exit);
    }

    static int execute(Invocation invocation, String... args) {
        CommandLine root = new CommandLine(new RootCommand());
        root.addSubcommand(command(new RunCommand(invocation)));
        root.addSubcommand(command(new SimulateCommand(invocation)));
        root.addSubcommand(command(new StatCommand(invocation)));
        root.addSubcommand(command(new EchoCommand(invocation)));
        Terminal terminal = invocation.terminal();
        Ansi ansi = terminal.outPaint() == Paint.COLOURED ? Ansi.ON : Ansi.OFF;
        root.setColorScheme(CommandLine.Help.defaultColorScheme(ansi));
        root.setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8));
        root.setUsageHelpWidth(80);
        root.setOverwrittenOptionsAllowed(false);
        root.setParameterExceptionHandler((wrong, words) -> onWrongUsage(invocation, wrong));
        root.setExecutionExceptionHandler((thrown, command, parsed) -> onDefect(invocation, thrown));
        return root.execute(args);
    }

    private static CommandLine command(Object options) {
        return new CommandLine(options).addMixin("common", new CommonOptions());
    }

    private static int onWrongUsage(Invocation invocation, ParameterException wrong) {
        return invocation.fail(ExitCode.WRONG_USAGE, UsageErrors.line(wrong));
    }

    private static int onDefect(Invocation invocation, Exception thrown) {
        System.getLogger("io.ringfeed.cli").log(System.Logger.Level.DEBUG, "unexpected", thrown);
        return invocation.fail(
                ExitCode.FAILED,
                "unexpected " + thrown.getClass().getSimpleName() + ": " + OneLine.of(thrown)
                        + " (--verbose shows where; please report it)");
    }
}
