package org.scriptline.interaction.asking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scriptline.contracts.screening.Alert;
import org.scriptline.contracts.screening.Involved;
import org.scriptline.contracts.screening.NotScreened;
import org.scriptline.contracts.screening.ScreeningResult;

/** FDA's substance codes, as an operator's own RxNorm release knows them. */
class UniiTest {

    private static ScreeningResult ask(String body) {
        return Questions.askWith(
                Stream.of("11289|IN|warfarin|warfarin||5Q7ZVV76EI", "5640|IN|ibuprofen|ibuprofen||WK2XYI10QM"),
                "{" + body + "}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'draft':[{'unii':'WK2XYI10QM'}],'active':[{'unii':'5Q7ZVV76EI'}]",
                "'draft':[{'unii':'WK2XYI10QM','rxcui':'5640'}],'active':[{'name':'warfarin','unii':'0000000000'}]",
                "'draft':[{'name':'ours','ingredients':[{'unii':'WK2XYI10QM'}]}],'active':[{'name':'warfarin'}]"
            })
    void aDrugIsKnownByIt(String body) {
        // When
        ScreeningResult result = ask(body);
        // Then
        assertThat(Questions.told(result)).contains("DRUG_DRUG MAJOR warfarin-nsaid");
        assertThat(result.notScreened()).isEmpty();
    }

    @Test
    void whoAsksByItIsAnsweredWithTheRxNormCode() {
        // When
        Alert alert = Questions.alert(
                ask("'draft':[{'unii':'WK2XYI10QM'}],'active':[{'unii':'5Q7ZVV76EI'}]"), "warfarin-nsaid");
        // Then
        assertThat(alert.involved()).extracting(Involved::rxcui).containsExactly("5640", "11289");
        assertThat(alert.involved()).extracting(Involved::name).containsExactly("WK2XYI10QM", "5Q7ZVV76EI");
    }

    @Test
    void beneathACodeOfSomethingElseNeitherIsBelieved() {
        // When
        ScreeningResult result = ask("'draft':[{'name':'ibuprofen','rxcui':'5640','unii':'5Q7ZVV76EI'}]");
        // Then
        assertThat(result.notScreened()).extracting(NotScreened::name).containsExactly("ibuprofen");
    }

    @Test
    void anAllergenIsKnownByIt() {
        // When
        ScreeningResult result = ask("'draft':[{'name':'ibuprofen'}],"
                + "'allergies':[{'substance':'the pain killer of May','unii':'WK2XYI10QM'}]");
        // Then
        assertThat(result.notScreened()).isEmpty();
        assertThat(result.alerts())
                .extracting(Alert::type)
                .contains(org.scriptline.contracts.screening.AlertType.DRUG_ALLERGY);
    }
}
