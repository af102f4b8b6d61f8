package org.scriptline.contracts.products;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scriptline.contracts.products.Recognition.Conflict;
import org.scriptline.contracts.products.Recognition.IngredientOnly;
import org.scriptline.contracts.products.Recognition.NamedBy;
import org.scriptline.contracts.products.Recognition.RecognisedProduct;
import org.scriptline.contracts.products.Recognition.Source;
import org.scriptline.contracts.products.Recognition.Unrecognised;

class DrugRecognitionTest {

    private final ProductTable table = ProductTable.authored();
    private final DrugRecognition recognition = new DrugRecognition(table);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lisinopril 10 MG Oral Tablet",
                "Lisinopril",
                "Zestril 10 mg",
                "PRINIVIL tablet",
                "lisinopril (Zestril) 10mg tab",
                "a text that says nothing"
            })
    void codeAndAgreeingTextNameTheProduct(String text) {
        // When
        Recognition found = recognition.recognise("314076", "68180-980-03", text);

        // Then
        assertThat(found).isEqualTo(new RecognisedProduct(product("314076")));
    }

    @Test
    void anIngredientCodeIsAnsweredWithItsProducts() {
        // When
        Recognition found = recognition.recognise("10734", null, "tranylcypromine");

        // Then
        assertThat(found)
                .isEqualTo(new IngredientOnly(
                        List.of(ingredient("tranylcypromine")),
                        DeaSchedule.NONE,
                        NamedBy.RXNORM_CODE,
                        List.of(product("313447"))));
    }

    @Test
    void theTextAloneNamesAProductByItsFullName() {
        assertThat(recognition.recognise(null, null, "Sertraline 50 mg oral tablet"))
                .isEqualTo(new RecognisedProduct(product("312941")));
    }

    @Test
    void theTextAloneNarrowsThePickListByStrength() {
        // When
        Recognition found = recognition.recognise(null, null, "sertraline 50 mg tabs");

        // Then
        assertThat(found)
                .isEqualTo(new IngredientOnly(
                        List.of(ingredient("sertraline")), DeaSchedule.NONE, NamedBy.TEXT, List.of(product("312941"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "amoxicillin / clavulanate",
                "Amoxicillin-clavulanate 875 mg",
                "Augmentin 875-125 mg",
                "amoxicillin 875 mg and clavulanic acid 125 mg",
                "amoxicillin 50 MG/ML / clavulanate 12.5 MG/ML"
            })
    void aTextThatNamesSeveralIngredientsYieldsAllOfThem(String text) {
        // When
        Recognition found = recognition.recognise(null, null, text);

        // Then
        assertThat(found)
                .isInstanceOfSatisfying(
                        IngredientOnly.class,
                        only -> assertThat(only.ingredients().stream().map(Ingredient::name))
                                .containsExactly("amoxicillin", "clavulanate"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Xyzzyline",
                "Xyzzyline / lisinopril",
                "lisinopril / xyzzyline 5 mg",
                "for lisinopril",
                "Zestril PM"
            })
    void aTextThatIsNotWhollyUnderstoodIsNotRecognised(String text) {
        assertThat(recognition.recognise(null, null, text)).isEqualTo(new Unrecognised(text));
    }

    @ParameterizedTest
    @CsvSource({
        "Claritin-D 24 hour, loratadine, pseudoephedrine",
        "losartan HCTZ 50-12.5 mg, hydrochlorothiazide, losartan",
        "Advil PM, diphenhydramine, ibuprofen",
        "amlodipine 5 mg tablet + benazepril 10 mg capsule, amlodipine, benazepril"
    })
    void aSecondDrugInTheTextIsNotLost(String text, String one, String other) {
        // When
        Recognition found = recognition.recognise(null, null, text);

        // Then
        assertThat(found)
                .isInstanceOfSatisfying(
                        IngredientOnly.class,
                        only -> assertThat(only.ingredients().stream().map(Ingredient::name))
                                .containsExactlyInAnyOrder(one, other));
    }

    @Test
    void anUnknownCodeWithoutTextIsNamedByTheCode() {
        assertThat(recognition.recognise("999999", null, null)).isEqualTo(new Unrecognised("999999"));
    }

    @ParameterizedTest
    @CsvSource({
        "314076, metformin 500 mg, metformin",
        "314076, lisinopril 20 mg, lisinopril 20 mg",
        "314076, lisinopril 20 MG Oral Tablet, lisinopril 20 MG Oral Tablet",
        "314076, lisinopril / hydrochlorothiazide, lisinopril / hydrochlorothiazide"
    })
    void codeAndTextThatNameDifferentDrugsConflict(String rxcui, String text, String named) {
        assertThat(recognition.recognise(rxcui, null, text))
                .isEqualTo(new Conflict(Source.RXNORM_CODE, "lisinopril 10 MG Oral Tablet", Source.TEXT, named));
    }

    @Test
    void codeAndPackageThatNameDifferentDrugsConflict() {
        assertThat(recognition.recognise("312941", "00069421030", "sertraline"))
                .isEqualTo(new Conflict(
                        Source.RXNORM_CODE,
                        "sertraline 50 MG Oral Tablet",
                        Source.NDC,
                        "sildenafil 50 MG Oral Tablet [Viagra]"));
    }

    @Test
    void anIngredientCodeAndAnotherTextConflict() {
        assertThat(recognition.recognise("29046", null, "warfarin 5 mg"))
                .isEqualTo(new Conflict(Source.RXNORM_CODE, "lisinopril", Source.TEXT, "warfarin"));
    }

    @Test
    void microgramsAndMilligramsAreTheSameStrength() {
        assertThat(recognition.recognise("966222", null, "levothyroxine 75 mcg tablet"))
                .isEqualTo(new RecognisedProduct(product("966222")));
    }

    @ParameterizedTest
    @CsvSource({
        "OxyContin 10 mg, II",
        "Tylenol with codeine #3, III",
        "carisoprodol 350 mg, IV",
        "Fioricet, UNKNOWN",
        "tizanidine 4 mg, NONE"
    })
    void aNameCarriesItsSchedule(String text, DeaSchedule schedule) {
        assertThat(recognition.recognise(null, null, text))
                .isInstanceOfSatisfying(
                        IngredientOnly.class,
                        only -> assertThat(only.schedule()).isEqualTo(schedule));
    }

    private Product product(String rxcui) {
        return table.byRxcui(rxcui).orElseThrow();
    }

    private Ingredient ingredient(String name) {
        return table.ingredientByName(name).orElseThrow();
    }
}
