package org.scriptline.local;

import org.scriptline.local.command.DownCommand;
import org.scriptline.local.command.LogsCommand;
import org.scriptline.local.command.PharmaciesCommand;
import org.scriptline.local.command.PlainErrors;
import org.scriptline.local.command.SimulatorCommand;
import org.scriptline.local.command.StatusCommand;
import org.scriptline.local.command.SuperviseCommand;
import org.scriptline.local.command.TokenCommand;
import org.scriptline.local.command.UpCommand;
import org.scriptline.local.demo.DemoCommand;
import org.scriptline.local.formulary.FormularyCommand;
import org.scriptline.local.load.LoadCommand;
import org.scriptline.local.probe.ProbeCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The commands behind {@code ./erx}; without one it prints what there is. */
@Command(
        name = "erx",
        description = "Scriptline on one machine.",
        mixinStandardHelpOptions = true,
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            TokenCommand.class,
            PharmaciesCommand.class,
            DemoCommand.class,
            LoadCommand.class,
            ProbeCommand.class,
            SimulatorCommand.class,
            FormularyCommand.class,
            SuperviseCommand.class,
            CommandLine.HelpCommand.class
        })
public final class Main implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // injected by picocli
    private CommandSpec spec;

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** The whole command line, for tests too. */
    static CommandLine commandLine() {
        return new CommandLine(new Main()).setExecutionExceptionHandler(new PlainErrors());
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
