package io.ringfeed.benchmarks;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the arrows of the house: who may know whom (docs/architecture.md). */
class ArchitectureTest {
    private static final List<String> ROOMS = List.of("codec", "transport", "engine", "simulator", "cli", "benchmarks");
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.ringfeed");

    @Test
    void seesEveryRoomOfTheHouse() {
        for (String room : ROOMS) {
            assertTrue(HOUSE.containPackage("io.ringfeed." + room), room);
        }
    }

    @Test
    void codecKnowsOnlyDslJsonAndAgronasCollections() {
        classes()
                .that()
                .resideInAPackage("io.ringfeed.codec..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.ringfeed.codec..", "com.dslplatform.json..", "org.agrona.collections..", "java..")
                .check(HOUSE);
    }

    @Test
    void transportKnowsNeitherJsonNorTheRing() {
        classes()
                .that()
                .resideInAPackage("io.ringfeed.transport..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.ringfeed.transport..",
                        "io.netty..",
                        "org.agrona..",
                        "java..",
                        "javax.net.ssl..",
                        "javax.crypto..",
                        "javax.security.auth.x500..")
                .check(HOUSE);
    }

    @Test
    void engineKnowsCodecAndTransportButNoNettyAndNoSimulator() {
        classes()
                .that()
                .resideInAPackage("io.ringfeed.engine..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.ringfeed.engine..",
                        "io.ringfeed.codec..",
                        "io.ringfeed.transport..",
                        "com.lmax.disruptor..",
                        "org.agrona..",
                        "org.HdrHistogram..",
                        "net.openhft.affinity..",
                        "java..")
                .check(HOUSE);
    }

    @Test
    void onlyTheThreadPackageKnowsTheLibraryThatPinsAndOnlyInOnePlace() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("io.ringfeed.engine.thread.ThreadBinding")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("net.openhft..")
                .check(HOUSE);
    }

    @Test
    void simulatorKnowsCodecAndNettyButNeverTheEngine() {
        noClasses()
                .that()
                .resideInAPackage("io.ringfeed.simulator..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.ringfeed.engine..",
                        "io.ringfeed.transport..",
                        "com.dslplatform..",
                        "com.lmax..",
                        "org.agrona..")
                .check(HOUSE);
    }

    @Test
    void nobodyKnowsTheCommandOrTheBenchmarksAndOnlyTheyKnowTheSimulator() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.ringfeed.cli..", "io.ringfeed.benchmarks..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.ringfeed.cli..", "io.ringfeed.benchmarks..")
                .check(HOUSE);
        noClasses()
                .that()
                .resideOutsideOfPackages("io.ringfeed.cli..", "io.ringfeed.benchmarks..", "io.ringfeed.simulator..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.ringfeed.simulator..")
                .check(HOUSE);
    }

    /** What it shares with the engine or the simulator, it could not find wrong. */
    @Test
    void theCheckerOfTheSoakTestSharesNoCodeWithAnybody() {
        classes()
                .that()
                .resideInAPackage("io.ringfeed.benchmarks.soak.check..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("io.ringfeed.benchmarks.soak.check..", "java..")
                .check(HOUSE);
    }

    @Test
    void packagesFormNoCycles() {
        slices().matching("io.ringfeed.(**)").should().beFreeOfCycles().check(HOUSE);
    }

    @Test
    void everyPackageSaysWhatItIsFor() throws IOException {
        for (String room : ROOMS) {
            try (Stream<Path> files = Files.walk(Path.of("..", room, "src", "main", "java"))) {
                List<Path> silent = files.filter(file -> file.toString().endsWith(".java"))
                        .map(Path::getParent)
                        .distinct()
                        .filter(folder -> !Files.isRegularFile(folder.resolve("package-info.java")))
                        .toList();
                assertEquals(List.of(), silent);
            }
        }
    }

    @Test
    void noTypeOfDisruptorOrNettyStandsInThePublicApi() {
        classes()
                .that()
                .arePublic()
                .and()
                .resideInAnyPackage("io.ringfeed.engine..", "io.ringfeed.transport..")
                .and()
                .resideOutsideOfPackage("io.ringfeed.transport.netty..")
                .should(new ExposeOnlyOwnTypes())
                .check(HOUSE);
    }

    private static final class ExposeOnlyOwnTypes extends ArchCondition<JavaClass> {
        private static final DescribedPredicate<JavaClass> FOREIGN =
                JavaClass.Predicates.resideInAnyPackage("com.lmax..", "io.netty..", "com.dslplatform..");

        ExposeOnlyOwnTypes() {
            super("show no foreign type in public members");
        }

        @Override
        public void check(JavaClass type, ConditionEvents events) {
            Stream<JavaMember> members = Stream.concat(
                    type.getFields().stream(), type.getCodeUnits().stream().map(unit -> (JavaMember) unit));
            members.filter(member -> member.getModifiers().contains(JavaModifier.PUBLIC))
                    .filter(member -> !member.getModifiers().contains(JavaModifier.SYNTHETIC))
                    .filter(member -> !member.getModifiers().contains(JavaModifier.BRIDGE))
                    .filter(member -> !isHidden(member))
                    .filter(member -> member.getAllInvolvedRawTypes().stream().anyMatch(FOREIGN))
                    .forEach(member -> events.add(SimpleConditionEvent.violated(member, member.getFullName())));
        }

        /** Implementing a foreign callback in a package-private class is no part of the API. */
        private static boolean isHidden(JavaMember member) {
            return !member.getOwner().getModifiers().contains(JavaModifier.PUBLIC);
        }
    }
}
