package org.scriptline.local.formulary;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.scriptline.local.command.StackOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Names what changed from one kept release to another. */
@Command(name = "diff", description = "Names what changed from one kept release to another.")
public final class FormularyDiffCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "BEFORE", description = "The earlier release.")
    @SuppressWarnings("NullAway.Init") // injected by picocli
    private String before;

    @Parameters(index = "1", paramLabel = "AFTER", description = "The later release.")
    @SuppressWarnings("NullAway.Init") // injected by picocli
    private String after;

    @Mixin
    @SuppressWarnings("NullAway.Init") // injected by picocli
    private StackOption stack;

    @Spec
    @SuppressWarnings("NullAway.Init") // injected by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (var face = new FormularyFace(stack.addresses())) {
            FormularyFace.Answered answer = face.get("/releases/" + after + "/diff?against=" + before);
            if (!answer.good()) {
                Findings.refused(out, answer.body());
                out.flush();
                return 1;
            }
            JsonNode diff = answer.body();
            out.printf(
                    "%,d drugs added, %,d removed, %,d changed; %,d prescriptions seen are touched.%n",
                    diff.path("added").asLong(),
                    diff.path("removed").asLong(),
                    diff.path("changed").asLong(),
                    diff.path("touchedPrescriptions").asLong());
            for (JsonNode change : diff.path("changes")) {
                out.printf(
                        "  %s %-8s %-8s %s%n",
                        change.path("formulary").asText(),
                        change.path("rxcui").asText(),
                        change.path("kind").asText(),
                        change.path("what").asText());
            }
            out.flush();
            return 0;
        }
    }
}
