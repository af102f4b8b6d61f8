package org.scriptline.formulary.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The payer that the local stack ships: it loads, it is of some size, and it shows everything that the layout can say. */
class DemonstrationPayerTest {

    private static final Path FOLDER = Path.of("../local-stack/demonstration/formulary");

    @Test
    void itLoadsWithoutARefusal() {
        // Given
        var serving = new Serving();

        // When
        LoadOutcome outcome =
                new LoadingReleases(new InMemoryReleaseStore(), serving, TestPayers.CLOCK).load(FOLDER, true, "test");

        // Then
        assertThat(outcome).isInstanceOf(LoadOutcome.Serves.class);
        assertThat(serving.releases()).hasSize(1);
    }

    @Test
    void itHasTwoFormulariesOfAFewHundredDrugsAndSixPlans() {
        assertThat(rows("basic drugs").stream()
                        .collect(Collectors.groupingBy(row -> row.get(0), Collectors.counting())))
                .containsOnlyKeys("00026801", "00026802")
                .allSatisfy((formulary, drugs) -> assertThat(drugs).isBetween(300L, 400L));
        assertThat(rows("plan information").stream()
                        .map(row -> String.join("-", row.subList(0, 3)))
                        .distinct())
                .hasSize(6);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            basic drugs;      TIER_LEVEL_VALUE;         1,2,3,4,5,6
            basic drugs;      PRIOR_AUTHORIZATION_YN;   N,Y
            basic drugs;      STEP_THERAPY_YN;          N,Y
            basic drugs;      QUANTITY_LIMIT_YN;        N,Y
            basic drugs;      SELECTED_DRUG_YN;         N,Y
            plan information; PLAN_SUPPRESSED_YN;       N,Y
            beneficiary cost; COVERAGE_LEVEL;           0,1,3
            beneficiary cost; TIER;                     1,2,3,4,5,6
            beneficiary cost; DAYS_SUPPLY;              1,2,3,4
            beneficiary cost; COST_TYPE_PREF;           0,1,2
            beneficiary cost; COST_TYPE_NONPREF;        0,1,2
            beneficiary cost; COST_TYPE_MAIL_PREF;      0,1,2
            beneficiary cost; COST_TYPE_MAIL_NONPREF;   0,1,2
            beneficiary cost; TIER_SPECIALTY_YN;        N,Y
            beneficiary cost; DED_APPLIES_YN;           N,Y
            excluded drugs;   QUANTITY_LIMIT_YN;        0,1
            excluded drugs;   PRIOR_AUTH_YN;            N,Y
            excluded drugs;   STEP_THERAPY_YN;          N,Y
            excluded drugs;   CAPPED_BENEFIT_YN;        N,Y
            insulin;          DAYS_SUPPLY;              1,2,4
            pricing;          DAYS_SUPPLY;              30,60,90
            pharmacy networks; PREFERRED_STATUS_RETAIL; N,Y
            pharmacy networks; PREFERRED_STATUS_MAIL;   N,Y
            pharmacy networks; PHARMACY_RETAIL;         N,Y
            pharmacy networks; PHARMACY_MAIL;           N,Y
            pharmacy networks; IN_AREA_FLAG;            N,Y
            """)
    void everyFlagAndPhaseOfTheLayoutIsUsed(String table, String column, String values) {
        assertThat(values(table, column))
                .containsExactlyElementsOf(new TreeSet<>(List.of(values.strip().split(",", -1))));
    }

    @Test
    void limitsIndicationsLeastAndMostAreSaid() {
        assertThat(values("basic drugs", "QUANTITY_LIMIT_DAYS")).contains("28", "30");
        assertThat(values("beneficiary cost", "COST_MIN_AMT_PREF")).contains("10");
        assertThat(values("beneficiary cost", "COST_MAX_AMT_MAIL_NONPREF")).contains("450");
        assertThat(values("indication", "DISEASE")).containsExactly("Rheumatoid arthritis");
        assertThat(values("geographic", "STATENAME")).containsExactly("Ohio");
    }

    private static Set<String> values(String table, String column) {
        int index = cells(lines(table).getFirst()).indexOf(column);
        assertThat(index).as(column).isNotNegative();
        return rows(table).stream().map(row -> row.get(index)).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<List<String>> rows(String table) {
        return lines(table).stream()
                .skip(1)
                .map(DemonstrationPayerTest::cells)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static List<String> cells(String line) {
        return Arrays.asList(line.split("\\|", -1));
    }

    private static List<String> lines(String table) {
        try (Stream<Path> files = Files.list(FOLDER)) {
            Path file = files.filter(path -> String.valueOf(path.getFileName()).startsWith(table))
                    .findFirst()
                    .orElseThrow();
            return Files.readAllLines(file, Charset.forName("windows-1252"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
