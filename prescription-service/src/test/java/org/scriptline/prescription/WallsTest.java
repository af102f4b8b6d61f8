package org.scriptline.prescription;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Roots of features know no framework; only stores know SQL; only event adapters know the messaging. */
@AnalyzeClasses(packages = "org.scriptline.prescription", importOptions = ImportOption.DoNotIncludeTests.class)
class WallsTest {

    @ArchTest
    static final ArchRule ROOTS_ARE_FRAMEWORK_FREE = noClasses()
            .that()
            .resideInAnyPackage(
                    "..prescription.prescribing",
                    "..prescription.patient",
                    "..prescription.practice",
                    "..prescription.timeline",
                    "..prescription.printing",
                    "..prescription.searching",
                    "..prescription.inbox",
                    "..prescription.conversation",
                    "..prescription.lint")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "jakarta..",
                    "io.quarkus..",
                    "io.smallrye..",
                    "java.sql..",
                    "org.eclipse.microprofile..",
                    "org.apache.kafka..",
                    "org.scriptline.kit..");

    @ArchTest
    static final ArchRule ONLY_STORES_KNOW_SQL = noClasses()
            .that()
            .resideOutsideOfPackage("..store..")
            .and()
            .resideOutsideOfPackage("..events..")
            .and()
            .resideOutsideOfPackage("..rest..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..");

    @ArchTest
    static final ArchRule ONLY_EVENT_ADAPTERS_KNOW_MESSAGING = noClasses()
            .that()
            .resideOutsideOfPackage("..events..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "org.eclipse.microprofile.reactive.messaging..");

    @ArchTest
    static final ArchRule STORES_DO_NOT_KNOW_WHO_CALLS_THEM = noClasses()
            .that()
            .resideInAPackage("..store..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..rest..", "..prescription..events..", "jakarta.ws.rs..");
}
