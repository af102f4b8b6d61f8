package org.scriptline.formulary.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scriptline.formulary.reference.DrugReference.AcquisitionCost;
import org.scriptline.formulary.release.Defect;
import org.scriptline.formulary.release.LoadProgress;
import org.scriptline.formulary.release.ReleaseState;
import org.scriptline.formulary.release.TestPayers;

class LoadingReferencesTest {

    private static final int TABLET = 99990001;
    private static final int BRANDED = 99990002;
    private static final String NADAC = "nadac-national-average-drug-acquisition-cost-11-18-2026.csv";

    private final InMemoryReferenceStore store = new InMemoryReferenceStore();
    private final ServingReference serving = new ServingReference();
    private final LoadingReferences loading =
            new LoadingReferences(store, serving, () -> {}, new LoadProgress(), TestPayers.CLOCK);

    @TempDir
    Path folder;

    @Test
    void rxNormNamesDrugsAndTheirPackages() {
        load("reference-rxnorm");

        assertThat(serving.byRxcui(TABLET))
                .contains(new ReferenceDrug(
                        TABLET,
                        "larchamide 10 MG Oral Tablet",
                        "SCD",
                        List.of("larchamide"),
                        "Oral Tablet",
                        "10 MG",
                        null));
        assertThat(serving.byRxcui(BRANDED).orElseThrow().brand()).isEqualTo("Larchor");
        assertThat(serving.byRxcui(99990009)).isEmpty();
        assertThat(serving.exactGenerics(BRANDED)).containsExactly(TABLET);
        assertThat(serving.brandsOf(TABLET)).containsExactly(BRANDED);
        assertThat(serving.productsOf(99990010))
                .extracting(ReferenceDrug::rxcui)
                .containsExactlyInAnyOrder(TABLET, BRANDED);
        assertThat(serving.productsOf(99990013))
                .extracting(ReferenceDrug::rxcui)
                .containsExactly(BRANDED);
        assertThat(serving.rxcuiOf(99991000110L)).isEqualTo(TABLET);
    }

    @Test
    void anNdcOfTwoDrugsNamesNoneAndTheOperatorIsAskedFirst() {
        assertThat(loading.load(TestPayers.folder("reference-rxnorm"), false, "test"))
                .isEqualTo(new ReferenceOutcome.NeedsAcceptance(
                        List.of("an NDC names one drug: 1 NDCs name several drugs, and so none")));
        assertThat(serving.releases()).isEmpty();

        load("reference-rxnorm");

        assertThat(serving.rxcuiOf(99991000410L)).isNull();
        assertThat(serving.knows(99991000410L)).isTrue();
    }

    @Test
    void aPackageThatTheFdaAloneListsHoldsWhatItsProductHolds() {
        load("reference-rxnorm");
        assertThat(serving.rxcuiOf(99991000107L)).isNull();

        load("reference-fda");

        assertThat(serving.rxcuiOf(99991000107L)).isEqualTo(TABLET);
        assertThat(serving.packageName(9999100330L)).isEqualTo("Mélèzine (melezine), TABLET");
        assertThat(serving.rxcuiOf(9999100330L)).isNull();
        assertThat(serving.knows(99991000901L)).isFalse();
        assertThat(store.active())
                .extracting(ReferenceRelease::kind)
                .containsExactly(ReferenceKind.RXNORM, ReferenceKind.FDA_NDC);
    }

    @Test
    void theNewestWeeksPriceCountsAndADrugHasItsDearest() {
        load("reference-rxnorm");
        load("reference-nadac");

        assertThat(serving.acquisitionCost(99991000101L))
                .isEqualTo(new AcquisitionCost(new BigDecimal("0.12345"), "EA", "2026-11-18"));
        assertThat(serving.acquisitionCostOf(TABLET)).isEqualTo(serving.acquisitionCost(99991000101L));
        assertThat(serving.acquisitionCostOf(BRANDED)).isNull();
    }

    @Test
    void whatServedBeforeServesAgain() throws IOException {
        ReferenceRelease first = load("reference-nadac");
        Files.writeString(folder.resolve("nadac.csv"), nadac().replace("0.12345", "0.2"));
        ReferenceRelease second = serves(loading.load(folder, true, "test"));
        assertThat(perUnit(99991000101L)).isEqualTo("0.2");

        assertThat(loading.rollBack(second.id(), "test"))
                .map(ReferenceRelease::id)
                .contains(first.id());

        assertThat(perUnit(99991000101L)).isEqualTo("0.12345");
        assertThat(store.find(second.id())).map(ReferenceRelease::state).contains(ReleaseState.RETIRED);
        assertThat(loading.rollBack(second.id(), "test")).isEmpty();
    }

