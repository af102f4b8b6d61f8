package org.scriptline.local.load;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a run of questions came to.
 *
 * @param rate questions offered per second
 * @param seconds for which they were offered
 * @param answered questions with an answer, not a refusal
 * @param times of those, from the intended start
 * @param troubles what else came back, and how often
 * @param bare times of the service's cheapest answer, at the same rate in the same run: the limit to compare with
 * @param bareTroubles what else came back there
 * @param usage what the stack spent while the questions were asked
 */
record QuestionReport(
        double rate,
        int seconds,
        long answered,
        Latencies times,
        Map<String, Long> troubles,
        Latencies bare,
        Map<String, Long> bareTroubles,
        Usage usage) {

    boolean asExpected() {
        return troubles.isEmpty() && bareTroubles.isEmpty();
    }

    void print(PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "Asked         %,d at %.0f per second, %,d answered%n",
                Math.round(rate * seconds),
                rate,
                answered);
        out.println("Answer        " + times.fineLine());
        out.println("Bare HTTP     " + bare.fineLine());
        out.printf(Locale.ROOT, "Ratio         p50 %.1f   p99 %.1f%n", ratio(50), ratio(99));
        out.println("CPU ms/answer "
                + usage.cpuSeconds().entrySet().stream()
                        .map(process ->
                                String.format(Locale.ROOT, "%s %.2f", process.getKey(), perAnswer(process.getValue())))
                        .collect(Collectors.joining(", ")));
        troubles.forEach((trouble, count) -> out.printf("Trouble       %,d × %s%n", count, trouble));
        bareTroubles.forEach((trouble, count) -> out.printf("Trouble       %,d × %s (bare)%n", count, trouble));
        out.flush();
    }

    /** The same for machines, times in milliseconds. */
    void write(Path file) throws IOException {
        ObjectNode report = JsonNodeFactory.instance.objectNode();
        report.put("rate", rate).put("seconds", seconds).put("answered", answered);
        report.put("cores", Runtime.getRuntime().availableProcessors());
        ObjectNode milliseconds = report.putObject("milliseconds");
        milliseconds.set("answer", times.json());
        milliseconds.set("bare", bare.json());
        ObjectNode cpu = report.putObject("cpuMillisecondsPerAnswer");
        usage.cpuSeconds().forEach((process, spent) -> cpu.put(process, perAnswer(spent)));
        troubles.forEach(report.putObject("troubles")::put);
        Files.writeString(
                file,
                JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(report) + "\n");
    }

    private double ratio(double percent) {
        return times.at(percent) / Math.max(0.001, bare.at(percent));
    }

    private double perAnswer(double cpuSeconds) {
        return 1_000 * cpuSeconds / Math.max(1, answered);
    }
}
