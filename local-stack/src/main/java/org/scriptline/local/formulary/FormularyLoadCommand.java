package org.scriptline.local.formulary;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.scriptline.local.command.StackOption;
import org.scriptline.local.stack.StackException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Loads a payer's files, or authored step rules, and returns when they serve; status 1 when they are refused. */
@Command(
        name = "load",
        description =
                "Loads a CMS Part D zip or folder, a QHP index.json folder, a PDex NDJSON folder, step-rules.json, or RxNorm, "
                        + "FDA NDC or NADAC files.")
public final class FormularyLoadCommand implements Callable<Integer> {

    private static final int SECONDS_BETWEEN_LOOKS = 1;

    @Parameters(index = "0", paramLabel = "PATH", description = "Where the files lie on this machine.")
    @SuppressWarnings("NullAway.Init") // injected by picocli
    private Path path;

    @Option(names = "--accept-warnings", description = "Lets a release serve although the gates warn.")
    private boolean acceptWarnings;

    @Mixin
    @SuppressWarnings("NullAway.Init") // injected by picocli
    private StackOption stack;

    @Spec
    @SuppressWarnings("NullAway.Init") // injected by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (!Files.exists(path)) {
            throw new StackException("There is nothing at " + path + ".");
        }
        PrintWriter out = spec.commandLine().getOut();
        try (var face = new FormularyFace(stack.addresses())) {
            boolean rules = isStepRules();
            boolean reference = !rules && DrugReferenceFiles.at(path);
            FormularyFace.Answered answer = rules
                    ? face.post("/step-rules", bytes())
                    : load(face, reference ? FormularyFace.REFERENCES : "/releases", out);
            if (!answer.good()) {
                Findings.refused(out, answer.body());
            } else if (rules) {
                out.printf(
                        "Step rules %s serve: %d rules.%n",
                        answer.body().path("version").asText(),
                        answer.body().path("rules").asInt());
            } else if (reference) {
                Findings.referenceServes(out, answer.body());
            } else {
                Findings.serves(out, answer.body());
            }
            out.flush();
            return answer.good() ? 0 : 1;
        }
    }

    private boolean isStepRules() {
        String name = String.valueOf(path.getFileName());
        return Files.isRegularFile(path) && name.endsWith(".json") && !name.contains("index");
    }

    private byte[] bytes() {
        try {
            return Files.readAllBytes(path);
        } catch (IOException unreadable) {
            throw new StackException(path + " cannot be read.");
        }
    }

    private FormularyFace.Answered load(FormularyFace face, String where, PrintWriter out) {
        var request = FormularyFace.JSON
                .createObjectNode()
                .put("path", path.toAbsolutePath().normalize().toString())
                .put("acceptWarnings", acceptWarnings);
        CompletableFuture<FormularyFace.Answered> running = CompletableFuture.supplyAsync(
                () -> face.post(where, request.toString().getBytes(StandardCharsets.UTF_8)));
        String shown = "";
        while (true) {
            try {
                return running.get(SECONDS_BETWEEN_LOOKS, TimeUnit.SECONDS);
            } catch (TimeoutException stillRunning) {
                shown = progress(face, out, shown);
            } catch (ExecutionException failed) {
                if (failed.getCause() instanceof StackException plain) {
                    throw plain;
                }
                throw new IllegalStateException(failed);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new StackException("Stopped waiting; the load goes on.");
            }
        }
    }

    private static String progress(FormularyFace face, PrintWriter out, String shown) {
        JsonNode state = face.get("/releases/progress").body();
        String step = state.path("step").asText("");
        long rows = state.path("rows").asLong();
        String line = rows == 0 ? step : "%s: %,d rows".formatted(step, rows);
        if (!line.isEmpty() && !line.equals(shown)) {
            out.println("  … " + line);
            out.flush();
        }
        return line;
    }
}
