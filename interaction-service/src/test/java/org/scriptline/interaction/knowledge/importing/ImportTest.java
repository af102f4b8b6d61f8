package org.scriptline.interaction.knowledge.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.scriptline.contracts.products.ProductTable;
import org.scriptline.contracts.screening.Severity;
import org.scriptline.interaction.asking.Questions;
import org.scriptline.interaction.knowledge.AuthoredKnowledge;
import org.scriptline.interaction.knowledge.KnowledgeSnapshot;
import org.scriptline.interaction.knowledge.PairMatch;
import org.scriptline.interaction.knowledge.yaml.KnowledgeReader;
import org.scriptline.interaction.screening.DrugDirectory;
import org.scriptline.interaction.screening.Ingredient;
import org.scriptline.interaction.screening.OperatorDirectory;
import org.scriptline.interaction.screening.ProductTableDirectory;

/** An operator's own lists, in the forms in which they come. */
class ImportTest {
    private static final ProductTable TABLE = ProductTable.authored();

    @Test
    void aPairListBecomesRulesThatTheBaseAcceptsAndItsOddRowsAreNamed() {
        // Given
        String csv = """
                label,severity,drug1_name,drug1_rxcui,drug2_name,drug2_rxcui
                A,Critical,WARFARIN,11289,"BIOTIN, NONE",
                B,Significant,LISINOPRIL,29046,LORATADINE,28889
                C,Critical,METOPROLOL,6918,IBUPROFEN,5640
                D,Critical,WARFARIN,5640,LORATADINE,28889
                E,Dreadful,WARFARIN,11289,LORATADINE,28889
                """;
        // When
        PairListImport.Imported imported = new PairListImport(
                        TABLE, Questions.knowledge().content().quiet())
                .read(csv, "own-list", "Our own list");
        Map<String, byte[]> files = new HashMap<>(AuthoredKnowledge.files());
        files.put("rules/own-list.yaml", imported.yaml().getBytes(StandardCharsets.UTF_8));
        KnowledgeSnapshot snapshot = KnowledgeReader.read("own", files, AuthoredKnowledge.ingredients());
        // Then
        assertThat(imported.taken()).isEqualTo(2);
        assertThat(imported.refused())
                .containsExactly(
                        "line 2: the second drug is not known",
                        "line 5: the first drug is not known",
                        "line 6: the severity is not known");
        assertThat(snapshot.partners("lisinopril").get("loratadine"))
                .extracting(match -> match.rule().severity())
                .contains(Severity.MODERATE);
        assertThat(snapshot.partners("metoprolol").get("ibuprofen"))
                .extracting(PairMatch::rule)
                .allSatisfy(rule -> assertThat(rule.severity()).isLessThanOrEqualTo(Severity.MODERATE));
    }

    @Test
    void aRowThatCitesNothingIsRefusedWhereTheListCitesItsSources() {
        // When
        PairListImport.Imported imported = new PairListImport(TABLE, List.of()).read("""
                        severity,a_name,b_name,citation
                        MAJOR,lisinopril,loratadine,Ward handbook p. 12
                        MAJOR,lisinopril,warfarin,
                        """, "own", "Our own list");
        // Then
        assertThat(imported.taken()).isEqualTo(1);
        assertThat(imported.yaml()).contains("citation: \"Ward handbook p. 12\"");
        assertThat(imported.refused()).containsExactly("line 3: its citation is empty");
    }

    @Test
    void aListWithOtherColumnsIsRefusedOnceAndSaysWhichItNeeds() {
        // When
        PairListImport.Imported imported = new PairListImport(TABLE, List.of())
                .read("drug_a,drug_b,severity\nlisinopril,loratadine,MAJOR\n", "own", "Our own list");
        // Then
        assertThat(imported)
                .isEqualTo(new PairListImport.Imported(
                        "rules: []\n",
                        0,
                        List.of("line 1: it names the columns severity, a_name or a_rxcui, and b_name or b_rxcui")));
    }