    @Test
    void equalFilesAreTheSameReleaseHoweverPacked() throws IOException {
        ReferenceRelease first = load("reference-rxnorm");
        Path zip = folder.resolve("RxNorm_full_11022026.zip");
        try (var out = new ZipOutputStream(Files.newOutputStream(zip));
                Stream<Path> files = Files.list(TestPayers.folder("reference-rxnorm"))) {
            for (Path file : files.toList()) {
                out.putNextEntry(new ZipEntry("rrf/" + file.getFileName()));
                Files.copy(file, out);
            }
            out.putNextEntry(new ZipEntry("prescribe/rrf/RXNCONSO.RRF"));
            out.write("another".getBytes(StandardCharsets.UTF_8));
        }

        assertThat(loading.load(zip, false, "test")).isEqualTo(new ReferenceOutcome.Serves(first, true, List.of()));
    }

    @Test
    void fewerRowsThanBeforeAreAskedAboutFirst() throws IOException {
        load("reference-nadac");
        Files.writeString(folder.resolve("nadac.csv"), nadac().lines().limit(3).reduce("", (a, b) -> a + b + "\n"));

        assertThat(loading.load(folder, false, "test"))
                .isEqualTo(new ReferenceOutcome.NeedsAcceptance(
                        List.of("rows near the last release: the last release has 3 prices, this one 1")));
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "reference-nadac|NADAC Per Unit|Price Each|1|Price Each|is a column that this version does not know",
                "reference-nadac|99991000310|9999100031|5|NDC|is not an NDC of eleven digits (a spreadsheet drops leading zeros)",
                "reference-nadac|0.0205|-0.0205|5|NADAC Per Unit|is not a price above 0 in dollars",
                "reference-nadac|0.0205|1E-2|5|NADAC Per Unit|is not a price above 0 in dollars",
                "reference-nadac|10/21/2026|21/10/2026|2|Effective Date|is not a date as MM/DD/YYYY or YYYY-MM-DD between 2012-01-01 and 2026-12-22",
                "reference-nadac|10/21/2026|10/21/2096|2|Effective Date|is not a date as MM/DD/YYYY or YYYY-MM-DD between 2012-01-01 and 2026-12-22",
                "reference-nadac|2026-11-18,EA|2026-11-18,TB|4|Pricing Unit|is neither EA, ML nor GM",
                "reference-nadac|LISINOPRIL 10|\"LISINOPRIL 10|5|null|has a quotation mark that is not closed",
                "reference-nadac|0.1,2026-11-18,EA,C/I,N|0.1,2026-11-18,EA,C/I|4|null|has 11 cells where the header has 12",
                "reference-fda|9999-1003-30|9999100330|5|NDCPACKAGECODE|is not an NDC of eleven digits, nor of ten with hyphens as 4-4-2, 5-3-2 or 5-4-1",
                "reference-fda|99991-0001-7|99991-0002-7|3|NDCPACKAGECODE|is not a package of the product in this row",
                "reference-fda|NONPROPRIETARYNAME|GENERIC|1|GENERIC|is a column that this version does not know",
                "reference-rxnorm|99991000210|9999-1000-21|3|ATV|is not an NDC of eleven digits",
                "reference-rxnorm|99990011|314076|8|RXCUI|314076 came before with another name or term type"
            },
            delimiter = '|',
            quoteCharacter = '\'',
            nullValues = "null",
            ignoreLeadingAndTrailingWhitespace = false)
    void aBadFileIsRefusedByItsPlaceAndNothingServes(
            String reference, String good, String bad, int line, String column, String reason) throws IOException {
        damage(reference, good, bad);

        assertThat(loading.load(folder, true, "test"))
                .isInstanceOfSatisfying(
                        ReferenceOutcome.Refused.class,
                        refused -> assertThat(refused.defects())
                                .extracting(Defect::line, Defect::column, Defect::reason)
                                .contains(tuple(line, column, reason)));
        assertThat(serving.releases()).isEmpty();
        assertThat(store.newest(1)).isEmpty();
    }

    @Test
    void aFolderWithoutAllOfItsFilesIsRefused() throws IOException {
        Files.copy(TestPayers.folder("reference-fda").resolve("product.txt"), folder.resolve("product.txt"));

        assertThat(loading.load(folder, true, "test"))
                .isEqualTo(new ReferenceOutcome.Refused(
                        List.of(new Defect("PACKAGE.TXT", 0, null, "there is no such file"))));
    }

    private void damage(String reference, String good, String bad) throws IOException {
        try (Stream<Path> files = Files.list(TestPayers.folder(reference))) {
            for (Path file : files.toList()) {
                String text = Files.readString(file, StandardCharsets.ISO_8859_1);
                Files.writeString(
                        folder.resolve(file.getFileName().toString()),
                        text.replace(good, bad),
                        StandardCharsets.ISO_8859_1);
            }
        }
    }

    private BigDecimal perUnit(long ndc) {
        return Objects.requireNonNull(serving.acquisitionCost(ndc)).perUnit();
    }

    private static String nadac() throws IOException {
        return Files.readString(TestPayers.folder("reference-nadac").resolve(NADAC));
    }

    private ReferenceRelease load(String reference) {
        return serves(loading.load(TestPayers.folder(reference), true, "test"));
    }

    private static ReferenceRelease serves(ReferenceOutcome outcome) {
        assertThat(outcome).isInstanceOf(ReferenceOutcome.Serves.class);
        return ((ReferenceOutcome.Serves) outcome).release();
    }
}
