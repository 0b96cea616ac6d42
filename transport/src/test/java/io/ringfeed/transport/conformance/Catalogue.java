package io.ringfeed.transport.conformance;

import java.util.List;

/** Every case of the suite: what the fuzzer begins with. */
public final class Catalogue {
    private Catalogue() {}

    public static List<Case> all() {
        return join(List.of(
                FramingCases.all(), FragmentationCases.all(), ControlCases.all(), TextCases.all(), CloseCases.all()));
    }

    static List<Case> join(List<List<Case>> lists) {
        return lists.stream().flatMap(List::stream).toList();
    }
}
