package org.scriptline.local.load;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.scriptline.local.client.Scenario;

/** What a load run adds up to, in a dozen lines for people. */
record LoadReport(List<LifeOutcome> outcomes, Map<String, Instant> arrivals, double rate, int seconds) {

    void print(PrintWriter out) {
        List<LifeOutcome> fills = of(Scenario.FILL);
        long complete = complete(fills);
        out.printf(
                Locale.ROOT,
                "Lives         %,d of %,d complete, %.1f per second offered, %.1f per second completed%n",
                complete,
                fills.size(),
                rate,
                completedPerSecond(fills));
        out.printf(
                Locale.ROOT,
                "On top        %,d of %,d refused as expected, %,d of %,d held as expected%n",
                complete(of(Scenario.REFUSE)),
                of(Scenario.REFUSE).size(),
                complete(of(Scenario.HOLD)),
                of(Scenario.HOLD).size());
        out.println("Accept        " + accept(fills).line());
        out.println("Sign→pharmacy " + signToPharmacy(fills).line());
        out.println("Whole life    " + wholeLife(fills).line());
        troubles().forEach((trouble, count) -> out.printf("Trouble       %,d × %s%n", count, trouble));
        out.flush();
    }

    /** Whether every life ended as its scenario expects. */
    boolean allEnded() {
        return outcomes.stream().allMatch(LifeOutcome::complete);
    }

    private List<LifeOutcome> of(Scenario scenario) {
        return outcomes.stream().filter(life -> life.scenario() == scenario).toList();
    }

    private static long complete(Collection<LifeOutcome> lives) {
        return lives.stream().filter(LifeOutcome::complete).count();
    }

    /**
     * Ends per second between the first and the last end: when a queue grows, it is below the offered rate.
     */
    private static double completedPerSecond(List<LifeOutcome> fills) {
        List<LifeOutcome> complete =
                fills.stream().filter(LifeOutcome::complete).toList();
        if (complete.size() < 2) {
            return 0;
        }
        List<Instant> ends = complete.stream()
                .map(life -> life.intendedStart().plus(life.finished().orElseThrow()))
                .sorted()
                .toList();
        Duration span = Duration.between(ends.get(0), ends.get(ends.size() - 1));
        return (complete.size() - 1) / Math.max(0.001, span.toMillis() / 1000.0);
    }

    private static Percentiles accept(List<LifeOutcome> fills) {
        return Percentiles.of(
                fills.stream().flatMap(life -> life.answered().stream()).toList());
    }

    private Percentiles signToPharmacy(List<LifeOutcome> fills) {
        return Percentiles.of(fills.stream()
                .flatMap(life -> life
                        .prescription()
                        .map(id -> arrivals.get(id.replace("-", "")))
                        .map(arrival -> Duration.between(life.intendedStart(), arrival))
                        .stream())
                .toList());
    }

    private static Percentiles wholeLife(List<LifeOutcome> fills) {
        return Percentiles.of(
                fills.stream().flatMap(life -> life.finished().stream()).toList());
    }

    private Map<String, Long> troubles() {
        return outcomes.stream()
                .flatMap(life -> life.trouble().map(why -> life.scenario() + ": " + why).stream())
                .collect(Collectors.groupingBy(why -> why, TreeMap::new, Collectors.counting()));
    }
}
