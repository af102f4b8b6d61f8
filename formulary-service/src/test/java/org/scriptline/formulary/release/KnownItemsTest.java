package org.scriptline.formulary.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rows that say what a row before said are read as if each were the first. */
class KnownItemsTest {

    private static final String HEADER =
            "FORMULARY_ID|FORMULARY_VERSION|CONTRACT_YEAR|RXCUI|NDC|TIER_LEVEL_VALUE|QUANTITY_LIMIT_YN|QUANTITY_LIMIT_AMOUNT"
                    + "|QUANTITY_LIMIT_DAYS|PRIOR_AUTHORIZATION_YN|STEP_THERAPY_YN|SELECTED_DRUG_YN\n";

    @Test
    void aRowSaysTheSameWhetherOrNotARowBeforeSaidIt() {
        // Given
        List<String> rows = List.of(
                "00025000|1|2026|91000|99000091000|4|N| | |N|N|N",
                "00025001|1|2026|91001|99000091001|4|N| | |N|N|N",
                " 25002 |1|2026| 91002 | 99000091002 |4|N|.| |N|N|N",
                "00025002|1|2026|91003| |4|N| | |N|N|N",
                "00025002|1|2026|91004|99000091004|1|Y|30|30|Y|N|N",
                "00025003|1|2026|91004|99000091004|1|Y|30|30|Y|N|N",
                "00025003|1|2026|91005|99000091004|1|Y|30.00|30|Y|N|N",
                "00025003|1|2026|91006|99000091006|1|Y| | |Y|N|N");

        // When
        List<String> together = said(rows);

        // Then
        assertThat(together)
                .isEqualTo(rows.stream()
                        .flatMap(row -> said(List.of(row)).stream())
                        .toList());
    }

    @Test
    void aRowIsRefusedAsIfNoRowBeforeHadSaidTheSame() {
        // Given
        String sound = "00025000|1|2026|91000|99000091000|4|N| | |N|N|N";
        List<String> rows = List.of(
                sound,
                "000250001|1|2026|91000|99000091000|4|N| | |N|N|N",
                "00025000|1|2026|0|99000091000|4|N| | |N|N|N",
                "00025000|1|2026|9100x|99000091000|4|N| | |N|N|N",
                "00025000|1|2026|91000|9900009100|4|N| | |N|N|N",
                "00025000|1|2026|91000|9900009100é|4|N| | |N|N|N",
                "00025000|1|2025|91001|99000091000|4|N| | |N|N|N",
                "00025000|1|2026|91002|99000091000|4|N| | |N|N");

        // When
        List<Defect> defects = defects(rows);

        // Then
        assertThat(defects)
                .extracting(Defect::line, Defect::column, Defect::reason)
                .containsExactly(
                        tuple(3, "FORMULARY_ID", "is longer than 8 characters"),
                        tuple(4, "RXCUI", "is zero"),
                        tuple(5, "RXCUI", "'9100x' is not made of digits"),
                        tuple(6, "NDC", "has not 11 digits"),
                        tuple(7, null, "has a byte that is not US-ASCII"),
                        tuple(8, "CONTRACT_YEAR", "is 2025 in a file of 2026, and a release is one year"),
                        tuple(9, null, "has 11 cells where the header has 12"));
    }

    @Test
    void packedRowsComeBackAsTheyWere() {
        // Given
        var items = new ItemColumns();
        FormularyItem full = new FormularyItem(
                7,
                31,
                true,
                new QuantityRule(new BigDecimal("2.5"), 30),
                false,
                null,
                true,
                false,
                new BigDecimal("4"),
                LocalDate.of(2026, 2, 1),
                LocalDate.of(2026, 11, 30));
        items.add(3, 99_999_999_999L, full);
        items.add(4, 0, new FormularyItem(8, 1, null, null, null, true));

        // When
        var back = new ItemColumns();
        items.terms().forEach(back::addTerms);
        items.rowsByFormulary().forEach((formulary, rows) -> back.addPacked(formulary, items.packed(rows)));

        // Then
        assertThat(lines(back)).isEqualTo(lines(items)).hasSize(2);
        assertThat(back.item(0)).isEqualTo(full);
    }

    private static List<String> said(List<String> rows) {
        return switch (read(rows)) {
            case Reading.Read read -> lines(read.content().items());
            case Reading.Refused refused -> throw new AssertionError(refused.defects());
        };
    }

    private static List<Defect> defects(List<String> rows) {
        return switch (read(rows)) {
            case Reading.Read read ->
                throw new AssertionError(read.content().items().size());
            case Reading.Refused refused -> refused.defects();
        };
    }

    private static Reading read(List<String> rows) {
        byte[] file = (HEADER + String.join("\r\n", rows)).getBytes(StandardCharsets.ISO_8859_1);
        var formulary = new PayerFile("basic drugs formulary file.txt", () -> new ByteArrayInputStream(file));
        return new FilesReader(Map.of(CmsTable.BASIC_FORMULARY, formulary), new LoadProgress()).read();
    }

    private static List<String> lines(ItemColumns items) {
        List<String> lines = new ArrayList<>();
        for (int row = 0; row < items.size(); row++) {
            lines.add(items.formulary(row) + " " + items.ndc(row) + " " + items.item(row));
        }
        return lines;
    }
}
