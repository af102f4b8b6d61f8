package org.scriptline.kit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The shared library knows how services work, never what they are about. */
@AnalyzeClasses(packages = "org.scriptline.kit", importOptions = ImportOption.DoNotIncludeTests.class)
class KitWallsTest {

    @ArchTest
    static final ArchRule THE_KIT_HOLDS_NO_DOMAIN_WORD = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.scriptline.contracts.screening..",
                    "org.scriptline.contracts.coverage..",
                    "org.scriptline.contracts.status..",
                    "org.scriptline.contracts.codes..",
                    "org.scriptline.contracts.products..");

    @ArchTest
    static final ArchRule THE_KIT_NAMES_NO_PAYLOAD = noClasses()
            .should()
            .dependOnClassesThat()
            .haveNameMatching("org\\.scriptline\\.contracts\\.events\\.(?!EventType$|Topic$|package-info$).*");

    @ArchTest
    static final ArchRule PANACHE_STAYS_WHERE_OPERATIONS_LOOK = noClasses()
            .that()
            .resideOutsideOfPackage("org.scriptline.kit.quarantine..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.quarkus.hibernate..", "io.quarkus.panache..", "jakarta.persistence..");

    @ArchTest
    static final ArchRule THE_KIT_NEEDS_NO_SERVICE = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.scriptline.prescription..",
                    "org.scriptline.interaction..",
                    "org.scriptline.formulary..",
                    "org.scriptline.pharmacy..",
                    "org.scriptline.local..");
}
