package org.scriptline.local.command;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.scriptline.local.stack.Addresses;
import org.scriptline.local.stack.LocalStack;
import org.scriptline.local.stack.StackException;
import org.scriptline.local.stack.Supervisor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Stops a stack, whoever started it, and clears what a crashed one left running. */
@Command(name = "down", description = "Stops everything; the data stays.")
public final class DownCommand implements Callable<Integer> {
    private static final long PATIENCE_SECONDS = 300;

    @Mixin
    @SuppressWarnings("NullAway.Init") // injected by picocli
    private StackOption stack;

    @Spec
    @SuppressWarnings("NullAway.Init") // injected by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        Addresses addresses = stack.addresses();
        Optional<ProcessHandle> supervisor = Supervisor.of(addresses.directory());
        if (supervisor.isPresent()) {
            end(supervisor.get());
        }
        List<String> cleared = LocalStack.clearLeftovers(addresses.directory());
        if (!cleared.isEmpty()) {
            say("Cleared what a crash had left running: " + String.join(", ", cleared) + ".");
        }
        say(
                supervisor.isEmpty() && cleared.isEmpty()
                        ? "No stack is running at port base %d."
                                .formatted(addresses.ports().base())
                        : "Stopped. The data stays in " + addresses.directory().root() + ".");
        return 0;
    }

    private static void end(ProcessHandle supervisor) throws InterruptedException {
        supervisor.destroy();
        try {
            supervisor.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new StackException(
                    "The supervisor (pid %d) has not ended after %d seconds."
                            .formatted(supervisor.pid(), PATIENCE_SECONDS),
                    e);
        }
    }

    private void say(String line) {
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
    }
}
