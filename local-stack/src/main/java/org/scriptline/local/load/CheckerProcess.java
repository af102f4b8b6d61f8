package org.scriptline.local.load;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.scriptline.local.stack.Addresses;
import org.scriptline.local.stack.RepositoryRoot;
import org.scriptline.local.stack.StackException;

/**
 * Runs the invariant checker in a process of its own: it lives in {@code end-to-end-tests}, which nothing may depend on, and sees
 * only the client's log and where the stack is.
 */
final class CheckerProcess {

    private static final String MAIN = "org.scriptline.endtoend.checker.Checker";

    /**
     * What it said.
     *
     * @param lines as printed
     */
    record Verdict(boolean clean, List<String> lines) {}

    private CheckerProcess() {}

    /** Prints its verdict while it comes, and returns it. */
    static Verdict run(Path clientLog, Addresses addresses, PrintWriter out) throws IOException, InterruptedException {
        Path root = RepositoryRoot.find();
        Path checker = root.resolve("end-to-end-tests/target/end-to-end-tests.jar");
        if (!Files.exists(checker)) {
            throw new StackException("The checker is not built: run ./erx load, which builds it, from the repository.");
        }
        Path local = root.resolve("local-stack/target");
        String classpath = String.join(
                File.pathSeparator,
                checker.toString(),
                local.resolve("local-stack.jar").toString(),
                local.resolve("lib") + "/*");
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1g",
                        "-XX:+UseSerialGC",
                        "-Dstdout.encoding=UTF-8",
                        "-cp",
                        classpath,
                        MAIN,
                        clientLog.toString(),
                        Integer.toString(addresses.ports().base()),
                        addresses.directory().root().toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> lines = new ArrayList<>();
        try (BufferedReader told = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = told.readLine(); line != null; line = told.readLine()) {
                lines.add(line);
                out.println(line);
                out.flush();
            }
        }
        return new Verdict(process.waitFor() == 0, List.copyOf(lines));
    }
}
