package org.scriptline.contracts;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.scriptline.contracts", importOptions = ImportOption.DoNotIncludeTests.class)
class ContractsWallsTest {

    @ArchTest
    static final ArchRule CONTRACTS_NEED_NOTHING_BUT_THE_PLATFORM = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("org.scriptline.contracts..", "java..", "org.jspecify.annotations..");

    @ArchTest
    static final ArchRule PACKAGES_DO_NOT_NEED_EACH_OTHER_IN_CIRCLES =
            slices().matching("org.scriptline.contracts.(*)..").should().beFreeOfCycles();
}
