package org.scriptline.formulary;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.persistence.Entity;

@AnalyzeClasses(packages = "org.scriptline.formulary", importOptions = ImportOption.DoNotIncludeTests.class)
class WallsTest {

    private static final String[] FEATURES = {
        "org.scriptline.formulary.release",
        "org.scriptline.formulary.reference",
        "org.scriptline.formulary.coverage",
        "org.scriptline.formulary.authorization",
        "org.scriptline.formulary.authorization.simulated",
        "org.scriptline.formulary.connection",
        "org.scriptline.formulary.checking",
        "org.scriptline.formulary.benefit",
        "org.scriptline.formulary.hooks",
        "org.scriptline.formulary.pdex"
    };

    @ArchTest
    static final ArchRule FEATURES_ARE_FREE_OF_FRAMEWORKS = noClasses()
            .that()
            .resideInAnyPackage(FEATURES)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "jakarta..",
                    "io.quarkus..",
                    "io.micrometer..",
                    "com.fasterxml..",
                    "java.sql..",
                    "org.postgresql..",
                    "org.apache.kafka..",
                    "org.eclipse.microprofile..",
                    "org.scriptline.kit..");

    @ArchTest
    static final ArchRule FEATURES_DO_NOT_KNOW_THEIR_ADAPTERS = noClasses()
            .that()
            .resideInAnyPackage(FEATURES)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.scriptline.formulary..rest",
                    "org.scriptline.formulary..store",
                    "org.scriptline.formulary..events",
                    "org.scriptline.formulary.wiring");

    @ArchTest
    static final ArchRule RELEASES_DO_NOT_KNOW_COVERAGE = noClasses()
            .that()
            .resideInAPackage("org.scriptline.formulary.release..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.scriptline.formulary.coverage..", "org.scriptline.formulary.checking..");

    @ArchTest
    static final ArchRule COVERAGE_DOES_NOT_KNOW_PRESCRIPTIONS = noClasses()
            .that()
            .resideInAPackage("org.scriptline.formulary.coverage..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..checking..");

    @ArchTest
    static final ArchRule ENTITIES_STAY_IN_STORES =
            classes().that().areAnnotatedWith(Entity.class).should().resideInAPackage("..store..");

    @ArchTest
    static final ArchRule NO_OTHER_SERVICE = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.scriptline.prescription..", "org.scriptline.interaction..", "org.scriptline.pharmacy..");
}
