package io.ringfeed.benchmarks.stress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openjdk.jcstress.Options;
import org.openjdk.jcstress.infra.Status;
import org.openjdk.jcstress.infra.TestInfo;
import org.openjdk.jcstress.infra.collectors.TestResult;
import org.openjdk.jcstress.infra.grading.TestGrading;
import org.openjdk.jcstress.infra.runners.ForkedTestConfig;
import org.openjdk.jcstress.infra.runners.Runner;
import org.openjdk.jcstress.infra.runners.TestConfig;
import org.openjdk.jcstress.infra.runners.TestList;
import org.openjdk.jcstress.os.AffinityMode;
import org.openjdk.jcstress.os.NodeType;
import org.openjdk.jcstress.os.SchedulingClass;
import org.openjdk.jcstress.vm.CompileMode;

/**
 * Runs every stress test for half a second in this JVM. {@code scripts/stress} gives them the time, the compilers and
 * the JVMs that they deserve; its front end alone needs minutes to find out what the machine can do.
 */
class StressIT {
    static Collection<String> tests() {
        return TestList.tests();
    }

    @ParameterizedTest
    @MethodSource("tests")
    void showsNoForbiddenOutcome(String name) throws ReflectiveOperationException, IOException {
        TestConfig config = config(name);
        Runner<?> runner = Class.forName(config.generatedRunnerName)
                .asSubclass(Runner.class)
                .getConstructor(ForkedTestConfig.class)
                .newInstance(new ForkedTestConfig(config));
        TestResult result = runner.run();
        assertEquals(Status.NORMAL, result.status(), () -> name + ": " + result.getMessages());
        TestGrading grading = grade(config, result);
        assertTrue(grading.isPassed, () -> name + ": " + grading.failureMessages);
    }

    @Test
    void wouldFailForAnOutcomeThatNobodyNamed() throws IOException {
        for (String name : tests()) {
            TestResult result = new TestResult(Status.NORMAL);
            result.addState("unheard of", 1);
            assertFalse(grade(config(name), result).isPassed, name);
        }
    }

    private static TestGrading grade(TestConfig config, TestResult result) {
        result.setConfig(config);
        return TestGrading.grade(result);
    }

    private static TestConfig config(String name) throws IOException {
        Options options = new Options(new String[] {"-time", "500", "-iters", "1"});
        options.parse();
        TestInfo test = TestList.getInfo(name);
        SchedulingClass anywhere = new SchedulingClass(AffinityMode.NONE, test.threads(), NodeType.PACKAGE);
        return new TestConfig(options, test, 0, List.of(), CompileMode.UNIFIED, anywhere);
    }
}
