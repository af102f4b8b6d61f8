package org.scriptline.prescription.lint;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.scriptline.prescription", importOptions = ImportOption.DoNotIncludeTests.class)
class LintWallsTest {
    @ArchTest
    static final ArchRule LINT_KNOWS_ONLY_THE_CONTRACTS = classes()
            .that()
            .resideInAPackage("..prescription.lint")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "org.jspecify..",
                    "org.scriptline.contracts..",
                    "..prescription.lint",
                    // remembers what directions say, which come again and again
                    "com.github.benmanes.caffeine.cache..");

    @ArchTest
    static final ArchRule ONLY_THE_FHIR_FACE_KNOWS_HAPI = noClasses()
            .that()
            .resideOutsideOfPackage("..prescription.fhir..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("ca.uhn.fhir..", "org.hl7.fhir..");

    @ArchTest
    static final ArchRule FHIR_NEITHER_STORES_NOR_SERVES = noClasses()
            .that()
            .resideInAPackage("..prescription.fhir")
            .should()
            .dependOnClassesThat(resideInAnyPackage("java.sql..", "jakarta..", "io.quarkus..", "..kit..")
                    // what a text or number may be, which has nothing to do with storing or serving
                    .and(not(resideInAPackage("..kit.json"))));
}
