package org.scriptline.formulary.reference;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Questions that are put to reference files before they may serve; a gate only warns. */
record ReferenceGates(List<String> passed, List<String> warnings) {

    /** RxNorm and the FDA's directory change by a few percent a month, NADAC by less. */
    private static final int PERCENT = 20;

    private static final List<Integer> SPREADSHEET = List.of(1_048_576, 1_048_575, 65_536, 65_535);

    private record Table(String name, int rows, int before) {}

    /** @param previous rows of the release that serves, null when none does */
    static ReferenceGates of(ReferenceContent content, @Nullable ReferenceRows previous) {
        ReferenceRows now = ReferenceRows.of(content);
        ReferenceRows before = previous == null ? new ReferenceRows(0, 0, 0, 0, 0) : previous;
        var gates = new ReferenceGates(new ArrayList<>(), new ArrayList<>());
        List<String> far = new ArrayList<>();
        List<String> cut = new ArrayList<>();
        for (Table table : List.of(
                new Table("drugs", now.drugs(), before.drugs()),
                new Table("trade names", now.tradeNames(), before.tradeNames()),
                new Table("packages", now.packages(), before.packages()),
                new Table("products", now.products(), before.products()),
                new Table("prices", now.prices(), before.prices()))) {
            long difference = Math.abs((long) table.rows() - table.before());
            if (table.before() > 0 && difference * 100 > (long) table.before() * PERCENT) {
                far.add("the last release has " + table.before() + " " + table.name() + ", this one " + table.rows());
            }
            if (SPREADSHEET.contains(table.rows())) {
                cut.add("there are exactly " + table.rows() + " " + table.name() + ", as many as a spreadsheet holds");
            }
        }
        gates.ask("rows near the last release", far);
        gates.ask("not cut by a spreadsheet", cut);
        if (content.kind() == ReferenceKind.RXNORM) {
            long several = content.packages().stream()
                    .filter(each -> each.rxcui() == null)
                    .count();
            gates.ask(
                    "an NDC names one drug",
                    several == 0 ? List.of() : List.of(several + " NDCs name several drugs, and so none"));
        }
        return gates;
    }

    private void ask(String gate, List<String> findings) {
        if (findings.isEmpty()) {
            passed.add(gate);
        }
        findings.forEach(finding -> warnings.add(gate + ": " + finding));
    }
}
