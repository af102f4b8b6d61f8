package org.scriptline.interaction.knowledge.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnowledgeCommandTest {
    private static final String CLASSES =
            "classes: [{id: NSAID, name: NSAIDs, source: a label, members: [ibuprofen, naproxen]}]";
    private static final String RULES = """
            rules:
              - {id: bleeding, kind: DRUG_DRUG, a: {ingredient: warfarin}, b: {class: NSAID}, severity: MAJOR,
                 oncHigh: false, mechanism: platelets, consequence: bleeding, action: avoid,
                 evidence: [{title: a label, citation: section 7}]}
            """;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    private static Path base(Path folder, String classes, String rules) throws IOException {
        Files.createDirectories(folder.resolve("classes"));
        Files.createDirectories(folder.resolve("rules"));
        Files.writeString(folder.resolve("classes/a.yaml"), classes);
        Files.writeString(folder.resolve("rules/a.yaml"), rules);
        return folder;
    }

    private int run(Path base, String... arguments) {
        List<String> all = new ArrayList<>(List.of(base.toString()));
        all.addAll(List.of(arguments));
        return new KnowledgeCommand(new PrintStream(printed, true, StandardCharsets.UTF_8)).run(all);
    }

    private List<String> lines() {
        return printed.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void aSoundBaseIsAccepted(@TempDir Path folder) throws IOException {
        // When
        int status = run(base(folder, CLASSES, RULES), "check");
        // Then
        assertThat(lines())
                .containsExactly("Accepted: 1 pair rules, 0 duplicate rules, 0 allergy rules, "
                        + "0 rules about the patient or the dose, 0 about several drugs.");
        assertThat(status).isZero();
    }

    @Test
    void everyDefectOfABaseIsNamed(@TempDir Path folder) throws IOException {
        // Given
        Path base =
                base(folder, CLASSES, RULES.replace("warfarin", "warfarine").replace("action: avoid", "action: ''"));
        // When
        int status = run(base, "check");
        // Then
        assertThat(lines())
                .contains("rule bleeding: no ingredient is called warfarine", "rule bleeding: the action is missing");
        assertThat(status).isEqualTo(1);
    }

    @Test
    void aFolderWithoutARuleIsNoBase(@TempDir Path folder) {
        // When
        int status = run(folder, "check");
        // Then
        assertThat(lines())
                .containsExactly(
                        "rules/: there is no rule: a base is a folder with rules/, classes/ and the other files beneath it",
                        "Refused: 1 defect.");
        assertThat(status).isEqualTo(1);
    }

    @Test
    void aFileThatCannotBeReadIsNamedWithItsLineAndWithoutOurClasses(@TempDir Path folder) throws IOException {
        // Given
        Path severity = base(folder.resolve("severity"), CLASSES, RULES.replace("MAJOR", "SEVERE"));
        Path field = base(
                folder.resolve("field"), CLASSES, RULES.replace("oncHigh: false", "oncHigh: false, unless: renal"));
        Path missing = base(folder.resolve("missing"), CLASSES, RULES.replace("oncHigh: false, ", ""));
        Path syntax = base(folder.resolve("syntax"), CLASSES, "{broken");
        // When
        run(severity, "check");
        run(field, "check");
        run(missing, "check");
        run(syntax, "check");
        // Then
        assertThat(lines())
                .contains(
                        "rules/a.yaml: it cannot be read: line 2: SEVERE is none of MINOR, MODERATE, MAJOR, CONTRAINDICATED",
                        "rules/a.yaml: it cannot be read: line 4: the value of oncHigh is missing or of the wrong kind")
                .anyMatch(line -> line.endsWith(": there is no field unless here"))
                .anyMatch(line -> line.startsWith("rules/a.yaml: it cannot be read: line "))
                .noneMatch(line -> line.contains("org.scriptline"));
    }

    @Test
    void theNumbersAreCounted(@TempDir Path folder) throws IOException {
        // When
        run(base(folder, CLASSES, RULES), "stats");
        // Then
        assertThat(lines())
                .contains(
                        "classes                                        1",
                        "effective pairs                                2",
                        "  major                                        2",
                        "  minor                                        0");
    }

    @Test
    void aChangeIsToldInWords(@TempDir Path folder) throws IOException {
        // Given
        Path before = base(folder.resolve("before"), CLASSES, RULES);
        Path after = base(
                folder.resolve("after"),
                CLASSES.replace("naproxen]", "naproxen, ketorolac]"),
                RULES.replace("MAJOR", "CONTRAINDICATED"));
        // When
        int status = run(before, "diff", before.toString(), after.toString());
        // Then
        assertThat(lines())
                .containsExactly(
                        "Class NSAID gains ketorolac.",
                        "Rule bleeding changes b's members gain ketorolac; severity from MAJOR to CONTRAINDICATED.",
                        "Pairs that go from MAJOR to CONTRAINDICATED: 2.",
                        "Pairs that go from nothing to CONTRAINDICATED: 1.",
                        "4 changes.");
        assertThat(status).isZero();
    }

    @Test
    void anythingElseIsAnsweredWithTheUsage(@TempDir Path folder) {
        // When
        int status = run(folder, "publish");
        // Then
        assertThat(lines().getFirst()).startsWith("./erx kb check [FOLDER]");
        assertThat(status).isEqualTo(2);
    }
}
