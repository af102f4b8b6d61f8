package org.scriptline.local.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scriptline.local.stack.LogFile;
import org.scriptline.local.stack.StackDirectory;
import org.scriptline.local.stack.StackException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows the end of one log, or of each. */
@Command(name = "logs", description = "Shows the end of a process's log, or of every log.")
public final class LogsCommand implements Callable<Integer> {
    private static final long LOOK_MILLIS = 250;
    private static final int LINES_OF_EACH = 5;

    @Parameters(index = "0", arity = "0..1", paramLabel = "PROCESS", description = "As ./erx status names it.")
    private @Nullable String process;

    @Option(names = "-n", paramLabel = "LINES", defaultValue = "100", description = "How many lines (default: 100).")
    private int lines;

    @Option(
            names = {"-f", "--follow"},
            description = "Stay and show what is added.")
    private boolean follow;

    @Mixin
    @SuppressWarnings("NullAway.Init") // injected by picocli
    private StackOption stack;

    @Spec
    @SuppressWarnings("NullAway.Init") // injected by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        StackDirectory directory = stack.addresses().directory();
        PrintWriter out = spec.commandLine().getOut();
        if (process == null) {
            for (Path log : logs(directory)) {
                out.printf("%n==> %s%n%s%n", log, LogFile.tail(log, LINES_OF_EACH));
            }
            out.flush();
            return 0;
        }
        Path log = directory.log(process);
        if (!logs(directory).contains(log)) {
            throw new StackException(
                    "There is no log of '%s': there are %s.".formatted(process, String.join(", ", names(directory))));
        }
        out.println(LogFile.tail(log, lines));
        out.flush();
        if (follow) {
            follow(log, out);
        }
        return 0;
    }

    private static void follow(Path log, PrintWriter out) throws InterruptedException {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(file.length());
            byte[] chunk = new byte[8192];
            while (!out.checkError()) {
                int length = file.read(chunk);
                if (length > 0) {
                    out.print(new String(chunk, 0, length, StandardCharsets.UTF_8));
                } else {
                    Thread.sleep(LOOK_MILLIS);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The log " + log + " cannot be read", e);
        }
    }

    private static List<String> names(StackDirectory directory) {
        return logs(directory).stream()
                .map(path -> path.getFileName().toString().replace(".log", ""))
                .toList();
    }

    private static List<Path> logs(StackDirectory directory) {
        if (!Files.isDirectory(directory.logs())) {
            throw new StackException(
                    "There are no logs in %s yet: ./erx up starts a stack.".formatted(directory.root()));
        }
        try (Stream<Path> files = Files.list(directory.logs())) {
            return files.filter(path -> path.toString().endsWith(".log"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The logs in " + directory.logs() + " cannot be listed", e);
        }
    }
}
