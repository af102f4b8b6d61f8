package org.scriptline.local.load;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * What a run of deliveries adds up to, for people and for machines.
 *
 * @param rate deliveries per second
 * @param seconds of each stretch
 * @param bare times of the gateway's cheapest answer at the same rate, right before
 * @param bareTroubles what else came back there
 * @param usage what the stack spent while all were healthy
 * @param usageWithDead what it spent while some were dead
 * @param resting pharmacies whose circuit breaker was not closed at the end of that; empty when the gateway did not say
 * @param refused releases that the broker did not take
 * @param settled whether the gateway had an answer for everything in the end
 */
record DeliveryReport(
        double rate,
        int seconds,
        DeliveryFigures figures,
        Latencies bare,
        Map<String, Long> bareTroubles,
        Usage usage,
        Optional<Usage> usageWithDead,
        OptionalInt resting,
        long refused,
        boolean settled) {

    private static final String UNKNOWN = "-";

    /** Whether every order arrived at its pharmacy once and the gateway knows it. */
    boolean clean() {
        return settled && refused == 0 && figures.troubles().isEmpty();
    }

    void print(PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "Deliveries    %,d at %.0f per second, all %d pharmacies healthy%n",
                figures.orders(Stretch.ALL_HEALTHY),
                rate,
                Cohort.POSTED_TO);
        out.println(
                "Commit→pharm. " + figures.commitToPharmacy(Stretch.ALL_HEALTHY).fineLine());
        out.println("Release→pharm "
                + figures.releaseToPharmacy(Stretch.ALL_HEALTHY).fineLine());
        out.println("Bare HTTP     " + bare.fineLine());
        out.println("CPU ms/deliv. " + cpu(usage, Stretch.ALL_HEALTHY));
        usageWithDead.ifPresent(spent -> printDead(out, spent));
        printVerdict(out);
        out.flush();
    }

    private void printDead(PrintWriter out, Usage spent) {
        out.printf(
                Locale.ROOT,
                "Dead          %d of %d pharmacies, %s rest%n",
                figures.dead().size(),
                Cohort.POSTED_TO,
                resting.isPresent() ? Integer.toString(resting.getAsInt()) : UNKNOWN);
        for (DeadPharmacy one : figures.dead()) {
            out.printf(
                    Locale.ROOT,
                    "  %s     %s: %,d orders, %,d attempts meanwhile%n",
                    one.ncpdpId(),
                    one.behaviour(),
                    one.orders(),
                    one.attempts());
        }
        out.println(
                "Others else   " + figures.commitToOthers(Stretch.ALL_HEALTHY).fineLine());
        out.println("Others then   " + figures.commitToOthers(Stretch.SOME_DEAD).fineLine());
        out.printf(
                Locale.ROOT,
                "Ratio         p50 %.2f   p99 %.2f   (healthy rounds by themselves: p50 %.2f   p99 %.2f)%n",
                figures.ratio(50),
                figures.ratio(99),
                figures.apart(50),
                figures.apart(99));
        out.println("CPU ms/order  " + cpu(spent, Stretch.SOME_DEAD));
    }

    private void printVerdict(PrintWriter out) {
        figures.troubles().forEach((trouble, count) -> out.printf("Trouble       %,d × %s%n", count, trouble));
        bareTroubles.forEach((trouble, count) -> out.printf("Trouble       %,d × %s (bare)%n", count, trouble));
        if (refused > 0) {
            out.printf("Trouble       %,d × was not taken by the broker%n", refused);
        }
        if (!settled) {
            out.println("Trouble       something was still waiting when the run gave up");
        }
        if (figures.triedAgain() > 0) {
            out.printf(
                    Locale.ROOT,
                    "Tried again   %,d orders of healthy pharmacies, with the same MessageID%n",
                    figures.triedAgain());
        }
        out.printf(
                Locale.ROOT,
                "Exactly once  %s, %,d orders with the warm-up, by the pharmacies' ledger and the gateway's tables%n",
                clean() ? "clean" : "BROKEN",
                figures.sent().size());
    }

    private String cpu(Usage spent, Stretch stretch) {
        if (spent.cpuSeconds().isEmpty()) {
            return UNKNOWN;
        }
        return String.format(
                Locale.ROOT,
                "%.2f together (%.2f cores busy): %s",
                spent.cpuSeconds().values().stream()
                        .mapToDouble(seconds -> each(seconds, stretch))
                        .sum(),
                spent.coresBusy(),
                spent.cpuSeconds().entrySet().stream()
                        .map(process -> String.format(
                                Locale.ROOT, "%s %.2f", process.getKey(), each(process.getValue(), stretch)))
                        .collect(Collectors.joining(", ")));
    }

    /** Milliseconds for each order of the stretch. */
    private double each(double cpuSeconds, Stretch stretch) {
        return 1_000 * cpuSeconds / Math.max(1, figures.orders(stretch));
    }

    /** The same for machines, times in milliseconds. */
    void write(Path file) throws IOException {
        ObjectNode report = JsonNodeFactory.instance.objectNode();
        report.put("rate", rate).put("seconds", seconds);
        report.put("cores", Runtime.getRuntime().availableProcessors());
        ObjectNode healthy = report.putObject("allHealthy");
        healthy.put("orders", figures.orders(Stretch.ALL_HEALTHY));
        healthy.set(
                "commitToPharmacy",
                figures.commitToPharmacy(Stretch.ALL_HEALTHY).json());
        healthy.set(
                "releaseToPharmacy",
                figures.releaseToPharmacy(Stretch.ALL_HEALTHY).json());
        healthy.set("cpuMillisecondsPerOrder", cpuJson(usage, Stretch.ALL_HEALTHY));
        report.set("bare", bare.json());
        usageWithDead.ifPresent(spent -> report.set("someDead", deadJson(spent)));
        ObjectNode troubles = report.putObject("verdict")
                .put("clean", clean())
                .put("orders", figures.sent().size())
                .put("triedAgain", figures.triedAgain())
                .put("notTakenByTheBroker", refused)
                .put("settled", settled)
                .putObject("troubles");
        figures.troubles().forEach(troubles::put);
        Files.writeString(
                file,
                JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(report) + "\n");
    }

    private ObjectNode deadJson(Usage spent) {
        ObjectNode some = JsonNodeFactory.instance.objectNode();
        some.put("orders", figures.orders(Stretch.SOME_DEAD));
        if (resting.isPresent()) {
            some.put("resting", resting.getAsInt());
        } else {
            some.putNull("resting");
        }
        ArrayNode pharmacies = some.putArray("dead");
        for (DeadPharmacy one : figures.dead()) {
            pharmacies
                    .addObject()
                    .put("pharmacy", one.ncpdpId())
                    .put("behaviour", one.behaviour())
                    .put("orders", one.orders())
                    .put("attempts", one.attempts());
        }
        some.set("othersElse", figures.commitToOthers(Stretch.ALL_HEALTHY).json());
        some.set("others", figures.commitToOthers(Stretch.SOME_DEAD).json());
        some.putObject("ratio").put("p50", figures.ratio(50)).put("p99", figures.ratio(99));
        some.putObject("healthyRoundsApart").put("p50", figures.apart(50)).put("p99", figures.apart(99));
        some.set("cpuMillisecondsPerOrder", cpuJson(spent, Stretch.SOME_DEAD));
        return some;
    }

    private ObjectNode cpuJson(Usage spent, Stretch stretch) {
        ObjectNode cpu = JsonNodeFactory.instance.objectNode();
        spent.cpuSeconds().forEach((process, seconds) -> cpu.put(process, each(seconds, stretch)));
        return cpu;
    }
}
