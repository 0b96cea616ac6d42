package io.ringfeed.simulator.fault;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one fault of a script: its name, and what else is said about it, in any order. */
final class FaultReader {
    private static final Pattern TIMES = Pattern.compile("x([0-9]{1,9})");
    private static final Pattern SIZE = Pattern.compile("([0-9]{1,9})([kKmM]?)");
    private static final List<String> NAMES =
            Arrays.stream(FaultKind.values()).map(FaultKind::specName).toList();

    private final FaultKind kind;
    private final SpecWords words;
    private Duration lasting;
    private Duration delay;
    private int count;
    private int number;
    private String stream;

    private FaultReader(FaultKind kind, SpecWords words) {
        this.kind = kind;
        this.words = words;
        Fault usual = Fault.of(kind);
        lasting = usual.lasting();
        delay = usual.delay();
        count = usual.count();
        number = usual.number();
        stream = usual.stream();
    }

    /** The fault whose name was the word taken last. */
    static Fault read(String name, SpecWords words) {
        int position = words.position();
        FaultReader reader = new FaultReader(kind(name, words), words);
        while (words.hasNext()) {
            reader.take(words.next());
        }
        try {
            return new Fault(reader.kind, reader.lasting, reader.delay, reader.count, reader.number, reader.stream);
        } catch (IllegalArgumentException wrong) {
            throw new SpecException(position, wrong.getMessage());
        }
    }

    /** The kind of that name; {@code handshake} is short for one. */
    static FaultKind kind(String name, SpecWords words) {
        String whole = name.equals("handshake") ? FaultKind.HANDSHAKE_STATUS.specName() : name;
        FaultKind kind = FaultKind.named(whole);
        if (kind == null) {
            throw words.wrong("unknown fault '" + name + "': did you mean '" + NearestWord.of(name, NAMES) + "'?");
        }
        return kind;
    }

    private void take(String word) {
        Matcher times = TIMES.matcher(word);
        Matcher size = SIZE.matcher(word);
        Duration time = SpecTime.parse(word);
        if (word.equals("for") && kind.takes(FaultParameter.LASTING)) {
            lasting = nextTime(word);
        } else if (word.equals("retry-after") && kind == FaultKind.HANDSHAKE_STATUS) {
            delay = nextTime(word);
        } else if (times.matches() && kind.takes(FaultParameter.COUNT)) {
            count = Integer.parseInt(times.group(1));
        } else if (size.matches() && kind.takes(FaultParameter.NUMBER)) {
            number = bytes(size);
        } else if (word.equals("fin") && kind == FaultKind.END_OF_LIFE) {
            number = Fault.NO_CLOSING_FRAME;
        } else if (time != null && kind.takes(FaultParameter.DELAY) && kind != FaultKind.HANDSHAKE_STATUS) {
            delay = time;
        } else if (time != null && kind.takes(FaultParameter.LASTING)) {
            lasting = time;
        } else if (word.indexOf('@') >= 0 && kind.takes(FaultParameter.STREAM)) {
            stream = word;
        } else {
            throw words.wrong(
                    "'" + word + "' says nothing about " + kind.specName() + ": write it as " + FaultUsage.of(kind));
        }
    }

    private Duration nextTime(String word) {
        String text = words.nextOr("'" + word + "' needs a time, such as " + word + " 5s");
        Duration time = SpecTime.parse(text);
        if (time == null) {
            throw words.wrong("'" + text + "' is no time: write it as 500ms, 5s, 2m or 1h");
        }
        return time;
    }

    private static int bytes(Matcher size) {
        int shift = size.group(2).isEmpty() ? 0 : size.group(2).equalsIgnoreCase("k") ? 10 : 20;
        return (int) Math.min(Integer.MAX_VALUE, Long.parseLong(size.group(1)) << shift);
    }
}
