package org.scriptline.local.stack;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs short programs to their end. */
final class Commands {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final int LINES_SHOWN = 8;

    private Commands() {}

    /**
     * Runs a program that must succeed.
     *
     * @param failure what the sentence about its failure begins with
     */
    static void require(String failure, List<String> command, Map<String, String> environment, Path log) {
        int status = run(command, environment, log);
        if (status != 0) {
            throw new StackException("%s (status %d). Its last lines (%s):%n%s"
                    .formatted(failure, status, log, LogFile.tail(log, LINES_SHOWN)));
        }
    }

    /** Runs a program and returns its exit status; it is killed when it takes longer than two minutes. */
    static int run(List<String> command, Map<String, String> environment, Path log) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new StackException("%s took longer than %d seconds; its log is %s."
                        .formatted(command.get(0), PATIENCE.toSeconds(), log));
            }
            return process.exitValue();
        } catch (IOException e) {
            throw new StackException("%s cannot be started.".formatted(command.get(0)), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Interrupted while %s ran.".formatted(command.get(0)), e);
        }
    }
}
