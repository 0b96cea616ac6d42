package io.ringfeed.transport.conformance;

import io.ringfeed.transport.LeakWatch;
import io.ringfeed.transport.Setup;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** RFC 6455 §5.5.1, §7.1.5, §7.1.6 and §7.4. */
@ExtendWith(LeakWatch.class)
@Timeout(120)
class CloseFrameIT {
    @ParameterizedTest
    @EnumSource(names = {"EPOLL_PLAIN", "EPOLL_BORINGSSL"})
    void answersACloseWithItsCodeAndHearsNothingBehindIt(Setup setup) throws Exception {
        Examiner.assertEnded(setup, CloseCases.valid());
    }

    @ParameterizedTest
    @EnumSource(names = {"EPOLL_PLAIN", "EPOLL_BORINGSSL"})
    void refusesAWrongCloseFrame(Setup setup) throws Exception {
        Examiner.assertEnded(setup, CloseCases.invalid());
    }
}
