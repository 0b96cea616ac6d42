package io.ringfeed.benchmarks.transport;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * Measures one receiver once, in a JVM of its own: what one receiver teaches the compiler is no good for the next, and its
 * threads and garbage are told from others'.
 */
final class ReceiverWorker {
    private static final long FIRST_MESSAGE_NS = TimeUnit.SECONDS.toNanos(30);

    private ReceiverWorker() {}

    /** Takes receiver, condition, port, file of the authority, warm-up and time in milliseconds, and the file to write. */
    public static void main(String[] args) {
        ReceiverKind kind = ReceiverKind.ofLabel(args[0]);
        Endpoint endpoint = new Endpoint(Condition.valueOf(args[1]), Integer.parseInt(args[2]), Path.of(args[3]));
        try {
            Measurement measured = measure(kind, endpoint, Long.parseLong(args[4]), Long.parseLong(args[5]));
            new ObjectMapper().writeValue(new File(args[6]), measured);
        } catch (IOException | InterruptedException e) {
            System.err.println(
                    "bench: " + kind.label() + ", " + endpoint.condition().label() + ": " + e.getMessage());
            System.exit(1);
        }
        // Some libraries' threads would keep the JVM.
        System.exit(0);
    }

    private static Measurement measure(ReceiverKind kind, Endpoint endpoint, long warmupMs, long measureMs)
            throws IOException, InterruptedException {
        Tally tally = new Tally();
        kind.receiver().start(endpoint, tally);
        awaitFirstMessage(tally);
        Thread.sleep(warmupMs);
        Meter before = new Meter(tally);
        Thread.sleep(measureMs);
        Meter after = new Meter(tally);
        long checked = kind.isChecked() ? tally.verify(kind.sent(new BlastFrames())) : 0;
        Measurement measured = after.since(before, checked);
        if (measured.messages() == 0) {
            throw new IOException("no message came in " + measureMs + " ms");
        }
        return measured;
    }

    private static void awaitFirstMessage(Tally tally) throws IOException, InterruptedException {
        long deadlineNs = System.nanoTime() + FIRST_MESSAGE_NS;
        while (tally.count() == 0) {
            if (System.nanoTime() > deadlineNs) {
                throw new IOException("no message came in 30 s");
            }
            Thread.sleep(1);
        }
    }
}
