package org.scriptline.local.formulary;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.scriptline.local.command.StackOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists the kept releases and drug references, the newest first. */
@Command(name = "list", description = "Lists the kept releases and drug references, the newest first.")
public final class FormularyListCommand implements Callable<Integer> {
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
            for (JsonNode release : face.get("/releases").body().path("items")) {
                out.printf(
                        "%-40s %-8s %-8s %,12d drug rows, loaded %s%n",
                        release.path("id").asText(),
                        release.path("state").asText(),
                        release.path("completeness").asText(),
                        release.path("rows").path("items").asLong(),
                        release.path("loadedAt").asText());
            }
            for (JsonNode release : face.get(FormularyFace.REFERENCES).body().path("items")) {
                out.printf(
                        "%-40s %-8s %s, loaded %s%n",
                        release.path("id").asText(),
                        release.path("state").asText(),
                        Findings.rows(release.path("rows")),
                        release.path("loadedAt").asText());
            }
        }
        out.flush();
        return 0;
    }
}
