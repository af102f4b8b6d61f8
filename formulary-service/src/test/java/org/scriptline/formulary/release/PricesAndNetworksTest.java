package org.scriptline.formulary.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pricing and network files, in a folder and in a zip of zips. */
class PricesAndNetworksTest {

    private static final PlanKey PLAN = new PlanKey("S9901", "001", "000");
    private static final String PRICING = "pricing file  20260101.txt";
    private static final String PRICES = """
            CONTRACT_ID|PLAN_ID|SEGMENT_ID|NDC|DAYS_SUPPLY|UNIT_COST\r
            S9901|001|000|99990000101|30|0.0412\r
            S9901|001|000|99990000101|90|.04\r
            """;
    private static final String NETWORKS = "pharmacy networks file 20260101 part 1.txt";
    private static final String NETWORK = """
            CONTRACT_ID|PLAN_ID|SEGMENT_ID|PHARMACY_NUMBER|PHARMACY_ZIPCODE|PREFERRED_STATUS_RETAIL|PREFERRED_STATUS_MAIL|PHARMACY_RETAIL|PHARMACY_MAIL|IN_AREA_FLAG|FLOOR_PRICE|BRAND_DISPENSING_FEE_30|BRAND_DISPENSING_FEE_60|BRAND_DISPENSING_FEE_90|GENERIC_DISPENSING_FEE_30|GENERIC_DISPENSING_FEE_60|GENERIC_DISPENSING_FEE_90|SELECTED_DISPENSING_FEE_30|SELECTED_DISPENSING_FEE_60|SELECTED_DISPENSING_FEE_90
            S9901|001|000|101497000014|43999|Y|N|Y|N|Y|0.50|0.75|0.85|1.00|0.50|0.60|0.70|.|.|.
            S9901|001|000|101497000022|43999|N|N|Y|N|Y|0.50|0.75|0.85|1.00|0.50|0.60|0.70|.|.|.
            """;

    private final InMemoryReleaseStore store = new InMemoryReleaseStore();
    private final Serving serving = new Serving();
    private final LoadingReleases loading = new LoadingReleases(store, serving, TestPayers.CLOCK);

    @TempDir
    Path folder = Path.of(".");

    @Test
    void aPriceIsFoundByPlanDrugAndLengthOfSupply() throws IOException {
        withPrices(PRICES);

        assertThat(load().rows().prices()).isEqualTo(2);
        assertThat(prices().unitCost(314076, 30)).isEqualTo("0.0412");
        assertThat(prices().unitCost(314076, 84)).isEqualTo("0.04");
        assertThat(prices().unitCost(314076, 60)).isNull();
        assertThat(prices().unitCost(617312, 30)).isNull();
    }

