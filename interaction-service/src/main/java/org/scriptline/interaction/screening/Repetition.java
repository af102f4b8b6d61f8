package org.scriptline.interaction.screening;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.scriptline.contracts.screening.Alert;
import org.scriptline.contracts.screening.AlertType;
import org.scriptline.contracts.screening.Display;
import org.scriptline.contracts.screening.Severity;

/** Which alerts are shown each time, however often the prescriber answered them. */
final class Repetition {
    /** An answer holds for this long. */
    static final int MONTHS = 12;

    /** Reactions after which nobody should have to be told only once, as written by clinicians. */
    private static final List<String> GRAVE_REACTIONS = List.of(
            "anaphyl",
            "angioedema",
            "angio-oedema",
            "angiooedema",
            "angioneurotic",
            "stevens",
            "sjs",
            "epidermal necrolysis",
            "lyell",
            "dress",
            "eosinophilia and systemic",
            "hypersensitivity syndrome",
            "exanthematous pustulosis",
            "agep",
            "erythema multiforme",
            "exfoliative",
            "bullous",
            "blister",
            "severe cutaneous",
            "severe skin",
            "severe rash",
            "shock",
            "laryn",
            "throat");

    private Repetition() {}

    /** Whether an earlier answer may stand for the prescriber's attention now. */
    static boolean maySpare(Alert alert, ScreeningQuestion question) {
        return Stream.<Predicate<Alert>>of(
                        one -> one.severity() == Severity.CONTRAINDICATED,
                        one -> one.display() == Display.HARD_STOP,
                        one -> one.type() == AlertType.DRUG_ALLERGY && grave(one, question))
                .noneMatch(always -> always.test(alert));
    }

    /** A reaction that nobody wrote down may have been any. */
    private static boolean grave(Alert alert, ScreeningQuestion question) {
        List<Allergy> allergies = question.allergies() == null ? List.of() : question.allergies();
        List<Allergy> involved = allergies.stream()
                .filter(allergy -> alert.involved().stream()
                        .anyMatch(one ->
                                one.source().equals("allergy") && one.name().equals(allergy.substance())))
                .toList();
        return involved.isEmpty() || involved.stream().anyMatch(Repetition::grave);
    }

    private static boolean grave(Allergy allergy) {
        String reaction = allergy.reaction();
        if (reaction == null || reaction.isBlank()) {
            return !allergy.intolerance();
        }
        String words = reaction.toLowerCase(Locale.ROOT);
        return GRAVE_REACTIONS.stream().anyMatch(words::contains);
    }
}
