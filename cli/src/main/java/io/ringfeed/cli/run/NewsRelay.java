package io.ringfeed.cli.run;

import java.util.function.Consumer;

/** Passes news to a view that comes into being after the engine that makes the news; drops them where there is none. */
final class NewsRelay implements Consumer<String> {
    private volatile RunView view;

    void to(RunView target) {
        view = target;
    }

    @Override
    public void accept(String line) {
        RunView target = view;
        if (target != null) {
            target.say(line);
        }
    }
}
