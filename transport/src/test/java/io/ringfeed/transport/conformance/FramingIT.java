package io.ringfeed.transport.conformance;

import io.ringfeed.transport.LeakWatch;
import io.ringfeed.transport.Setup;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** RFC 6455 §5.1, §5.2 and §10.4. */
@ExtendWith(LeakWatch.class)
@Timeout(120)
class FramingIT {
    @ParameterizedTest
    @EnumSource(names = {"EPOLL_PLAIN", "EPOLL_BORINGSSL"})
    void takesTextAndBinaryOfEveryLengthForm(Setup setup) throws Exception {
        Examiner.assertTaken(setup, FramingCases.lengths());
    }

    @ParameterizedTest
    @EnumSource(names = {"EPOLL_PLAIN", "EPOLL_BORINGSSL"})
    void refusesReservedBits(Setup setup) throws Exception {
        Examiner.assertEnded(setup, FramingCases.reservedBits());
    }

    @ParameterizedTest
    @EnumSource(names = {"EPOLL_PLAIN", "EPOLL_BORINGSSL"})
    void refusesReservedOpcodes(Setup setup) throws Exception {
        Examiner.assertEnded(setup, FramingCases.reservedOpcodes());
    }

    @ParameterizedTest
    @EnumSource(names = {"EPOLL_PLAIN", "EPOLL_BORINGSSL"})
    void refusesMaskedFrames(Setup setup) throws Exception {
        Examiner.assertEnded(setup, FramingCases.masked());
    }

    @ParameterizedTest
    @EnumSource(names = {"EPOLL_PLAIN", "EPOLL_BORINGSSL"})
    void refusesLengthsThatAreNotMinimalOrNegative(Setup setup) throws Exception {
        Examiner.assertEnded(setup, FramingCases.lengthForms());
    }

    @ParameterizedTest
    @EnumSource(names = {"EPOLL_PLAIN", "EPOLL_BORINGSSL"})
    void refusesMessagesOverTheMaximumAtTheirHeader(Setup setup) throws Exception {
        Examiner.assertEnded(setup, FramingCases.tooLarge());
    }
}
