package org.scriptline.local.load;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    private CheckerProcess() {}

    /** Prints its verdict; true when it is clean. */
    static boolean run(Path clientLog, Addresses addresses) throws IOException, InterruptedException {
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
        return new ProcessBuilder(List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-Xmx512m",
                                "-XX:+UseSerialGC",
                                "-cp",
                                classpath,
                                MAIN,
                                clientLog.toString(),
                                Integer.toString(addresses.ports().base()),
                                addresses.directory().root().toString()))
                        .inheritIO()
                        .start()
                        .waitFor()
                == 0;
    }
}
