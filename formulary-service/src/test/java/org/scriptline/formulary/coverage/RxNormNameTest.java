package org.scriptline.formulary.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scriptline.contracts.products.ProductTable;

@NullUnmarked // A null where an answer is expected fails the test by itself.
class RxNormNameTest {

    @ParameterizedTest
    @CsvSource(
            value = {
                "candesartan cilexetil 8 MG Oral Tablet|candesartan|8|Oral Tablet|null",
                "azilsartan medoxomil 40 MG Oral Tablet [Edarbi]|azilsartan|40|Oral Tablet|Edarbi",
                "24 HR felodipine 5 MG Extended Release Oral Tablet|felodipine|5|Extended Release Oral Tablet|null",
                "sacubitril 24 MG / valsartan 26 MG Oral Tablet [Entresto]|sacubitril;valsartan|null|Oral Tablet|Entresto",
                "triamcinolone acetonide 1 MG/ML Topical Cream [Triderm]|triamcinolone|null|Topical Cream|Triderm"
            },
            delimiter = '|',
            nullValues = "null")
    void theNameTellsTheDrug(
            String name, String ingredients, @Nullable BigDecimal milligrams, String form, @Nullable String brand) {
        DrugFacts facts = RxNormName.read(1, name, ProductTable.authored());

        assertThat(facts.ingredientKey()).isEqualTo(ingredients);
        assertThat(facts.milligrams()).isEqualTo(milligrams);
        assertThat(facts.doseForm()).isEqualTo(form);
        assertThat(facts.brand()).isEqualTo(brand);
        assertThat(facts.branded()).isEqualTo(brand != null);
        assertThat(facts.pack()).isFalse();
    }

    @Test
    void aPackIsAPackAndNothingElseIsGuessed() {
        DrugFacts pack = RxNormName.read(
                1,
                "{42 (rivaroxaban 15 MG Oral Tablet [Xarelto]) } Pack [Xarelto Starter Pack]",
                ProductTable.authored());

        assertThat(pack.pack()).isTrue();
        assertThat(pack.ingredients()).isEqualTo(List.of());
        assertThat(RxNormName.read(1, "Blood glucose strips", ProductTable.authored()))
                .isNull();
    }
}
