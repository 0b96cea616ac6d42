package io.ringfeed.transport.netty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.FileNotFoundException;
import org.junit.jupiter.api.Test;

class NativeCauseTest {
    private static final String EPOLL = "netty-transport-native-epoll";

    @Test
    void namesATemporaryFolderWithoutExecution() {
        String line = explain(
                link("/natives/libnetty_x.so: /natives/libnetty_x.so: failed to map segment from shared object"));
        assertTrue(line.startsWith("the folder it is unpacked to, /natives, does not allow execution (noexec):"), line);
        assertTrue(line.contains("-Dio.netty.native.workdir=<an executable folder>"), line);
    }

    @Test
    void namesAFolderThatCannotBeWritten() {
        String line = explain(
                new ExceptionInInitializerError(new FileNotFoundException("/natives/x.so (Read-only file system)")));
        assertTrue(line.contains("not writable") && line.contains("io.netty.native.workdir"), line);
    }

    @Test
    void namesAnotherCLibrary() {
        String line = explain(link("Error loading shared library ld-linux-x86-64.so.2: No such file or directory"));
        assertTrue(line.contains("musl") && line.contains("use a glibc image"), line);
    }

    @Test
    void namesAMissingJarAlsoWhereItIsOnlySuppressed() {
        UnsatisfiedLinkError outer = link("could not load a native library: netty_transport_native_epoll_aarch_64");
        outer.addSuppressed(new FileNotFoundException("META-INF/native/libnetty_transport_native_epoll_aarch_64.so"));
        outer.addSuppressed(link("no netty_transport_native_epoll in java.library.path: /usr/lib"));
        String line = NativeCause.explain(EPOLL, outer, "Linux", "aarch64", "/natives");
        assertTrue(line.contains("add the netty-transport-native-epoll jar with this platform's classifier"), line);
        assertTrue(line.contains("Linux aarch64"), line);
    }

    @Test
    void saysThatEpollIsForLinux() {
        String line = NativeCause.explain(
                EPOLL, new IllegalStateException("Only supported on Linux"), "Mac OS X", "aarch64", "/t");
        assertEquals("epoll exists on Linux only and this is Mac OS X: nothing to fix", line);
    }

    @Test
    void isOneLineWhateverTheCause() {
        assertEquals(1, explain(new RuntimeException("first\nsecond")).lines().count());
        assertEquals(1, explain(new RuntimeException((String) null)).lines().count());
        assertEquals(1, explain(null).lines().count());
    }

    private static UnsatisfiedLinkError link(String message) {
        return new UnsatisfiedLinkError(message);
    }

    private static String explain(Throwable cause) {
        return NativeCause.explain(EPOLL, cause, "Linux", "amd64", "/natives");
    }
}
