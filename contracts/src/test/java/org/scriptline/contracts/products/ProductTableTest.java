package org.scriptline.contracts.products;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProductTableTest {

    private final ProductTable table = ProductTable.authored();

    @ParameterizedTest
    @CsvSource({
        "314076, lisinopril 10 MG Oral Tablet, lisinopril",
        "861007, metformin hydrochloride 500 MG Oral Tablet, metformin",
        "312941, sertraline 50 MG Oral Tablet, sertraline",
        "313447, tranylcypromine 10 MG Oral Tablet, tranylcypromine"
    })
    void knowsTheProductByItsCode(String rxcui, String name, String ingredient) {
        // When
        Product product = table.byRxcui(rxcui).orElseThrow();

        // Then
        assertThat(product.name()).isEqualTo(name);
        assertThat(product.ingredientNames()).containsExactly(ingredient);
        assertThat(product.doseForm()).isEqualTo("Oral Tablet");
        assertThat(product.routeGroup()).isEqualTo(RouteGroup.SYSTEMIC);
        assertThat(product.termType()).isEqualTo(TermType.SCD);
        assertThat(product.brand()).isNull();
        assertThat(product.schedule()).isEqualTo(DeaSchedule.NONE);
        assertThat(product.billingUnit()).isEqualTo("tablet");
        assertThat(product.nciUnitCode()).isEqualTo("C48542");
    }

    @Test
    void anIngredientCodeIsNoProductCode() {
        assertThat(table.byRxcui("29046")).isEmpty();
        assertThat(table.ingredientByRxcui("29046").orElseThrow().name()).isEqualTo("lisinopril");
        assertThat(table.ingredientByRxcui("314076")).isEmpty();
    }

    @Test
    void keepsTheStrengthsOfACombinationInTheOrderOfItsIngredients() {
        // When
        Product product = table.byRxcui("198335").orElseThrow();

        // Then
        assertThat(product.ingredients().stream().map(Ingredient::name))
                .containsExactly("sulfamethoxazole", "trimethoprim");
        assertThat(product.strengths()).containsExactly("800 MG", "160 MG");
    }

    @ParameterizedTest
    @CsvSource({
        "Coumadin, warfarin",
        "WARFARIN, warfarin",
        "paracetamol, acetaminophen",
        "Adipex-P, phentermine",
        "St. John's wort, st. john's wort"
    })
    void findsAnIngredientByNameSynonymAndBrand(String name, String ingredient) {
        // When
        NamedDrug drug = table.byName(name).orElseThrow();

        // Then
        assertThat(drug.ingredients().stream().map(Ingredient::name)).containsExactly(ingredient);
    }

    @Test
    void findsAPackageByElevenDigits() {
        // When
        Product product = table.byNdc(new Ndc("68180098003")).orElseThrow();

        // Then
        assertThat(product.rxcui()).isEqualTo("314076");
        assertThat(table.byNdc(new Ndc("99999999999"))).isEmpty();
    }

    @Test
    void listsTheProductsThatContainAnIngredient() {
        // Given
        Ingredient tranylcypromine = table.ingredientByName("tranylcypromine").orElseThrow();

        // When / Then
        assertThat(table.productsOfIngredient(tranylcypromine).stream().map(Product::rxcui))
                .containsExactly("313447");
    }

    @ParameterizedTest
    @CsvSource({"1049621, II", "993770, III", "308048, IV", "483450, V", "1190572, V", "238154, UNKNOWN", "314076, NONE"
    })
    void statesTheScheduleOfTheVeryProduct(String rxcui, DeaSchedule schedule) {
        assertThat(table.byRxcui(rxcui).orElseThrow().schedule()).isEqualTo(schedule);
    }

    @Test
    void onlyUnscheduledDrugsGoWithoutEpcs() {
        assertThat(DeaSchedule.values())
                .filteredOn(DeaSchedule::allowedWithoutEpcs)
                .containsExactly(DeaSchedule.NONE);
    }

    @Test
    void holdsTheNumbersThatTheReadmeStates() {
        assertThat(table.ingredients()).hasSizeGreaterThanOrEqualTo(600);
        assertThat(table.products()).hasSizeGreaterThanOrEqualTo(500);
    }

    @Test
    void readsEveryProductsOwnNameAsItsIngredients() {
        // Given
        DrugNameReader reader = new DrugNameReader(table.names());

        // Then
        for (Product product : table.products()) {
            NamedDrug read = reader.read(product.name()).orElseThrow(() -> new AssertionError(product.name()));
            assertThat(read.ingredients())
                    .as(product.name())
                    .containsExactlyInAnyOrderElementsOf(product.ingredients());
        }
    }
}
