package org.scriptline.pharmacy;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** A feature's root package knows neither frameworks nor adapters. */
@AnalyzeClasses(packages = "org.scriptline.pharmacy", importOptions = ImportOption.DoNotIncludeTests.class)
class WallsTest {

    private static final String[] ROOTS = {
        "org.scriptline.pharmacy.script",
        "org.scriptline.pharmacy.order",
        "org.scriptline.pharmacy.delivery",
        "org.scriptline.pharmacy.inbound",
        "org.scriptline.pharmacy.conversation",
        "org.scriptline.pharmacy.worklist",
        "org.scriptline.pharmacy.directory",
        "org.scriptline.pharmacy.partner",
        "org.scriptline.pharmacy.messages",
        "org.scriptline.pharmacy.servicelevel"
    };

    @ArchTest
    static final ArchRule ROOTS_KNOW_NO_FRAMEWORK = noClasses()
            .that()
            .resideInAnyPackage(ROOTS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "jakarta..",
                    "io.quarkus..",
                    "io.smallrye..",
                    "java.sql..",
                    "javax.sql..",
                    "com.fasterxml..",
                    "org.apache.kafka..",
                    "org.eclipse.microprofile..",
                    "java.net.http..");

    @ArchTest
    static final ArchRule ROOTS_KNOW_NO_ADAPTER = noClasses()
            .that()
            .resideInAnyPackage(ROOTS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.scriptline.pharmacy..store..",
                    "org.scriptline.pharmacy..rest..",
                    "org.scriptline.pharmacy..events..",
                    "org.scriptline.pharmacy..http..",
                    "org.scriptline.pharmacy..files..");

    @ArchTest
    static final ArchRule THE_CODEC_KNOWS_NO_OTHER_FEATURE = noClasses()
            .that()
            .resideInAPackage("org.scriptline.pharmacy.script")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.scriptline.pharmacy.order..",
                    "org.scriptline.pharmacy.delivery..",
                    "org.scriptline.pharmacy.inbound..",
                    "org.scriptline.pharmacy.worklist..",
                    "org.scriptline.pharmacy.directory..",
                    "org.scriptline.pharmacy.partner..");

    @ArchTest
    static final ArchRule NOBODY_KNOWS_ANOTHER_SERVICE = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideOutsideOfPackages(
                    "org.scriptline.prescription..", "org.scriptline.interaction..", "org.scriptline.formulary..");
}
