package org.scriptline.local.formulary;

import java.io.PrintWriter;
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
            FormularyFace.Answered answer = face.post("/releases/" + release + "/roll-back", null);
            if (answer.good()) {
                Findings.serves(out, answer.body());
            } else {
                Findings.refused(out, answer.body());
            }
            out.flush();
            return answer.good() ? 0 : 1;
        }
    }
}
