package io.ringfeed.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.ringfeed.transport");

    @Test
    void hasNoPackageCycles() {
        assertFalse(CLASSES.isEmpty());
        SlicesRuleDefinition.slices()
                .matching("io.ringfeed.transport.(**)")
                .namingSlices("$1")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void keepsNettyInItsPackage() {
        ArchRuleDefinition.noClasses()
                .that()
                .resideOutsideOfPackage("io.ringfeed.transport.netty")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.netty..")
                .check(CLASSES);
    }

    @Test
    void keepsTheFramePackagePure() {
        ArchRuleDefinition.classes()
                .that()
                .resideInAPackage("io.ringfeed.transport.frame")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("io.ringfeed.transport.frame", "java..")
                .check(CLASSES);
    }

    @Test
    void showsNoNettyTypeInAnyPublicSignature() {
        List<String> shown = CLASSES.stream()
                .filter(c -> c.getModifiers().contains(JavaModifier.PUBLIC))
                .flatMap(c -> c.getMembers().stream())
                .filter(m -> m.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(ArchitectureTest::namesNetty)
                .map(JavaMember::getFullName)
                .toList();
        assertEquals(List.of(), shown);
    }

    private static boolean namesNetty(JavaMember member) {
        return member.getAllInvolvedRawTypes().stream()
                .map(JavaClass::getPackageName)
                .anyMatch(p -> p.startsWith("io.netty"));
    }
}
