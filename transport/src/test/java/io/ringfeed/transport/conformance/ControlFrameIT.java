package io.ringfeed.transport.conformance;

import io.ringfeed.transport.LeakWatch;
import io.ringfeed.transport.Setup;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** RFC 6455 §5.5. */
@ExtendWith(LeakWatch.class)
@Timeout(120)
class ControlFrameIT {
    @ParameterizedTest
    @EnumSource(names = {"EPOLL_PLAIN", "EPOLL_BORINGSSL"})
    void answersEveryPingWithItsPayload(Setup setup) throws Exception {
        Examiner.assertTaken(setup, ControlCases.pings());
    }

    @ParameterizedTest
    @EnumSource(names = {"EPOLL_PLAIN", "EPOLL_BORINGSSL"})
    void ignoresPongsNobodyAskedFor(Setup setup) throws Exception {
        Examiner.assertTaken(setup, ControlCases.pongs());
    }

    @ParameterizedTest
    @EnumSource(names = {"EPOLL_PLAIN", "EPOLL_BORINGSSL"})
    void refusesControlFramesOverTheirLength(Setup setup) throws Exception {
        Examiner.assertEnded(setup, ControlCases.tooLong());
    }

    @ParameterizedTest
    @EnumSource(names = {"EPOLL_PLAIN", "EPOLL_BORINGSSL"})
    void refusesFragmentedControlFrames(Setup setup) throws Exception {
        Examiner.assertEnded(setup, ControlCases.fragmented());
    }
}
