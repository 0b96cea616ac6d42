package io.ringfeed.cli;

import io.ringfeed.engine.config.ConfigKey;
import io.ringfeed.engine.config.ConfigKeys;
import io.ringfeed.transport.proxy.ProxyOptions;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Turns the values of network options into what they mean, or says in one line what to write instead. */
final class NetworkConverters {
    private NetworkConverters() {}

    /** The address of a proxy; credentials have a way of their own, since everybody can read a command line. */
    static final class ProxyAddress implements ITypeConverter<ProxyOptions> {
        @Override
        public ProxyOptions convert(String value) {
            if (value.indexOf('@') >= 0) {
                // Not repeated: it may hold a password.
                throw new TypeConversionException(
                        "no credentials in the address: give the user with --proxy-user and the" + " password in "
                                + NetworkOptions.PASSWORD_VARIABLE);
            }
            try {
                return ConfigKeys.PROXY.parse(value);
            } catch (IllegalArgumentException wrong) {
                throw new TypeConversionException(wrong.getMessage());
            }
        }
    }

    /** Which thread runs on which CPU. */
    static final class Pins implements ITypeConverter<PinList> {
        @Override
        public PinList convert(String value) {
            Map<ConfigKey<?>, String> cpus = new LinkedHashMap<>();
            for (String pin : value.split(",", -1)) {
                String[] parts = pin.strip().split("=", -1);
                String thread = parts[0].toLowerCase(Locale.ROOT);
                if (parts.length != 2 || !parts[1].matches("\\d{1,5}")) {
                    throw new TypeConversionException("'" + pin.strip()
                            + "' is no thread with its CPU: write for example io=1,decode=2,handlers=3,supervisor=0");
                }
                if (cpus.put(key(thread), parts[1]) != null) {
                    throw new TypeConversionException("'" + thread + "' is named twice: give each thread one CPU");
                }
            }
            return new PinList(cpus);
        }

        private static ConfigKey<?> key(String thread) {
            return switch (thread) {
                case "io" -> ConfigKeys.PIN_IO;
                case "decode" -> ConfigKeys.PIN_DECODE;
                case "handlers" -> ConfigKeys.PIN_HANDLERS;
                case "supervisor" -> ConfigKeys.PIN_SUPERVISOR;
                default ->
                    throw new TypeConversionException(
                            "unknown thread '" + thread + "': write io, decode, handlers or supervisor");
            };
        }
    }

    /**
     * Threads and their CPUs.
     *
     * @param cpus by the key of the thread.
     */
    record PinList(Map<ConfigKey<?>, String> cpus) {}
}
