package io.ringfeed.transport.netty;

import io.netty.internal.tcnative.SSL;
import io.netty.util.Version;
import java.util.Objects;

/**
 * The libraries that {@link DirectTls} was read against (docs/transport.md): its soundness rests on what they do inside. With any
 * others, such as a newer Netty that an application brings along, Netty's own handler keeps every record. Pure, but for
 * {@link #ofClassPath()}.
 *
 * @param netty version of netty-handler, or null where its jar does not tell.
 * @param tcnative version of netty-tcnative-classes, or null.
 */
record CheckedVersions(String netty, String tcnative) {
    static final CheckedVersions CHECKED = new CheckedVersions("4.2.18.Final", "2.0.84.Final");

    /** Cold: reads resources of the class path. */
    static CheckedVersions ofClassPath() {
        Version handler = Version.identify(Version.class.getClassLoader()).get("netty-handler");
        return new CheckedVersions(
                handler == null ? null : handler.artifactVersion(),
                SSL.class.getPackage().getImplementationVersion());
    }

    boolean isChecked() {
        return equals(CHECKED);
    }

    /** One clause: what is not as it was checked. */
    String difference() {
        return "record by record through SSLEngine, with some garbage for each, since the direct way was checked with Netty "
                + CHECKED.netty + " and tcnative " + CHECKED.tcnative + ", not with " + told(netty) + " and "
                + told(tcnative);
    }

    private static String told(String version) {
        return Objects.requireNonNullElse(version, "an unknown one");
    }
}
