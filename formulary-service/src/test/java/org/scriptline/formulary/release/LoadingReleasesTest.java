package org.scriptline.formulary.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoadingReleasesTest {

    private static final String FORMULARY = "basic drugs formulary file  20260101.txt";

    private final InMemoryReleaseStore store = new InMemoryReleaseStore();
    private final Serving serving = new Serving();
    private final LoadingReleases loading = new LoadingReleases(store, serving, TestPayers.CLOCK);

    @TempDir
    Path folder = Path.of(".");

    @ParameterizedTest
    @CsvSource(
            value = {
                "plan aliases.txt|plan aliases near the last release: the last release has 3 plan aliases, this one 1",
                "plan information  20260101.txt|plans near the last release: the last release has 5 plans, this one 1",
                "beneficiary cost file  20260101.txt|costs near the last release: the last release has 14 costs, this one 1"
            },
            delimiter = '|')
    void aFileThatWasCutIsAskedAboutFirst(String file, String warning) throws IOException {
        loading.load(TestPayers.folder("authored-2026"), true, "test");
        Path cut = TestPayers.copy("authored-2026", folder).resolve(file);
        List<String> lines = Files.readAllLines(cut, StandardCharsets.ISO_8859_1);
        Files.write(cut, lines.subList(0, 2), StandardCharsets.ISO_8859_1);

        assertThat(loading.load(folder, false, "test"))
                .isInstanceOfSatisfying(
                        LoadOutcome.NeedsAcceptance.class,
                        needed -> assertThat(needed.warnings()).contains(warning));
    }

    @Test
    void aFolderServesAsOneRelease() {
        LoadOutcome outcome = loading.load(TestPayers.folder("authored-2026"), true, "test");

        assertThat(outcome).isInstanceOfSatisfying(LoadOutcome.Serves.class, serves -> {
            assertThat(serves.release().rows())
                    .isEqualTo(new RowCounts(9, 5, 14, 0, 0, new RowCounts.Others(1, 1, 1, 3, 0, 6)));
            assertThat(serves.release().completeness()).isEqualTo(Completeness.FULL);
            assertThat(serves.ignoredFiles()).containsExactly("notes.md");
            assertThat(serves.release().warnings())
                    .containsExactly(
                            "quantity limits have amount and days: 1 rows flag a limit without amount or days");
        });
        assertThat(serving.releases()).hasSize(1);
    }

    @Test
    void aWarningNeedsTheOperatorsWord() {
        LoadOutcome outcome = loading.load(TestPayers.folder("authored-2026"), false, "test");

        assertThat(outcome)
                .isEqualTo(new LoadOutcome.NeedsAcceptance(
                        List.of("quantity limits have amount and days: 1 rows flag a limit without amount or days")));
        assertThat(serving.releases()).isEmpty();
    }

    @Test
    void rowsOfAPayerMakeAPartialRelease() {
        LoadOutcome outcome = loading.load(TestPayers.folder("cms-rows-2026"), true, "test");

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        LoadOutcome.Serves.class,
                        serves -> assertThat(serves.release().completeness()).isEqualTo(Completeness.PARTIAL));
    }

    @Test
    void equalContentIsTheSameRelease() {
        loading.load(TestPayers.folder("authored-2026"), true, "test");

        LoadOutcome again = loading.load(TestPayers.folder("authored-2026"), true, "test");

        assertThat(again)
                .isInstanceOfSatisfying(
                        LoadOutcome.Serves.class,
                        serves -> assertThat(serves.alreadyKept()).isTrue());
        assertThat(store.newest(10)).hasSize(1);
    }

    @Test
    void theReleaseBeforeIsKeptAndCanServeAgain() throws IOException {
        loading.load(TestPayers.folder("authored-2026"), true, "test");
        String first = serving.releases().getFirst().release().id();
        TestPayers.copy("authored-2026", folder);
        Files.writeString(
                folder.resolve(FORMULARY),
                "00090002|1|2026|617312|99990000201|1|N| | |N|N|N\r\n",
                StandardOpenOption.APPEND);
        loading.load(folder, true, "test");
        assertThat(serving.releases().getFirst().item(90002, 617312)).isNotNull();

        loading.activate(first, "test");

        assertThat(serving.releases()).hasSize(1);
        assertThat(serving.releases().getFirst().release().id()).isEqualTo(first);
        assertThat(serving.releases().getFirst().item(90002, 617312)).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "|2026|314076|9999000010A|1|N|;NDC;'9999000010A' is not made of digits",
                "|2026|314076|9999000010|1|N|;NDC;has not 11 digits",
                "|2026|314x76|99990000101|1|N|;RXCUI;'314x76' is not made of digits",
                "|2026|314076|99990000101|8|N|;TIER_LEVEL_VALUE;'8' is not between 1 and 7",
                "|2026|314076|99990000101|one|N|;TIER_LEVEL_VALUE;'one' is not a whole number",
                "|2025|314076|99990000101|1|N|;CONTRACT_YEAR;is 2025 in a file of 2026, and a release is one year",
                "|2026|617312|99990000201|1|Q|;QUANTITY_LIMIT_YN;'Q' is neither Y nor N"
            },
            delimiter = ';',
            quoteCharacter = '"')
    void aBadCellIsRefusedWithItsPlace(String cells, String column, String reason) throws IOException {
        TestPayers.copy("authored-2026", folder);
        Files.writeString(folder.resolve(FORMULARY), "00090003|1" + cells + " | |N|N|N\r\n", StandardOpenOption.APPEND);

        LoadOutcome outcome = loading.load(folder, true, "test");

        assertThat(outcome).isEqualTo(new LoadOutcome.Refused(List.of(new Defect(FORMULARY, 11, column, reason))));
        assertThat(serving.releases()).isEmpty();
        assertThat(store.newest(10)).isEmpty();
    }

    @Test
    void aKeyThatComesTwiceIsRefusedWithItsLine() throws IOException {
        TestPayers.copy("authored-2026", folder);
        Files.writeString(
                folder.resolve(FORMULARY),
                "00090002|1|2026|314076|99990000101|3|N| | |N|N|N\r\n",
                StandardOpenOption.APPEND);

        assertThat(loading.load(folder, true, "test"))
                .isEqualTo(new LoadOutcome.Refused(
                        List.of(new Defect(FORMULARY, 11, "RXCUI", "formulary 00090002 and drug 314076 came before"))));
    }

    @Test
    void aColumnThatNobodyKnowsIsRefused() throws IOException {
        TestPayers.copy("authored-2026", folder);
        String text = Files.readString(folder.resolve(FORMULARY));
        Files.writeString(folder.resolve(FORMULARY), text.replace("TIER_LEVEL_VALUE", "TIER_LEVEL"));

        assertThat(loading.load(folder, true, "test"))
                .isEqualTo(new LoadOutcome.Refused(List.of(
                        new Defect(
                                FORMULARY,
                                1,
                                "TIER_LEVEL",
                                "is not a column of the basic drugs formulary file that this version knows"),
                        new Defect(FORMULARY, 1, "TIER_LEVEL_VALUE", "is missing from the header"))));
    }

    @Test
    void theOrderOfColumnsIsFree() throws IOException {
        Files.writeString(folder.resolve("Basic_Drugs_Formulary.txt"), """
                RXCUI|FORMULARY_ID|CONTRACT_YEAR|NDC|STEP_THERAPY_YN|TIER_LEVEL_VALUE|QUANTITY_LIMIT_YN|QUANTITY_LIMIT_AMOUNT|QUANTITY_LIMIT_DAYS|PRIOR_AUTHORIZATION_YN
                314076|90009|2026|99990000101|Y|2|N| | |N
                """);

        loading.load(folder, true, "test");

        assertThat(serving.releases().getFirst().item(90009, 314076))
                .isEqualTo(new FormularyItem(314076, 2, false, null, false, true));
    }

    @Test
    void aLineThatWasCutIsRefused() throws IOException {
        TestPayers.copy("authored-2026", folder);
        Files.writeString(folder.resolve(FORMULARY), "00090002|1|20", StandardOpenOption.APPEND);

        assertThat(loading.load(folder, true, "test"))
                .isEqualTo(new LoadOutcome.Refused(
                        List.of(new Defect(FORMULARY, 11, null, "has 3 cells where the header has 12"))));
    }

    @Test
    void aByteOutsideTheCharsetIsRefusedWithItsLine() throws IOException {
        TestPayers.copy("authored-2026", folder);
        Files.write(
                folder.resolve(FORMULARY),
                "00090003|1|2026|617312|99990000201|1|N| | |N|N|\u00e9\r\n".getBytes(StandardCharsets.UTF_8),
                StandardOpenOption.APPEND);

        assertThat(loading.load(folder, true, "test"))
                .isEqualTo(new LoadOutcome.Refused(
                        List.of(new Defect(FORMULARY, 11, null, "has a byte that is not US-ASCII"))));
    }

    @Test
    void aFolderWithoutAFormularyIsRefused() {
        assertThat(loading.load(folder, true, "test"))
                .isEqualTo(new LoadOutcome.Refused(
                        List.of(new Defect("basic drugs formulary", 0, null, "there is no such file in the folder"))));
    }

    @Test
    void namesOfPlansAreReadInTheirOwnCharset() {
        loading.load(TestPayers.folder("authored-2026"), true, "test");

        assertThat(serving.releases().getFirst().plan(new PlanKey("S9901", "001", "000")))
                .hasValueSatisfying(plan -> assertThat(plan.planName()).isEqualTo("Harbor Básico (PDP)"));
    }
}
