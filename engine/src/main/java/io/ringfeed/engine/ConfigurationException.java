package io.ringfeed.engine;

import java.util.List;

/** An engine cannot be built as it was asked for. Lists every problem at once. */
public final class ConfigurationException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    ConfigurationException(List<String> problems) {
        super(String.join("; ", problems));
        this.problems = List.copyOf(problems);
    }

    /** @return one line each: what is wrong and what to write instead. */
    public List<String> problems() {
        return problems;
    }
}
