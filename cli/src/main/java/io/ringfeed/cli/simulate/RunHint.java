package io.ringfeed.cli.simulate;

import java.net.URI;
import java.util.List;

/** Writes the call of {@code run} that connects to a simulator. */
final class RunHint {
    /** Recordings of more streams than this name only the first of them. */
    static final int MOST_STREAMS = 12;

    private static final String COMMAND_PROPERTY = "ringfeed.command";
    private static final List<String> BUILT_IN_SYMBOLS = List.of("btcusdt", "ethusdt", "bnbusdt");

    private RunHint() {}

    static String command(URI uri, SimulateOptions options, List<String> recorded) {
        StringBuilder command = new StringBuilder(quoted(System.getProperty(COMMAND_PROPERTY, "ringfeed")))
                .append(" run --venue ")
                .append(uri);
        if (options.tls()) {
            command.append(" --trust ").append(quoted(options.ca().toString()));
        }
        List<String> streams =
                !recorded.isEmpty() || options.replay() != null ? recorded : generated(options.symbols());
        if (!streams.isEmpty()) {
            command.append(" --streams ")
                    .append(quoted(String.join(",", streams.subList(0, Math.min(streams.size(), MOST_STREAMS)))));
        }
        return command.toString();
    }

    /** The streams that {@code run} asks for by itself need not be named. */
    private static List<String> generated(List<String> symbols) {
        if (symbols.containsAll(BUILT_IN_SYMBOLS)) {
            return List.of();
        }
        return symbols.stream()
                .flatMap(symbol -> List.of(symbol + "@trade", symbol + "@depth@100ms", symbol + "@ticker").stream())
                .toList();
    }

    /** For a shell. */
    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9_@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
