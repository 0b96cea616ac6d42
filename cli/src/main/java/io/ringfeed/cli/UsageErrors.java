package io.ringfeed.cli;

import io.ringfeed.cli.text.OneLine;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in one line what is wrong with the words of a call, and what to write instead. */
final class UsageErrors {
    private static final Pattern VALUE = Pattern.compile("^Invalid value for option '(-[^']+)'( \\(<[^>]*>\\))?: ");

    private UsageErrors() {}

    static String line(ParameterException wrong) {
        String command = wrong.getCommandLine().getCommandSpec().qualifiedName();
        String message = wrong instanceof UnmatchedArgumentException unmatched ? unmatched(unmatched) : sentence(wrong);
        return message + " (" + command + " --help tells all)";
    }

    private static String unmatched(UnmatchedArgumentException wrong) {
        String word = wrong.getUnmatched().get(0);
        List<String> suggestions = wrong.getSuggestions();
        CommandLine command = wrong.getCommandLine();
        boolean commandWanted = command.getParent() == null;
        String what = word.startsWith("-") ? "option" : commandWanted ? "command" : "argument";
        String line = "unknown " + what + " '" + word + "'";
        if (!suggestions.isEmpty()) {
            return line + ": did you mean " + quoted(suggestions.get(0)) + "?";
        }
        if ("command".equals(what)) {
            return line + ": write "
                    + String.join(" or ", command.getSubcommands().keySet());
        }
        return line;
    }

    private static String sentence(ParameterException wrong) {
        String message = OneLine.of(wrong.getMessage());
        if (message.isEmpty()) {
            return OneLine.of(wrong);
        }
        message = VALUE.matcher(message).replaceFirst("$1: ");
        message = message.replaceFirst("is not an? (int|long)$", "is no whole number")
                .replaceFirst("is not a double$", "is no number");
        boolean startsWithName = message.length() > 1 && Character.isUpperCase(message.charAt(1));
        return startsWithName ? message : message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
    }

    private static String quoted(String suggestion) {
        return "'" + suggestion.replaceFirst("^ringfeed ", "").replaceFirst("=.*$", "") + "'";
    }
}
