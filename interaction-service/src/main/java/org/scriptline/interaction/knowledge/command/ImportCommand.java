package org.scriptline.interaction.knowledge.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.scriptline.contracts.products.ProductTable;
import org.scriptline.interaction.knowledge.importing.PairListImport;
import org.scriptline.interaction.knowledge.importing.RxNormImport;

/** Turns an operator's own lists into files of a knowledge base and of the drug directory. */
final class ImportCommand {
    private static final int DONE = 0;
    private static final int REFUSED = 1;
    private static final int MISUSED = 2;
    private static final int SHOWN = 20;

    private final PrintStream out;

    ImportCommand(PrintStream out) {
        this.out = out;
    }

    /** Exit status: 0 done, 1 nothing was taken, 2 misused. */
    int run(List<String> arguments) {
        try {
            return switch (arguments.get(1) + " " + arguments.size()) {
                case "import-pairs 6" -> pairs(arguments);
                case "import-rxnorm 4" -> rxnorm(Path.of(arguments.get(2)), Path.of(arguments.get(3)));
                default -> {
                    out.println("import-pairs FILE.csv OUT.yaml NAME \"SOURCE\" or import-rxnorm FOLDER OUT.psv");
                    yield MISUSED;
                }
            };
        } catch (IOException unreadable) {
            out.println("It cannot be read or written: " + unreadable.getMessage());
            return MISUSED;
        }
    }

    private int pairs(List<String> arguments) throws IOException {
        PairListImport reader = new PairListImport(
                ProductTable.authored(),
                KnowledgeCommand.validated(Path.of(arguments.getFirst())).quiet());
        PairListImport.Imported imported = reader.read(
                Files.readString(Path.of(arguments.get(2)), StandardCharsets.UTF_8),
                arguments.get(4),
                arguments.get(5));
        imported.refused().stream().limit(SHOWN).forEach(out::println);
        Files.writeString(Path.of(arguments.get(3)), imported.yaml(), StandardCharsets.UTF_8);
        out.println(imported.taken() + " pairs taken, " + imported.refused().size() + " rows not.");
        return imported.taken() > 0 ? DONE : REFUSED;
    }

    private int rxnorm(Path folder, Path target) throws IOException {
        try (Stream<String> concepts = Files.lines(folder.resolve("RXNCONSO.RRF"), StandardCharsets.UTF_8);
                Stream<String> relations = Files.lines(folder.resolve("RXNREL.RRF"), StandardCharsets.UTF_8);
                Stream<String> attributes = attributes(folder.resolve("RXNSAT.RRF"))) {
            RxNormImport.Imported imported =
                    new RxNormImport(ProductTable.authored()).read(concepts, relations, attributes);
            Files.write(target, imported.rows(), StandardCharsets.UTF_8);
            out.println(imported.rows().size() + " names and products taken, " + imported.refused()
                    + " not: they contain an ingredient that the product table does not know.");
            return imported.rows().isEmpty() ? REFUSED : DONE;
        }
    }

    private Stream<String> attributes(Path file) throws IOException {
        if (Files.exists(file)) {
            return Files.lines(file, StandardCharsets.UTF_8);
        }
        out.println("Without RXNSAT.RRF no package (NDC) is taken.");
        return Stream.empty();
    }
}
