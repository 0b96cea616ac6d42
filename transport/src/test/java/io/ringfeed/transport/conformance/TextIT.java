package io.ringfeed.transport.conformance;

import io.ringfeed.transport.LeakWatch;
import io.ringfeed.transport.Setup;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** RFC 6455 §5.6 and §8.1. */
@ExtendWith(LeakWatch.class)
@Timeout(120)
class TextIT {
    @ParameterizedTest
    @EnumSource(names = {"EPOLL_PLAIN", "EPOLL_BORINGSSL"})
    void takesTextWhereverItIsCut(Setup setup) throws Exception {
        Examiner.assertTaken(setup, TextCases.valid());
    }

    @ParameterizedTest
    @EnumSource(names = {"EPOLL_PLAIN", "EPOLL_BORINGSSL"})
    void refusesTextThatIsNotUtf8(Setup setup) throws Exception {
        Examiner.assertEnded(setup, TextCases.invalid());
    }
}
