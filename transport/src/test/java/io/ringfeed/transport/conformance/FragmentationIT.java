package io.ringfeed.transport.conformance;

import io.ringfeed.transport.LeakWatch;
import io.ringfeed.transport.Setup;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** RFC 6455 §5.4 and §6.2. */
@ExtendWith(LeakWatch.class)
@Timeout(120)
class FragmentationIT {
    @ParameterizedTest
    @EnumSource(names = {"EPOLL_PLAIN", "EPOLL_BORINGSSL"})
    void gathersFragmentsInOrderWithControlFramesBetween(Setup setup) throws Exception {
        Examiner.assertTaken(setup, FragmentationCases.permutations());
    }

    @ParameterizedTest
    @EnumSource(names = {"EPOLL_PLAIN", "EPOLL_BORINGSSL"})
    void takesMessagesBehindFragments(Setup setup) throws Exception {
        Examiner.assertTaken(setup, FragmentationCases.order());
    }

    @ParameterizedTest
    @EnumSource(names = {"EPOLL_PLAIN", "EPOLL_BORINGSSL"})
    void refusesAContinuationOfNothing(Setup setup) throws Exception {
        Examiner.assertEnded(setup, FragmentationCases.continuationsOfNothing());
    }

    @ParameterizedTest
    @EnumSource(names = {"EPOLL_PLAIN", "EPOLL_BORINGSSL"})
    void refusesANewMessageBetweenFragments(Setup setup) throws Exception {
        Examiner.assertEnded(setup, FragmentationCases.interrupted());
    }
}
