package io.ringfeed.transport.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.ringfeed.transport.conformance.Case;
import io.ringfeed.transport.conformance.Catalogue;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Any bytes as a server's stream. In the build these run over the frames of the conformance suite and what fuzzing has found. */
class FrameFuzzTest {
    static Stream<byte[]> suite() {
        return Catalogue.all().stream().map(Case::wire);
    }

    @MethodSource("suite")
    @FuzzTest
    void findsTheSameHoweverTheStreamComes(byte[] data) {
        ParserLaws.assertHold(data);
    }

    @MethodSource("suite")
    @FuzzTest
    void agreesWithNetty(byte[] data) {
        Differences.find(data);
    }
}
