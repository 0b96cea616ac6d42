package io.ringfeed.codec.stream;

/** Where the days of candles begin (protocol §4.0). Their times on the wire are UTC in either case. */
public enum KlineZone {
    /** At midnight UTC. */
    UTC(""),
    /** At midnight UTC+8. */
    UTC_PLUS_8("@+08:00");

    private final String suffix;

    KlineZone(String suffix) {
        this.suffix = suffix;
    }

    String suffix() {
        return suffix;
    }
}
