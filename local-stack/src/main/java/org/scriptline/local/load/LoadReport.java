package org.scriptline.local.load;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a run adds up to, in a dozen lines for people. */
record LoadReport(LoadFigures figures, Usage usage) {

    private static final String UNKNOWN = "-";

    void print(PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "Lives         %,d of %,d complete, %.1f per second offered, %.1f per second completed%n",
                figures.complete(),
                figures.offered(),
                figures.rate(),
                figures.completedPerSecond());
        out.printf(Locale.ROOT, "On top        %,d of %,d held as expected%n", figures.held(), figures.holdsOffered());
        out.printf(
                Locale.ROOT,
                "Invalid       %,d of %,d answered as expected: %s%n",
                figures.refusedAsExpected(),
                figures.invalid(),
                refusals());
        out.println("Accept        " + figures.accept().whole().line());
        out.println("  p99 by 30 s " + figures.accept().line());
        out.println("Sign→pharmacy " + figures.signToPharmacy().whole().line());
        out.println("  p99 by 30 s " + figures.signToPharmacy().line());
        out.println("Whole life    " + figures.wholeLife().line());
        out.println("CPU ms/life   " + cpu());
        out.println("SQL/life      " + database(DatabaseCounters::statements));
        out.println("Commits/life  " + database(DatabaseCounters::transactions));
        out.println("WAL/life      "
                + usage.database()
                        .map(counters -> String.format(Locale.ROOT, "%,.0f bytes", perLife(counters.walBytes())))
                        .orElse(UNKNOWN));
        figures.troubles().forEach((trouble, count) -> out.printf("Trouble       %,d × %s%n", count, trouble));
        out.flush();
    }

    private String refusals() {
        return Arrays.stream(InvalidRequest.values())
                .filter(figures.refused()::containsKey)
                .map(kind -> "%,d %s %d"
                        .formatted(
                                figures.refused().get(kind),
                                kind.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                                kind.status()))
                .collect(Collectors.joining(", "));
    }

    private String cpu() {
        if (usage.cpuSeconds().isEmpty()) {
            return UNKNOWN;
        }
        double all = usage.cpuSeconds().values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
        return String.format(
                Locale.ROOT,
                "%.2f together (%.2f cores busy): %s",
                1_000 * perLife(all),
                usage.coresBusy(),
                usage.cpuSeconds().entrySet().stream()
                        .map(process -> String.format(
                                Locale.ROOT, "%s %.2f", process.getKey(), 1_000 * perLife(process.getValue())))
                        .collect(Collectors.joining(", ")));
    }

    private String database(Function<DatabaseCounters, Map<String, Long>> kind) {
        return usage.database()
                .map(kind)
                .filter(counts -> !counts.isEmpty())
                .map(counts -> String.format(
                        Locale.ROOT,
                        "%.2f together: %s",
                        perLife(counts.values().stream()
                                .mapToLong(Long::longValue)
                                .sum()),
                        counts.entrySet().stream()
                                .map(one ->
                                        String.format(Locale.ROOT, "%s %.2f", one.getKey(), perLife(one.getValue())))
                                .collect(Collectors.joining(", "))))
                .orElse(UNKNOWN);
    }

    /** Everything is divided by complete lives; what is held or refused on top is part of their price. */
    private double perLife(double whole) {
        return whole / Math.max(1, figures.complete());
    }
}
