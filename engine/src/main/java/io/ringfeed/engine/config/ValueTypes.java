package io.ringfeed.engine.config;

import io.ringfeed.codec.stream.Stream;
import io.ringfeed.codec.stream.Streams;
import io.ringfeed.engine.handler.FailurePolicy;
import io.ringfeed.engine.ring.SlowConsumerPolicy;
import io.ringfeed.engine.ring.WaitMode;
import io.ringfeed.engine.venue.Venue;
import io.ringfeed.transport.proxy.ProxyOptions;
import io.ringfeed.transport.tls.PublicKeyPin;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The kinds of values that keys take. What may hold a password is never repeated in a message. */
final class ValueTypes {
    static final ValueType<Duration> DURATION =
            new ValueType<>("`500ms`, `30s`, `5m`, `1h`", Durations::parse, Durations::format);
    static final ValueType<Integer> NUMBER = new ValueType<>("whole number", ValueTypes::number, String::valueOf);
    static final ValueType<Integer> SIZE = new ValueType<>("bytes, `64k`, `16m`", ByteSizes::parse, ByteSizes::format);
    static final ValueType<Boolean> FLAG = choice("answer", List.of(true, false), String::valueOf);
    static final ValueType<String> TEXT = new ValueType<>("text", String::strip, Function.identity());
    static final ValueType<Secret> SECRET = new ValueType<>("secret", Secret::new, secret -> Secret.MASK);
    static final ValueType<LocalTime> TIME_OF_DAY =
            new ValueType<>("`02:00`, in UTC", ValueTypes::timeOfDay, LocalTime::toString);
    static final ValueType<TimeUnit> TIME_UNIT = choice(
            "time unit",
            List.of(TimeUnit.MILLISECONDS, TimeUnit.MICROSECONDS),
            unit -> unit == TimeUnit.MILLISECONDS ? "ms" : "us");
    static final ValueType<WaitMode> WAIT = choice("way to wait", List.of(WaitMode.values()), ValueTypes::dashed);
    static final ValueType<FailurePolicy> FAILURE_POLICY =
            choice("policy", List.of(FailurePolicy.values()), ValueTypes::dashed);
    /** By the first word, as the command has it. */
    static final ValueType<SlowConsumerPolicy> SLOW_CONSUMER =
            choice("policy", List.of(SlowConsumerPolicy.values()), policy -> dashed(policy)
                    .replaceFirst("-.*", ""));

    static final ValueType<Venue> VENUE = new ValueType<>(
            "`prod`, `testnet`, `demo`, `data-only`, `wss://host:port`", VenueText::parse, VenueText::format);
    static final ValueType<Integer> FRAME_LIMIT = new ValueType<>(
            "whole number", text -> Venue.spot().withFrameLimit(number(text)).frameLimitPerSecond(), String::valueOf);
    static final ValueType<ProxyOptions> PROXY =
            new ValueType<>("`http://host:port`, `socks5://host:port`", ProxyText::parse, ProxyText::format);
    static final ValueType<List<Stream>> STREAMS = list("wire names", Streams::parse, Stream::name);
    static final ValueType<Path> FILE = new ValueType<>("path", text -> Path.of(text.strip()), Path::toString);
    static final ValueType<List<Path>> FILES = list("files", Path::of, Path::toString);
    static final ValueType<List<PublicKeyPin>> PINS = list("`sha256/BASE64`", PublicKeyPin::new, PublicKeyPin::text);
    static final ValueType<List<Integer>> NUMBERS = list("whole numbers", ValueTypes::number, String::valueOf);

    private ValueTypes() {}

    private static <T> ValueType<T> choice(String what, List<T> values, Function<T, String> name) {
        List<String> names = values.stream().map(name).toList();
        int last = names.size() - 1;
        String advice = String.join(", ", names.subList(0, last)) + " or " + names.get(last);
        return new ValueType<>(
                names.stream().map(each -> "`" + each + "`").collect(Collectors.joining(", ")),
                text -> {
                    int index = names.indexOf(text.strip().toLowerCase(Locale.ROOT));
                    if (index < 0) {
                        throw new IllegalArgumentException("unknown " + what + " '" + text + "': write " + advice);
                    }
                    return values.get(index);
                },
                name);
    }

    /** Several values with commas between; each of them once. */
    private static <T> ValueType<List<T>> list(String form, Function<String, T> parse, Function<T, String> format) {
        return new ValueType<>(
                form + ", with commas between",
                text -> Arrays.stream(text.split(",", -1))
                        .map(String::strip)
                        .filter(part -> !part.isEmpty())
                        .map(parse)
                        .distinct()
                        .toList(),
                values -> values.stream().map(format).collect(Collectors.joining(",")));
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException wrong) {
            throw new IllegalArgumentException("'" + text + "' is no whole number", wrong);
        }
    }

    private static LocalTime timeOfDay(String text) {
        try {
            return LocalTime.parse(text.strip());
        } catch (DateTimeParseException wrong) {
            throw new IllegalArgumentException("'" + text + "' is no time of day: write it as 02:00, in UTC", wrong);
        }
    }

    private static String dashed(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