    @Test
    void anRxNormReleaseNamesBrandsAndProductsByTheirIngredients() {
        // Given
        List<String> concepts = List.of(
                concept("29046", "IN", "lisinopril"),
                concept("5487", "IN", "hydrochlorothiazide"),
                concept("900001", "BN", "Newbrand"),
                concept("900002", "SCD", "hydrochlorothiazide 12.5 MG / lisinopril 10 MG Oral Capsule"),
                concept("900003", "SCDC", "lisinopril 10 MG"),
                concept("900004", "SCDC", "hydrochlorothiazide 12.5 MG"),
                concept("900005", "IN", "xyzzyline"),
                concept("900006", "BN", "Xyzzy"),
                concept("900007", "PIN", "lisinopril dihydrate"),
                substance("29046", "7Q3P4BS2FD"),
                substance("900007", "E7199S1YWR"),
                substance("900005", "0123456789"),
                substance("900002", "9876543210"),
                substance("5487", "NOCODE"));
        List<String> relations = List.of(
                relation("29046", "900001", "tradename_of"),
                relation("5487", "900001", "tradename_of"),
                relation("900003", "900002", "consists_of"),
                relation("900004", "900002", "consists_of"),
                relation("29046", "900003", "has_ingredient"),
                relation("5487", "900004", "has_ingredient"),
                relation("900005", "900006", "tradename_of"),
                relation("29046", "900007", "form_of"));
        // When
        RxNormImport.Imported imported = new RxNormImport(TABLE)
                .read(
                        concepts.stream(),
                        relations.stream(),
                        Stream.of(
                                attribute("900002", "NDC", "RXNORM", "00093111201"),
                                attribute("900002", "NDC", "OTHER", "00093111202"),
                                attribute("900002", "RXN_STRENGTH", "RXNORM", "10")));
        DrugDirectory directory =
                new OperatorDirectory(new ProductTableDirectory(TABLE), TABLE, imported.rows().stream());
        // Then
        assertThat(imported.refused()).isEqualTo(2);
        assertThat(ingredients(directory, null, "newbrand")).contains(List.of("hydrochlorothiazide", "lisinopril"));
        assertThat(ingredients(directory, "900002", null)).contains(List.of("hydrochlorothiazide", "lisinopril"));
        assertThat(ingredients(directory, "900002", "warfarin")).isEmpty();
        assertThat(packaged(directory, "00093-1112-01")).contains(List.of("hydrochlorothiazide", "lisinopril"));
        assertThat(packaged(directory, "00093-1112-02")).isEmpty();
        assertThat(ingredients(directory, null, "Xyzzy")).isEmpty();
        assertThat(imported.rows()).contains("29046|IN|lisinopril|lisinopril||7Q3P4BS2FD");
        assertThat(directory.rxcuiOfUnii("7Q3P4BS2FD")).contains("29046");
        assertThat(directory.rxcuiOfUnii("E7199S1YWR")).contains("900007");
        assertThat(ingredients(directory, "900007", null)).contains(List.of("lisinopril"));
        assertThat(directory.rxcuiOfUnii("0123456789")).isEmpty();
        assertThat(directory.rxcuiOfUnii("9876543210")).isEmpty();
        assertThat(ingredients(directory, null, "warfarin")).contains(List.of("warfarin"));
    }

    private static Optional<List<String>> ingredients(
            DrugDirectory directory,
            @org.jspecify.annotations.Nullable String rxcui,
            @org.jspecify.annotations.Nullable String name) {
        return directory
                .recognise(rxcui, null, name)
                .map(found -> found.ingredients().stream().map(Ingredient::name).toList());
    }

    private static Optional<List<String>> packaged(DrugDirectory directory, String ndc) {
        return directory
                .recognise(null, ndc, null)
                .map(found -> found.ingredients().stream().map(Ingredient::name).toList());
    }

    private static String attribute(String rxcui, String name, String source, String value) {
        return rxcui + "||||AUI|" + rxcui + "|||" + name + "|" + source + "|" + value + "|N|4096|";
    }

    private static String concept(String rxcui, String type, String name) {
        return rxcui + "|ENG||||||" + rxcui + "||||RXNORM|" + type + "|" + rxcui + "|" + name + "||N|4096|";
    }

    private static String substance(String rxcui, String unii) {
        return rxcui + "|ENG||||||A1||||MTHSPL|SU|" + unii + "|a substance||N|4096|";
    }

    /** The second concept has the relation to the first. */
    private static String relation(String first, String second, String relation) {
        return first + "||CUI|RN|" + second + "||CUI|" + relation + "||"
                + Stream.of("RXNORM").findFirst().orElseThrow() + "|RXNORM||||||";
    }
}
