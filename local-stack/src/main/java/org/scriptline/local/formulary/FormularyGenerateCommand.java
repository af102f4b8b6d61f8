package org.scriptline.local.formulary;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.scriptline.local.stack.StackException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes invented files of any size in CMS's layout; the same seed gives the same bytes. */
@Command(
        name = "generate",
        description = "Writes invented files of any size in CMS's layout; the same seed gives the same files.")
public final class FormularyGenerateCommand implements Callable<Integer> {

    @Option(names = "--out", required = true, paramLabel = "PATH", description = "A .zip, or a folder to be made.")
    @SuppressWarnings("NullAway.Init") // injected by picocli
    private Path out;

    @Option(names = "--rows", defaultValue = "1300000", description = "Drug rows (default: ${DEFAULT-VALUE}).")
    private int rows;

    @Option(names = "--formularies", defaultValue = "384", description = "Formularies (default: ${DEFAULT-VALUE}).")
    private int formularies;

    @Option(names = "--plans", defaultValue = "5500", description = "Plans (default: ${DEFAULT-VALUE}).")
    private int plans;

    @Option(names = "--prices", defaultValue = "0", description = "Price rows (default: none).")
    private long prices;

    @Option(
            names = "--pharmacies",
            defaultValue = "0",
            description = "Pharmacies in each plan's network (default: none).")
    private int pharmacies;

    @Option(names = "--year", defaultValue = "2026", description = "Contract year (default: ${DEFAULT-VALUE}).")
    private int year;

    @Option(names = "--seed", defaultValue = "7", description = "Of the random numbers (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Spec
    @SuppressWarnings("NullAway.Init") // injected by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        var size = new GeneratedSize(rows, formularies, plans, prices, pharmacies, year, seed);
        long began = System.nanoTime();
        try (var files = GeneratedFiles.at(out)) {
            long written = new GeneratedPayer(size).writeTo(files);
            PrintWriter said = spec.commandLine().getOut();
            said.printf("%,d rows written to %s in %.1f s.%n", written, out, (System.nanoTime() - began) / 1e9);
            said.flush();
            return 0;
        } catch (IOException unwritable) {
            throw new StackException(out + " cannot be written: " + unwritable.getMessage());
        }
    }
}
