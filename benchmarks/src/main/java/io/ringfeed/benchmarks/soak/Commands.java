package io.ringfeed.benchmarks.soak;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** What a process of the soak test is told, a word on a line of its standard input, and what it answers, a line each. */
final class Commands {
    /** Answered with figures for people. */
    static final String STATUS = "status";

    /** To the engine: take the measures of the start. */
    static final String BASELINE = "baseline";

    /** To the venue: from now on things go wrong. */
    static final String FAULTS = "faults";

    /** To the venue: nothing new goes wrong from now on. */
    static final String CALM = "calm";

    /** Take the last measures, write everything down, and end. */
    static final String FINISH = "finish";

    /** The answer to all but the first. */
    static final String DONE = "done";

    /** Carries one out. */
    interface Handler {
        String answer(String command) throws IOException;
    }

    private Commands() {}

    /** Serves until {@link #FINISH}, or until whoever started the process is gone. */
    static void serve(Handler handler) throws IOException {
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String command = input.readLine(); command != null; command = input.readLine()) {
            System.out.println(handler.answer(command));
            if (command.equals(FINISH)) {
                return;
            }
        }
        throw new IOException("the soak run that started this process is gone");
    }
}
