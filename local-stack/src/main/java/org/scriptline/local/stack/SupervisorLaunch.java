package org.scriptline.local.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Starts a {@link Supervisor} as a process of its own, from a copy of the built programs and in a session of its own where
 * {@code setsid} exists: Ctrl-C at the terminal then reaches only who launched it, and the stack is stopped in order.
 */
public final class SupervisorLaunch {
    private final Path repository;
    private final Addresses addresses;
    private final String mainClass;
    private final List<String> options;

    /**
     * @param mainClass understands {@code supervise --port-base N}
     * @param options further ones of {@code supervise}
     */
    public SupervisorLaunch(Path repository, Addresses addresses, String mainClass, List<String> options) {
        this.repository = repository;
        this.addresses = addresses;
        this.mainClass = mainClass;
        this.options = List.copyOf(options);
    }

    /** Starts it with this process's terminal. */
    public Process attached() {
        return start(new ProcessBuilder().inheritIO());
    }

    /** Starts it with its output in {@code logs/supervisor.log}, which is begun anew. */
    public Process detached() {
        StackDirectory directory = addresses.directory().create();
        forgetReadiness(directory);
        Path log = directory.log("supervisor");
        return start(new ProcessBuilder()
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile()));
    }

    /** The mark of an earlier run that could not take it back would look like an answer. */
    private static void forgetReadiness(StackDirectory directory) {
        try {
            Files.deleteIfExists(directory.readyMark());
        } catch (IOException e) {
            throw new StackException("The mark " + directory.readyMark() + " cannot be removed.", e);
        }
    }

    private Process start(ProcessBuilder builder) {
        StackDirectory directory = addresses.directory().create();
        builder.environment().put("CLASSPATH", new Programs(repository, directory, null).copyOwnClasspath());
        List<String> command = new ArrayList<>();
        Stream.of("/usr/bin/setsid", "/bin/setsid")
                .filter(path -> Files.isExecutable(Path.of(path)))
                .findFirst()
                .ifPresent(command::add);
        command.addAll(JavaCommand.withHeap(128)
                .with("-XX:TieredStopAtLevel=1", "-D" + RepositoryRoot.PROPERTY + "=" + repository)
                .with(
                        mainClass,
                        "supervise",
                        "--port-base",
                        Integer.toString(addresses.ports().base()))
                .words());
        command.addAll(options);
        try {
            return builder.command(command).directory(repository.toFile()).start();
        } catch (IOException e) {
            throw new StackException("The supervisor cannot be started.", e);
        }
    }
}
