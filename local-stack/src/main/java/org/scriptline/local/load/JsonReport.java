package org.scriptline.local.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The same for machines, as JSON: times in milliseconds, sizes in bytes, {@code null} where nothing could be measured. */
final class JsonReport {

    private JsonReport() {}

    /**
     * Writes it.
     *
     * @param kill the process that was killed and how long it was away
     * @param alone what the databases alone can do
     */
    static void write(
            Path file,
            LoadFigures figures,
            Usage usage,
            Optional<Map.Entry<String, Duration>> kill,
            Optional<Alone> alone,
            CheckerProcess.Verdict verdict)
            throws IOException {
        ObjectNode report = JsonNodeFactory.instance.objectNode();
        report.put("rate", figures.rate()).put("seconds", figures.seconds());
        report.put("cores", Runtime.getRuntime().availableProcessors());
        report.putObject("lives")
                .put("offered", figures.offered())
                .put("complete", figures.complete())
                .put("completedPerSecond", figures.completedPerSecond());
        report.putObject("holds").put("offered", figures.holdsOffered()).put("held", figures.held());
        report.set("invalid", invalid(figures));
        ObjectNode times = report.putObject("milliseconds");
        times.set("accept", figures.accept().whole().json());
        times.set("acceptP99ByHalfMinute", figures.accept().json());
        times.set("signToPharmacy", figures.signToPharmacy().whole().json());
        times.set("signToPharmacyP99ByHalfMinute", figures.signToPharmacy().json());
        times.set("wholeLife", figures.wholeLife().json());
        report.set("perLife", perLife(figures, usage));
        ObjectNode troubles = report.putObject("troubles");
        figures.troubles().forEach(troubles::put);
        kill.ifPresent(one -> report.putObject("kill")
                .put("process", one.getKey())
                .put("awayMilliseconds", one.getValue().toMillis()));
        alone.ifPresent(one -> report.set("databaseAlone", one.json(figures.completedPerSecond())));
        ArrayNode lines = report.putObject("verdict")
                .put("clean", verdict.clean())
                .put("asExpected", figures.asExpected())
                .putArray("lines");
        verdict.lines().forEach(lines::add);
        Files.writeString(
                file,
                JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(report) + "\n");
    }

    private static ObjectNode invalid(LoadFigures figures) {
        ObjectNode invalid = JsonNodeFactory.instance.objectNode();
        invalid.put("sent", figures.invalid()).put("answeredAsExpected", figures.refusedAsExpected());
        for (InvalidRequest kind : InvalidRequest.values()) {
            invalid.putObject(kind.name())
                    .put("expectedStatus", kind.status())
                    .put("answeredAsExpected", figures.refused().getOrDefault(kind, 0L));
        }
        return invalid;
    }

    private static ObjectNode perLife(LoadFigures figures, Usage usage) {
        double lives = Math.max(1, figures.complete());
        ObjectNode perLife = JsonNodeFactory.instance.objectNode();
        if (usage.cpuSeconds().isEmpty()) {
            perLife.putNull("cpuMilliseconds").putNull("coresBusy");
        } else {
            ObjectNode cpu = perLife.put("coresBusy", usage.coresBusy()).putObject("cpuMilliseconds");
            usage.cpuSeconds().forEach((process, seconds) -> cpu.put(process, 1_000 * seconds / lives));
        }
        perLife.set("statements", counts(usage.database().map(DatabaseCounters::statements), lives));
        perLife.set("transactions", counts(usage.database().map(DatabaseCounters::transactions), lives));
        usage.database()
                .ifPresentOrElse(
                        counters -> perLife.put("walBytes", counters.walBytes() / lives),
                        () -> perLife.putNull("walBytes"));
        return perLife;
    }

    private static JsonNode counts(Optional<Map<String, Long>> counts, double lives) {
        if (counts.filter(all -> !all.isEmpty()).isEmpty()) {
            return JsonNodeFactory.instance.nullNode();
        }
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        counts.get().forEach((name, count) -> all.put(name, count / lives));
        return all;
    }
}
