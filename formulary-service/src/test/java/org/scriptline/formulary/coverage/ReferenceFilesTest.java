package org.scriptline.formulary.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scriptline.contracts.coverage.CoverageResult;
import org.scriptline.contracts.coverage.CoverageResult.Alternative;
import org.scriptline.contracts.coverage.CoverageResult.ReferencePrice;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.contracts.products.ProductTable;
import org.scriptline.formulary.reference.InMemoryReferenceStore;
import org.scriptline.formulary.reference.LoadingReferences;
import org.scriptline.formulary.reference.ServingReference;
import org.scriptline.formulary.release.InMemoryReleaseStore;
import org.scriptline.formulary.release.LoadProgress;
import org.scriptline.formulary.release.LoadingReleases;
import org.scriptline.formulary.release.PriceLookup;
import org.scriptline.formulary.release.Serving;
import org.scriptline.formulary.release.StepRules;
import org.scriptline.formulary.release.TestPayers;

/** What the operator's RxNorm, FDA and NADAC files add to an answer. */
class ReferenceFilesTest {

    private static final PlanCode PLAN = new PlanCode("S9901", "001", "000", null, null, null, null, null, null);

    private final Serving serving = new Serving();
    private final ServingReference reference = new ServingReference();
    private final LoadingReleases releases = new LoadingReleases(new InMemoryReleaseStore(), serving, TestPayers.CLOCK);
    private final LoadingReferences references = new LoadingReferences(
            new InMemoryReferenceStore(), reference, releases::renew, new LoadProgress(), TestPayers.CLOCK);
    private final DrugCatalogue catalogue = new DrugCatalogue(ProductTable.authored(), reference);
    private final CoverageEngine engine =
            new CoverageEngine(serving, catalogue, PriceLookup.NONE, StepRules.NONE, TestPayers.CLOCK);
    private final FormularySearch search = new FormularySearch(serving, catalogue, PriceLookup.NONE, TestPayers.CLOCK);

    @BeforeEach
    void aPayerWhoListsTheBrandAlone(@TempDir Path payer) throws IOException {
        TestPayers.copy("authored-2026", payer);
        Files.writeString(
                payer.resolve("basic drugs formulary file  20260101.txt"),
                "00090001|1|2026|99990002|99991000230|3|N| | |N|N|N\r\n",
                StandardOpenOption.APPEND);
        releases.load(payer, true, "test");
    }

    private void load(String... kinds) {
        for (String kind : kinds) {
            references.load(TestPayers.folder("reference-" + kind), true, "test");
        }
    }

    @Test
    void aPackageBeyondThePayersFilesIsItsDrug() {
        assertThat(result(null, "99991-0003-10").covered()).isNull();

        load("rxnorm");

        assertThat(result(null, "99991-0003-10").covered()).isTrue();
    }

    @Test
    void tenDigitsAreReadWhereJustOnePackageExists() {
        assertThat(ask(null, "9999100330"))
                .isInstanceOfSatisfying(
                        CoverageAnswer.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.NDC_AMBIGUOUS));

        load("fda");

        assertThat(result(null, "9999100330").unknown())
                .contains(new CoverageResult.Unknown(
                        "covered", "the NDC is a package of Mélèzine (melezine), TABLET, of which no RxCUI is known"));
    }

    @Test
    void whatPharmaciesPayStandsBesideAnAnswerWithoutAPlansPrice() {
        load("rxnorm");
        assertThat(result("314076", null).referencePrice()).isNull();

        load("nadac");

        assertThat(result("314076", null).referencePrice())
                .isEqualTo(new ReferencePrice(
                        "NADAC", new BigDecimal("0.0205"), "EA", new BigDecimal("0.62"), LocalDate.of(2026, 11, 18)));
    }

    @Test
    void theBrandIsOfferedWhereThePlanListsItAlone() {
        load("rxnorm");

        CoverageResult answer = result("99990001", null);

        assertThat(answer.covered()).isFalse();
        assertThat(answer.alternatives())
                .containsExactly(new Alternative(
                        "SAME_DRUG",
                        "99990002",
                        "larchamide 10 MG Oral Tablet [Larchor]",
                        "3",
                        new BigDecimal("30"),
                        30,
                        null,
                        "the same drug under its brand; it is on the formulary",
                        Objects.requireNonNull(result("99990002", null).cost()).patientPays()));
    }

    @Test
    void anIngredientOrABrandIsNoDrug() {
        load("rxnorm");

        assertThat(ask("99990013", null)).isInstanceOfSatisfying(CoverageAnswer.Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo(ErrorCode.DRUG_IS_INGREDIENT);
            assertThat(refused.choices()).containsExactly("99990002 larchamide 10 MG Oral Tablet [Larchor]");
        });
    }

    @Test
    void aPickerFindsTheNamesAsSoonAsTheyServe() {
        assertThat(found("larch")).isEmpty();

        load("rxnorm");

        assertThat(found("larchor")).containsExactly("99990002");
    }

    private List<String> found(String words) {
        return ((FormularySearch.Found) search.search(PLAN, words, "", 10))
                .items().stream().map(FormularySearch.FormularyDrug::rxcui).toList();
    }

    private CoverageResult result(@Nullable String rxcui, @Nullable String ndc) {
        return ((CoverageAnswer.Answered) ask(rxcui, ndc)).result();
    }

    private CoverageAnswer ask(@Nullable String rxcui, @Nullable String ndc) {
        return engine.answer(new CoverageQuestion(
                PLAN,
                LocalDate.of(2026, 11, 21),
                rxcui,
                ndc,
                BigDecimal.valueOf(30),
                30,
                List.of(),
                null,
                true,
                null,
                List.of(),
                null,
                null,
                CoverageQuestion.Accumulators.UNKNOWN));
    }
}