    @Test
    void aPlanWhosePricesAreScatteredHasThemAll() throws IOException {
        withPrices(PRICES + "S9901|002|000|99990000101|30|9\r\nS9901|001|000|99990000101|60|0.041\r\n");

        assertThat(load().rows().prices()).isEqualTo(4);
        assertThat(prices().unitCost(314076, 30)).isEqualTo("0.0412");
        assertThat(prices().unitCost(314076, 60)).isEqualTo("0.041");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "S9901|001|000|99990000101|30|1; NDC; the price of this plan, drug and length of supply came before",
                "S9901|001|000|9999000010|60|1; NDC; has not 11 digits",
                "S9901|001|000|99990000101|45|1; DAYS_SUPPLY; is 45, not 30, 60 or 90",
                "S9901|001|000|99990000101|60|-1; UNIT_COST; '-1' is negative",
                "S9901|001|000|99990000101|60|1,5; UNIT_COST; '1,5' is not a number",
                "S9901|001|000|99990000101|60| ; UNIT_COST; is empty",
                "9901|001|000|99990000101|60|1; CONTRACT_ID; '9901' is not a letter and up to four digits",
                "S9901|001|000|99990000101|60;; has 5 cells where the header has 6"
            })
    void aBadPriceIsRefusedWithItsPlaceAndNothingIsKept(String row, String column, String reason) throws IOException {
        withPrices(PRICES + row + "\r\n");

        assertThat(loading.load(folder, true, "test"))
                .isEqualTo(new LoadOutcome.Refused(List.of(new Defect(PRICING, 4, column, reason))));
        assertThat(store.newest(10)).isEmpty();
    }

    @Test
    void pricesOfStrangersAreCountedAndNamed() throws IOException {
        withPrices(PRICES + "S9999|001|000|99990000101|30|1\r\nS9901|001|000|00000000001|30|1\r\n");

        assertThat(loading.load(folder, false, "test")).isInstanceOf(LoadOutcome.NeedsAcceptance.class);
        assertThat(load().warnings())
                .contains(
                        "prices belong to plans and drugs: 1 price rows are of plans that are not in the plan file",
                        "prices belong to plans and drugs: 1 price rows name an NDC that is not on the plan's formulary");
    }

    @Test
    void aPharmacyHasItsTerms() throws IOException {
        TestPayers.copy("authored-2026", folder);
        Files.writeString(folder.resolve(NETWORKS), NETWORK);

        String release = load().id();

        assertThat(store.bulk(release).pharmacies()).containsExactly(1497000014L, 1497000022L);
        List<PharmacyTerms> terms =
                Objects.requireNonNull(store.bulk(release).terms().get(PLAN));
        assertThat(terms).extracting(PharmacyTerms::preferredRetail).containsExactly(true, false);
        assertThat(terms.getFirst().floorPrice()).isEqualTo("0.50");
        assertThat(terms.getFirst().dispensingFee(PharmacyTerms.DrugKind.GENERIC, 90))
                .isEqualTo("0.70");
        assertThat(terms.getFirst().dispensingFee(PharmacyTerms.DrugKind.SELECTED, 30))
                .isNull();
    }

    @Test
    void aPharmacyThatComesTwiceIsRefused() throws IOException {
        TestPayers.copy("authored-2026", folder);
        String again = NETWORK.lines().skip(1).findFirst().orElseThrow();
        Files.writeString(folder.resolve(NETWORKS), NETWORK + again + "\n");

        assertThat(loading.load(folder, true, "test"))
                .isEqualTo(new LoadOutcome.Refused(
                        List.of(new Defect(NETWORKS, 4, "PHARMACY_NUMBER", "this plan and pharmacy came before"))));
    }

    @Test
    void aZipOfZipsServesAsTheFolderDoes() throws IOException {
        withPrices(PRICES);
        Path zip = folder.resolve("SPUF_2026.zip");
        zipOfZips(zip);

        LoadOutcome outcome = loading.load(zip, true, "test");

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        LoadOutcome.Serves.class,
                        serves -> assertThat(serves.release().rows())
                                .isEqualTo(new RowCounts(9, 5, 14, 2, 0, new RowCounts.Others(1, 1, 1, 3, 0, 6))));
        assertThat(prices().unitCost(314076, 30)).isEqualTo("0.0412");
    }

    @Test
    void aZipThatWasCutIsRefused() throws IOException {
        withPrices(PRICES);
        Path zip = folder.resolve("SPUF_2026.zip");
        zipOfZips(zip);
        byte[] whole = Files.readAllBytes(zip);
        Files.write(zip, Arrays.copyOf(whole, whole.length / 2));

        assertThat(loading.load(zip, true, "test"))
                .isEqualTo(new LoadOutcome.Refused(List.of(
                        new Defect("SPUF_2026.zip", 0, null, "is no whole zip archive: it is cut or damaged"))));
    }

    @Test
    void aFileThatWasCutInsideTheZipNamesTheLineBeforeTheCut() throws IOException {
        withPrices(PRICES);
        byte[] inner = zipped(folder.resolve(PRICING));
        Path zip = folder.resolve("SPUF_2026.zip");
        try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (Path file : TestPayers.files(folder)) {
                if (!file.equals(zip) && !file.endsWith(PRICING)) {
                    entry(out, file.getFileName() + ".zip", zipped(file));
                }
            }
            entry(out, "pricing.zip", Arrays.copyOf(inner, inner.length - 180));
        }

        assertThat(loading.load(zip, true, "test"))
                .isInstanceOfSatisfying(
                        LoadOutcome.Refused.class,
                        refused -> assertThat(refused.defects()).singleElement().satisfies(defect -> {
                            assertThat(defect.file()).isEqualTo(PRICING);
                            assertThat(defect.reason())
                                    .isEqualTo("the file cannot be read beyond this line: it is cut or damaged");
                        }));
        assertThat(serving.releases()).isEmpty();
    }

    private void withPrices(String prices) throws IOException {
        TestPayers.copy("authored-2026", folder);
        Files.writeString(folder.resolve(PRICING), prices);
    }

    private Release load() {
        LoadOutcome outcome = loading.load(folder, true, "test");
        assertThat(outcome).isInstanceOf(LoadOutcome.Serves.class);
        return ((LoadOutcome.Serves) outcome).release();
    }

    private PlanPrices prices() {
        ServedRelease served = serving.releases().getFirst();
        int[][] costs = Objects.requireNonNull(
                store.bulk(served.release().id()).prices().get(PLAN));
        int formulary = Objects.requireNonNull(served.plan(PLAN).orElseThrow().formulary());
        return new PackedPlanPrices(served, formulary, costs);
    }

    private void zipOfZips(Path zip) throws IOException {
        List<Path> files = TestPayers.files(folder);
        try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (Path file : files) {
                entry(out, file.getFileName() + ".zip", zipped(file));
            }
        }
        for (Path file : files) {
            Files.delete(file);
        }
    }

    private static byte[] zipped(Path file) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ZipOutputStream(bytes)) {
            entry(out, String.valueOf(file.getFileName()), Files.readAllBytes(file));
        }
        return bytes.toByteArray();
    }

    private static void entry(ZipOutputStream out, String name, byte[] bytes) throws IOException {
        out.putNextEntry(new ZipEntry(name));
        ((OutputStream) out).write(bytes);
        out.closeEntry();
    }
}
