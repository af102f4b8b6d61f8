package org.scriptline.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the JVM learnt of one service in an earlier run: loaded and linked classes and method profiles (JEP 483, 514 and 515),
 * kept for exactly these jars and this JVM. With it a service starts at a fraction of the processor time; without it, or when
 * the JVM does not like it, the service starts as ever.
 *
 * <pre>
 *   first run of a build     leaves a mark
 *   second run               is recorded; kept when it ends in order
 *   every later run          uses it
 * </pre>
 *
 * A build that is started once would pay for the recording and never gain by it.
 */
final class LearntStart {
    /** From this version on one run both records and keeps. */
    private static final int OLDEST_JVM = 25;

    private static final int KEY_BYTES = 8;

    private final Path directory;
    private final String service;
    private final Path application;
    private final Learning learning;
    private Path recording = Path.of("");
    private boolean startedBefore;

    /** @param directory where all stacks of a repository keep theirs */
    LearntStart(Path directory, String service, Path application, Learning learning) {
        this.directory = directory;
        this.service = service;
        this.application = application;
        this.learning = learning;
    }

    /**
     * The options for one start.
     *
     * @param words the command so far; a heap of another size or kind cannot use what was kept
     */
    List<String> options(List<String> words) {
        recording = Path.of("");
        if (!possible()) {
            return List.of();
        }
        String name = service + "-" + key(words);
        Path kept = directory.resolve(name + ".aot");
        if (Files.exists(kept)) {
            return List.of("-XX:AOTCache=" + kept, "-Xlog:aot=off", "-Xlog:cds=off");
        }
        // A process that was killed and comes back is no further run: its start must not become slower.
        boolean first = !startedBefore;
        startedBefore = true;
        if (!first || !learns(directory.resolve(name + ".started"))) {
            return List.of();
        }
        recording = directory.resolve(name + "." + ProcessHandle.current().pid() + ".new");
        return List.of("-XX:AOTCacheOutput=" + recording, "-Xlog:aot=off", "-Xlog:cds=off");
    }

    /** Whether the process that was started last records, and so takes longer to end. */
    boolean recording() {
        return !recording.toString().isEmpty();
    }

    /** The process has ended: keeps what it recorded, in the place of what was kept of earlier builds. */
    void ended(boolean inOrder) {
        if (!recording() || !Files.exists(recording)) {
            return;
        }
        try {
            if (inOrder) {
                forgetOthers();
                String name = recording.getFileName().toString();
                Files.move(
                        recording,
                        directory.resolve(name.replaceFirst("\\.\\d+\\.new$", ".aot")),
                        StandardCopyOption.ATOMIC_MOVE);
            } else {
                Files.delete(recording);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("What " + service + " learnt cannot be kept", e);
        } finally {
            recording = Path.of("");
        }
    }

    private boolean possible() {
        return Runtime.version().feature() >= OLDEST_JVM
                && System.getProperty("java.vm.name", "").contains("OpenJDK")
                && Files.exists(application.resolve("quarkus-run.jar"));
    }

    private boolean learns(Path mark) {
        try {
            Files.createDirectories(directory);
            return switch (learning) {
                case NEVER -> false;
                case ALWAYS -> true;
                case WHEN_STARTED_AGAIN -> {
                    boolean again = Files.exists(mark);
                    if (!again) {
                        Files.createFile(mark);
                    }
                    yield again;
                }
            };
        } catch (IOException noPlaceForIt) {
            return false;
        }
    }

    private void forgetOthers() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.filter(
                            path -> path.getFileName().toString().startsWith(service + "-") && !path.equals(recording))
                    .toList()) {
                Files.delete(file);
            }
        }
    }

    private String key(List<String> words) {
        try (Stream<Path> files = Files.walk(application)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            add(digest, System.getProperty("java.home") + Runtime.version());
            words.forEach(word -> add(digest, word));
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                add(digest, application.relativize(file).toString());
                add(digest, Files.size(file) + " " + Files.getLastModifiedTime(file));
            }
            return HexFormat.of().formatHex(digest.digest(), 0, KEY_BYTES);
        } catch (IOException e) {
            throw new UncheckedIOException(application + " cannot be read", e);
        } catch (NoSuchAlgorithmException everyJvmHasIt) {
            throw new IllegalStateException(everyJvmHasIt);
        }
    }

    private static void add(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }
}
