package org.scriptline.interaction.knowledge.command;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.scriptline.contracts.products.Ingredient;
import org.scriptline.contracts.products.ProductTable;
import org.scriptline.contracts.screening.AlertType;
import org.scriptline.contracts.screening.Severity;
import org.scriptline.interaction.knowledge.KnowledgeContent;
import org.scriptline.interaction.knowledge.KnowledgeDefect;
import org.scriptline.interaction.knowledge.KnowledgeDifference;
import org.scriptline.interaction.knowledge.KnowledgeRefusedException;
import org.scriptline.interaction.knowledge.KnowledgeStatistics;
import org.scriptline.interaction.knowledge.KnowledgeValidation;
import org.scriptline.interaction.knowledge.files.KnowledgeFolder;
import org.scriptline.interaction.knowledge.yaml.KnowledgeReader;

/** Checks, counts and compares knowledge bases in folders, by the same reading and validation as the service's start. */
public final class KnowledgeCommand {
    private static final int DONE = 0;
    private static final int REFUSED = 1;
    private static final int MISUSED = 2;
    private static final String RELEASE = "unreleased";
    private static final String USAGE = """
            ./erx kb check [FOLDER]   refuse a base with an unknown name, a rule without mechanism, consequence, action or
                                      citation, or two rules for the same sides without a precedence note
            ./erx kb stats [FOLDER]   what a base holds, in numbers
            ./erx kb diff A B         what changes from the base in folder A to the one in folder B, in words
            ./erx kb import-pairs FILE.csv OUT.yaml NAME "SOURCE"
                                      write an operator's own pair list as rules; rows that are not understood are named
            ./erx kb import-rxnorm FOLDER OUT.psv
                                      read RXNCONSO.RRF, RXNREL.RRF and, for NDCs, RXNSAT.RRF of an operator's own
                                      RxNorm release; the service takes the result by scriptline.knowledge.operator-drugs
            Without a folder the base of this source tree is meant.""";

    private final PrintStream out;

    KnowledgeCommand(PrintStream out) {
        this.out = out;
    }

    /** The first argument is the folder of the source tree's own base. */
    public static void main(String[] arguments) {
        System.exit(new KnowledgeCommand(System.out).run(Arrays.asList(arguments)));
    }

    /** Exit status: 0 done, 1 the base is refused, 2 misused. */
    int run(List<String> arguments) {
        if (arguments.size() < 2) {
            out.println(USAGE);
            return MISUSED;
        }
        if (arguments.get(1).startsWith("import-")) {
            return new ImportCommand(out).run(arguments);
        }
        List<Path> folders = arguments.stream().skip(2).map(Path::of).toList();
        Path first = folders.isEmpty() ? Path.of(arguments.getFirst()) : folders.getFirst();
        for (Path folder : folders.isEmpty() ? List.of(first) : folders) {
            if (!Files.isDirectory(folder)) {
                out.println("There is no folder " + folder + ".");
                return MISUSED;
            }
        }
        try {
            return switch (arguments.get(1) + " " + folders.size()) {
                case "check 0", "check 1" -> check(first);
                case "stats 0", "stats 1" -> stats(first);
                case "diff 2" -> diff(first, folders.get(1));
                default -> {
                    out.println(USAGE);
                    yield MISUSED;
                }
            };
        } catch (KnowledgeRefusedException refused) {
            refused.defects().stream().map(KnowledgeDefect::toString).distinct().forEach(out::println);
            int defects = refused.defects().size();
            out.println("Refused: " + defects + (defects == 1 ? " defect." : " defects."));
            return REFUSED;
        }
    }

    private int check(Path folder) {
        KnowledgeContent content = validated(folder);
        out.println("Accepted: " + content.pairs().size() + " pair rules, "
                + content.duplicates().size() + " duplicate rules, "
                + content.allergies().size() + " allergy rules, "
                + content.facts().size() + " rules about the patient or the dose, "
                + content.regimens().size() + " about several drugs.");
        return DONE;
    }

    private int stats(Path folder) {
        long begun = System.nanoTime();
        KnowledgeContent content = validated(folder);
        long milliseconds = (System.nanoTime() - begun) / 1_000_000;
        KnowledgeStatistics statistics = KnowledgeStatistics.of(content);
        ProductTable table = ProductTable.authored();
        long coded = table.ingredients().stream()
                .filter(ingredient -> ingredient.rxcui() != null)
                .count();
        line("ingredients known", table.ingredients().size());
        line("  of them with an RxCUI", coded);
        line("  of them in some pair rule", statistics.ingredientsInPairs());
        line("products known", table.products().size());
        line("classes", statistics.classes());
        line("pair rules", statistics.pairRules());
        line("  of them ONC high-priority", statistics.oncHighRules());
        line("duplicate rules", statistics.duplicateRules());
        line("allergy rules", statistics.allergyRules());
        for (AlertType type : AlertType.values()) {
            Integer rules = statistics.factRules().get(type);
            if (rules != null) {
                line(type.code().toLowerCase(Locale.ROOT) + " rules", rules);
            }
        }
        line("rules about several drugs", statistics.regimenRules());
        line("opioid levels", statistics.opioidLevels());
        line("modifiers of rules", statistics.modifiers());
        line("condition classes", statistics.conditionClasses());
        line("laboratory tests", statistics.laboratoryTests());
        line("pair classes that must not interrupt", statistics.quietPairs());
        line("different citations", statistics.citations());
        line("effective pairs", statistics.effectivePairs());
        for (Severity severity : Severity.values()) {
            line(
                    "  " + severity.code().toLowerCase(Locale.ROOT),
                    statistics.pairsBySeverity().getOrDefault(severity, 0));
        }
        line("milliseconds to read and compile", milliseconds);
        return DONE;
    }

    private int diff(Path before, Path after) {
        List<String> words = KnowledgeDifference.inWords(validated(before), validated(after));
        words.forEach(out::println);
        out.println(words.isEmpty() ? "The two bases say the same." : words.size() + " changes.");
        return DONE;
    }

    private void line(String what, long number) {
        out.printf(Locale.ROOT, "%-38s %,9d%n", what, number);
    }

    static KnowledgeContent validated(Path folder) {
        Set<String> ingredients = ProductTable.authored().ingredients().stream()
                .map(Ingredient::name)
                .collect(Collectors.toSet());
        KnowledgeContent content = KnowledgeReader.content(RELEASE, KnowledgeFolder.files(folder), ingredients);
        KnowledgeValidation.compile(content);
        return content;
    }
}
