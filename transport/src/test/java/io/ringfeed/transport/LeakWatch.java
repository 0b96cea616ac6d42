package io.ringfeed.transport;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Fails a test class when Netty's leak detector (paranoid in tests) reports a buffer or engine nobody released. */
public final class LeakWatch implements BeforeAllCallback, AfterAllCallback {
    private static final Logger DETECTOR = Logger.getLogger("io.netty.util.ResourceLeakDetector");
    private final List<String> leaks = new CopyOnWriteArrayList<>();
    private final Handler watch = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            if (String.valueOf(entry.getMessage()).contains("LEAK")) {
                leaks.add(entry.getMessage());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @Override
    public void beforeAll(ExtensionContext context) {
        DETECTOR.addHandler(watch);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        // The detector reports a lost buffer when the next one is made after a collection.
        for (int i = 0; i < 3; i++) {
            System.gc();
            io.netty.buffer.PooledByteBufAllocator.DEFAULT.directBuffer(16).release();
            java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
        }
        DETECTOR.removeHandler(watch);
        Assertions.assertEquals(List.of(), leaks);
    }
}
