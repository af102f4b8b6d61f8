package org.scriptline.interaction;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The walls inside the service. */
@AnalyzeClasses(packages = "org.scriptline.interaction", importOptions = ImportOption.DoNotIncludeTests.class)
class WallsTest {
    private static final String[] DOMAIN = {
        "org.scriptline.interaction.knowledge",
        "org.scriptline.interaction.screening",
        "org.scriptline.interaction.person",
        "org.scriptline.interaction.gate",
        "org.scriptline.interaction.asking",
        "org.scriptline.interaction.hooks",
        "org.scriptline.interaction.policy",
        "org.scriptline.interaction.profile",
        "org.scriptline.interaction.analytics"
    };

    @ArchTest
    static final ArchRule DOMAIN_KNOWS_NO_FRAMEWORK = noClasses()
            .that()
            .resideInAnyPackage(DOMAIN)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "jakarta..",
                    "io.quarkus..",
                    "io.smallrye..",
                    "java.sql..",
                    "com.fasterxml..",
                    "org.scriptline.kit..");

    @ArchTest
    static final ArchRule DOMAIN_KNOWS_NO_ADAPTER = noClasses()
            .that()
            .resideInAnyPackage(DOMAIN)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.scriptline.interaction..rest..",
                    "org.scriptline.interaction..store..",
                    "org.scriptline.interaction..events..",
                    "org.scriptline.interaction..yaml..",
                    "org.scriptline.interaction..files..");

    @ArchTest
    static final ArchRule FEATURES_FORM_NO_CIRCLE =
            slices().matching("org.scriptline.interaction.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule NO_OTHER_SERVICE = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.scriptline.prescription..",
                    "org.scriptline.formulary..",
                    "org.scriptline.pharmacy..",
                    "org.scriptline.local..");
}
