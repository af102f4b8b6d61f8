package org.scriptline.local.command;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.scriptline.local.stack.ProcessStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists the processes; the exit status is 0 only when all are ready. */
@Command(name = "status", description = "Shows every process, its port and whether it is ready.")
public final class StatusCommand implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("NullAway.Init") // injected by picocli
    private StackOption stack;

    @Spec
    @SuppressWarnings("NullAway.Init") // injected by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        List<ProcessStatus> all = ProcessStatus.all(stack.addresses());
        out.printf("%-22s %-20s %6s %8s %s%n", "process", "state", "port", "pid", "up since");
        for (ProcessStatus process : all) {
            out.printf(
                    "%-22s %-20s %6d %8s %s%n",
                    process.name(),
                    process.state(),
                    process.port(),
                    process.pid().map(String::valueOf).orElse("-"),
                    process.pid().isPresent() ? process.uptime().toSeconds() + " s" : "-");
        }
        out.flush();
        return all.stream().allMatch(process -> process.state() == ProcessStatus.State.READY) ? 0 : 1;
    }
}
