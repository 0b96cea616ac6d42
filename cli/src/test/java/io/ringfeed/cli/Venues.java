package io.ringfeed.cli;

import java.net.URI;

/** Finds out where a simulator that was started as a command can be reached. */
final class Venues {
    private static final String HEAD = "simulator at ";

    private Venues() {}

    static URI address(Command simulate) throws InterruptedException {
        String line = simulate.out().await(text -> text.startsWith(HEAD));
        return URI.create(line.substring(HEAD.length(), line.indexOf(": ")));
    }
}
