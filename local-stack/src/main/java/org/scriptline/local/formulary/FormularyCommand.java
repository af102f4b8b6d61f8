package org.scriptline.local.formulary;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ./erx formulary}: payers' releases on a running stack. */
@Command(
        name = "formulary",
        description = "Loads, lists and compares payers' formulary releases, and generates files in CMS's layout.",
        subcommands = {
            FormularyLoadCommand.class,
            FormularyListCommand.class,
            FormularyRollBackCommand.class,
            FormularyDiffCommand.class,
            FormularyGenerateCommand.class
        })
public final class FormularyCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // injected by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
