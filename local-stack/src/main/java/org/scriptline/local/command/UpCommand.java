package org.scriptline.local.command;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.scriptline.local.stack.Addresses;
import org.scriptline.local.stack.LocalStack;
import org.scriptline.local.stack.RepositoryRoot;
import org.scriptline.local.stack.StackException;
import org.scriptline.local.stack.Supervisor;
import org.scriptline.local.stack.SupervisorLaunch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts the stack; on a running one, starts what has died. */
@Command(name = "up", description = "Starts everything, or what is missing, and waits until it is ready.")
public final class UpCommand implements Callable<Integer> {
    private static final String MAIN = "org.scriptline.local.Main";
    private static final long STOP_SECONDS = 300;

    /** How a JVM ends that was asked to with SIGTERM: 128 + 15. */
    private static final int ENDED_BY_REQUEST = 143;

    @Mixin
    @SuppressWarnings("NullAway.Init") // injected by picocli
    private StackOption stack;

    @Option(names = "--detach", description = "Return when everything is ready; ./erx down stops it.")
    private boolean detach;

    @Option(names = "--fresh", description = "Forget the data, keys and logs of earlier runs first.")
    private boolean fresh;

    @Option(
            names = "--train",
            description = {
                "Record this run, so that later ones start faster and are fast from their first request; ./erx down then",
                "takes a minute longer. By itself the second run of a build is recorded. Needs a JDK 25."
            })
    private boolean train;

    @Option(
            names = "--probe",
            description = {
                "Send a synthetic prescription to the test pharmacy once a minute; metrics and health on port N+7,",
                "as ./erx probe does it by itself. Leave it out while you measure."
            })
    private boolean probe;

    @Spec
    @SuppressWarnings("NullAway.Init") // injected by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        Addresses addresses = stack.addresses();
        PrintWriter out = spec.commandLine().getOut();
        if (Supervisor.of(addresses.directory()).isPresent()) {
            return running(addresses, out);
        }
        if (fresh) {
            LocalStack.wipe(addresses.directory());
        }
        SupervisorLaunch launch = new SupervisorLaunch(RepositoryRoot.find(), addresses, MAIN, options());
        if (detach) {
            return new SupervisorLog(addresses.directory(), out).followUntilReady(launch.detached());
        }
        return stayWith(launch.attached());
    }

    private int running(Addresses addresses, PrintWriter out) {
        if (fresh) {
            throw new StackException(
                    "This stack is running: ./erx down%s first, then ./erx up --fresh.".formatted(stack.hint()));
        }
        boolean complete = new StartRequest(addresses, out).startMissing();
        if (complete) {
            out.print(Welcome.text(addresses, stack.hint()));
            out.flush();
        }
        return complete ? 0 : 1;
    }

    private List<String> options() {
        List<String> options = new ArrayList<>();
        if (train) {
            options.add("--train");
        }
        if (probe) {
            options.add("--probe");
        }
        return options;
    }

    private static int stayWith(Process supervisor) throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(supervisor), "stop"));
        int status = supervisor.waitFor();
        return status == ENDED_BY_REQUEST ? 0 : status;
    }

    private static void stop(Process supervisor) {
        supervisor.destroy();
        try {
            supervisor.waitFor(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
