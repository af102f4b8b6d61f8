package org.scriptline.local.population;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.scriptline.local.stack.StackException;

/**
 * Runs Synthea in a JVM of its own: one region, living patients only, one seed, so that the same number of patients is the
 * same population on every machine on the same day. What was generated once is used again.
 */
final class Synthea {
    private static final int SEED = 20261121;
    private static final String REGION = "Massachusetts";
    private static final int YEARS = 3;
    private static final int HEAP_MEGABYTES = 900;

    /** Starting takes about twenty seconds, a patient a second or two. */
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private final Path home;

    /**
     * @param home where {@code erx} put the libraries, {@code lib}, and where populations go
     */
    Synthea(Path home) {
        this.home = home;
    }

    /** The generated transaction Bundles, a file for each patient, in a stable order. */
    List<Path> population(int patients) {
        Path output = home.resolve("population-" + patients);
        Path done = output.resolve("done");
        if (!Files.exists(done)) {
            generate(patients, output);
            mark(done);
        }
        return bundles(output.resolve("fhir"));
    }

    private void generate(int patients, Path output) {
        if (!Files.isDirectory(home.resolve("lib"))) {
            throw new StackException("Synthea is not there: ./erx demo --patients fetches it.");
        }
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + HEAP_MEGABYTES + "m",
                "-XX:+UseSerialGC",
                "-cp",
                home.resolve("lib") + File.separator + "*",
                "App"));
        command.addAll(List.of("-s", "" + SEED, "-cs", "" + SEED, "-p", "" + patients));
        command.addAll(List.of(
                "--exporter.baseDirectory=" + output,
                "--exporter.fhir.export=true",
                "--exporter.fhir.transaction_bundle=true",
                "--exporter.hospital.fhir.export=false",
                "--exporter.practitioner.fhir.export=false",
                "--exporter.years_of_history=" + YEARS,
                "--generate.only_alive_patients=true",
                "--generate.thread_pool_size=1",
                REGION));
        try {
            Files.createDirectories(output);
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.resolve("log.txt").toFile())
                    .start();
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new StackException("Synthea was not ready after %d minutes.".formatted(PATIENCE.toMinutes()));
            }
            if (process.exitValue() != 0) {
                throw new StackException("Synthea failed; see %s.".formatted(output.resolve("log.txt")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Synthea could not be started", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Generating was interrupted.", e);
        }
    }

    private static void mark(Path done) {
        try {
            Files.createFile(done);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> bundles(Path folder) {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*.json")) {
            found.forEach(files::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Collections.sort(files);
        return files;
    }
}
