package org.scriptline.interaction.screening;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.screening.Alert;
import org.scriptline.contracts.screening.Evidence;
import org.scriptline.contracts.screening.Involved;
import org.scriptline.contracts.screening.Severity;

/**
 * Keeps confidential what the patient keeps confidential: a drug of another practice still speaks, and nothing that
 * names it, its class, its prescriber or its rule is told. To its own practice it is no secret.
 *
 * @param practice who is told
 * @param kept what the patient keeps from other practices
 */
public record Confidentiality(String practice, Set<SensitiveCategory> kept) {
    /** What stands for a name, and for the id of a rule. */
    public static final String NAME = "a medicine that the patient keeps confidential";

    /** The rule of an alert whose own would tell what it is about. */
    public static final String RULE = "confidential";

    public Confidentiality {
        kept = Set.copyOf(kept);
    }

    /** Nothing is kept from anybody. */
    public static Confidentiality none() {
        return new Confidentiality("", Set.of());
    }

    /** Whether the drug may not be named. */
    boolean hides(ScreenedDrug drug) {
        return !kept.isEmpty()
                && drug.source() == DrugSource.ACTIVE
                && drug.practice() != null
                && !drug.practice().equals(practice)
                && drug.ingredients().stream().anyMatch(ingredient -> hides(ingredient.name()));
    }

    /** Whether an ingredient of another practice's drug may not be named. */
    public boolean hides(String ingredient) {
        return SensitiveCategory.ofIngredient(ingredient).filter(kept::contains).isPresent();
    }

    /** The names of all drugs but those that may not be named. */
    List<String> names(List<String> names, ScreeningQuestion question) {
        Set<String> hidden = new HashSet<>();
        question.active().stream().filter(this::hides).forEach(drug -> hidden.add(drug.name()));
        question.drafts().forEach(drug -> hidden.remove(drug.name()));
        question.active().stream().filter(drug -> !hides(drug)).forEach(drug -> hidden.remove(drug.name()));
        return names.stream().filter(name -> !hidden.contains(name)).toList();
    }

    Alert shown(Alert alert, ScreeningQuestion question) {
        Set<String> hidden = question.active().stream()
                .filter(this::hides)
                .map(drug -> key(drug.id(), drug.name()))
                .collect(Collectors.toSet());
        boolean names = alert.involved().stream()
                .anyMatch(one -> one.source().equals("active") && hidden.contains(key(one.id(), one.name())));
        return names ? masked(alert, hidden) : alert;
    }

    private static Alert masked(Alert alert, Set<String> hidden) {
        String drafts = alert.involved().stream()
                .filter(one -> one.source().equals("draft"))
                .map(Involved::name)
                .collect(Collectors.joining(", "));
        return new Alert(
                alert.id(),
                alert.type(),
                alert.severity(),
                alert.display(),
                Headline.shortened(drafts, 60) + " with " + NAME + ": " + weight(alert.severity()),
                "Not told: it would name a medicine that the patient keeps confidential.",
                weight(alert.severity()),
                "Ask the patient about every medicine, or choose a drug of another kind. In an emergency the profile can"
                        + " be opened with a reason.",
                alert.involved().stream()
                        .map(one -> hidden.contains(key(one.id(), one.name())) ? anonymous(one) : one)
                        .toList(),
                List.of(new Evidence(
                        "Confidentiality of health records", "42 CFR Part 2, and what the patient decided", null)),
                alert.reasonForServiceCode(),
                RULE);
    }

    private static String weight(Severity severity) {
        return switch (severity) {
            case CONTRAINDICATED -> "they must not be taken together";
            case MAJOR -> "serious harm is possible";
            case MODERATE -> "harm is possible";
            case MINOR -> "a minor effect is possible";
        };
    }

    private static Involved anonymous(Involved one) {
        return new Involved(null, NAME, null, one.source(), null, null, null);
    }

    private static String key(@Nullable String id, String name) {
        return Objects.requireNonNullElse(id, "") + "\u0000" + name;
    }
}
