package org.scriptline.interaction.knowledge.importing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.scriptline.contracts.products.Ingredient;
import org.scriptline.contracts.products.NamedDrug;
import org.scriptline.contracts.products.ProductTable;
import org.scriptline.contracts.screening.Severity;
import org.scriptline.interaction.knowledge.QuietPair;

/**
 * A pair list in CSV as a file of rules. Each drug is named by RxCUI ({@code a_rxcui} or {@code drug1_rxcui}) or by name
 * ({@code a_name}, {@code drug1_name}); {@code severity} is ours or that of the list it comes from: NDF-RT Critical is
 * MAJOR and Significant MODERATE, ANSM CI, AD, PE and APEC are CONTRAINDICATED, MAJOR, MODERATE and MINOR. Pairs that
 * must not interrupt become MODERATE at most. Where the list has a column {@code citation}, a row without one is refused;
 * where it has none, the list itself is what a rule cites.
 */
public final class PairListImport {
    private static final Map<String, Severity> SEVERITIES = Map.ofEntries(
            Map.entry("contraindicated", Severity.CONTRAINDICATED),
            Map.entry("ci", Severity.CONTRAINDICATED),
            Map.entry("major", Severity.MAJOR),
            Map.entry("critical", Severity.MAJOR),
            Map.entry("ad", Severity.MAJOR),
            Map.entry("moderate", Severity.MODERATE),
            Map.entry("significant", Severity.MODERATE),
            Map.entry("pe", Severity.MODERATE),
            Map.entry("minor", Severity.MINOR),
            Map.entry("apec", Severity.MINOR));

    private static final String CITATION = "citation";
    private static final String NOTHING = "rules: []\n";

    private final ProductTable table;
    private final List<QuietPair> quiet;

    public PairListImport(ProductTable table, List<QuietPair> quiet) {
        this.table = table;
        this.quiet = List.copyOf(quiet);
    }

    /**
     * What came of a list.
     *
     * @param yaml a file for the folder {@code rules/}
     * @param taken pairs in it
     * @param refused a sentence for each row that was not taken
     */
    public record Imported(String yaml, int taken, List<String> refused) {}

    private record Rule(Severity severity, Map<String, String> row) {}

    /**
     * Reads a list.
     *
     * @param name begins the ids of the rules: letters, digits and hyphens
     * @param title of the source, cited by every rule
     */
    public Imported read(String csv, String name, String title) {
        Map<String, Rule> rules = new TreeMap<>();
        List<String> refused = new ArrayList<>();
        int line = 1;
        List<Map<String, String>> rows = CsvRows.read(csv);
        if (rows.isEmpty() || !complete(rows.getFirst().keySet())) {
            refused.add("line 1: it names the columns severity, a_name or a_rxcui, and b_name or b_rxcui");
            return new Imported(NOTHING, 0, refused);
        }
        for (Map<String, String> row : rows) {
            line++;
            Optional<String> a = ingredient(row, "a", "drug1");
            Optional<String> b = ingredient(row, "b", "drug2");
            Severity severity = SEVERITIES.get(row.getOrDefault("severity", "").toLowerCase(Locale.ROOT));
            if (a.isEmpty() || b.isEmpty() || severity == null || a.equals(b)) {
                String what = a.isEmpty() ? "the first drug" : b.isEmpty() ? "the second drug" : "the severity";
                refused.add("line " + line + ": "
                        + (a.equals(b) && a.isPresent() ? "one drug twice" : what + " is not known"));
                continue;
            }
            if (row.getOrDefault(CITATION, "list").isBlank()) {
                refused.add("line " + line + ": its citation is empty");
                continue;
            }
            Set<String> pair = new TreeSet<>(Set.of(a.get(), b.get()));
            rules.merge(
                    String.join("|", pair),
                    new Rule(quieted(severity, a.get(), b.get()), row),
                    (one, other) -> one.severity.compareTo(other.severity) >= 0 ? one : other);
        }
        StringBuilder yaml = new StringBuilder("rules:\n");
        rules.forEach((pair, rule) -> write(yaml, pair.split("\\|", -1), rule, name, title));
        return new Imported(rules.isEmpty() ? NOTHING : yaml.toString(), rules.size(), refused);
    }

    private static boolean complete(Set<String> columns) {
        return columns.contains("severity") && names(columns, "a", "drug1") && names(columns, "b", "drug2");
    }

    private static boolean names(Set<String> columns, String ours, String theirs) {
        return Stream.of(ours, theirs)
                .anyMatch(drug -> columns.contains(drug + "_name") || columns.contains(drug + "_rxcui"));
    }

    private Severity quieted(Severity severity, String a, String b) {
        boolean mustNotInterrupt = severity.compareTo(Severity.MODERATE) > 0
                && quiet.stream().anyMatch(pair -> holds(pair, a, b) || holds(pair, b, a));
        return mustNotInterrupt ? Severity.MODERATE : severity;
    }

    private static boolean holds(QuietPair pair, String one, String other) {
        return pair.a().ingredients().contains(one) && pair.b().ingredients().contains(other);
    }

    private Optional<String> ingredient(Map<String, String> row, String ours, String theirs) {
        String rxcui = row.getOrDefault(ours + "_rxcui", row.getOrDefault(theirs + "_rxcui", ""));
        String name = row.getOrDefault(ours + "_name", row.getOrDefault(theirs + "_name", ""));
        Optional<String> coded = table.ingredientByRxcui(rxcui).map(Ingredient::name);
        Optional<String> named = table.byName(name)
                .map(NamedDrug::ingredients)
                .filter(ingredients -> ingredients.size() == 1)
                .map(ingredients -> ingredients.getFirst().name());
        boolean contradict = coded.isPresent() && named.isPresent() && !coded.equals(named);
        return contradict ? Optional.empty() : coded.or(() -> named);
    }

    private static void write(StringBuilder yaml, String[] pair, Rule rule, String name, String title) {
        String id =
                (name + "-" + pair[0] + "-" + pair[1]).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        line(yaml, "  - id: " + id);
        line(yaml, "    kind: DRUG_DRUG");
        line(yaml, "    a: { ingredient: " + quoted(pair[0]) + " }");
        line(yaml, "    b: { ingredient: " + quoted(pair[1]) + " }");
        line(yaml, "    severity: " + rule.severity.code());
        line(yaml, "    oncHigh: false");
        text(yaml, "mechanism", rule, "The list does not state the mechanism.");
        text(yaml, "consequence", rule, "The list names this pair as an interaction.");
        text(yaml, "action", rule, "Read the source and decide; monitor or choose another drug.");
        line(yaml, "    evidence:");
        line(yaml, "      - title: " + quoted(title));
        line(
                yaml,
                "        citation: "
                        + quoted(rule.row.getOrDefault(CITATION, "imported list, " + pair[0] + " and " + pair[1])));
        line(yaml, "    precedence: " + quoted("Imported beside the authored rules; the most severe counts."));
        line(yaml, "    washoutDays: { a: 0, b: 0 }");
        line(yaml, "    reviewState: IMPORTED");
    }

    private static void text(StringBuilder yaml, String field, Rule rule, String otherwise) {
        String given = rule.row.getOrDefault(field, "");
        line(yaml, "    " + field + ": " + quoted(given.isBlank() ? otherwise : given));
    }

    private static void line(StringBuilder yaml, String line) {
        yaml.append(line).append('\n');
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", " ") + '"';
    }
}
