package org.scriptline.local.formulary;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.scriptline.local.command.StackOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lets the release serve again that served before this one. */
@Command(name = "roll-back", description = "Lets the release serve again that served before this one.")
public final class FormularyRollBackCommand implements Callable<Integer> {
    private static final List<String> REFERENCE_IDS = List.of("rxnorm-", "fda-ndc-", "nadac-");

    @Parameters(index = "0", paramLabel = "RELEASE", description = "The release that serves and shall not.")
    @SuppressWarnings("NullAway.Init") // injected by picocli
    private String release;

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
            boolean reference = REFERENCE_IDS.stream().anyMatch(release::startsWith);
            FormularyFace.Answered answer = face.post(
                    (reference ? FormularyFace.REFERENCES : "/releases") + "/" + release + "/roll-back", null);
            if (answer.good() && reference) {
                Findings.referenceServes(out, answer.body());
            } else if (answer.good()) {
                Findings.serves(out, answer.body());
            } else {
                Findings.refused(out, answer.body());
            }
            out.flush();
            return answer.good() ? 0 : 1;
        }
    }
}
