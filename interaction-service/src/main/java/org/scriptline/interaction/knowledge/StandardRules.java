package org.scriptline.interaction.knowledge;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.scriptline.contracts.products.RouteGroup;
import org.scriptline.contracts.screening.Evidence;
import org.scriptline.contracts.screening.Severity;

/** The two rules that need no list: one ingredient ordered twice, and the very ingredient that the patient is allergic to. */
public final class StandardRules {
    private StandardRules() {}

    /** Source of the category: Leapfrog CPOE evaluation tool, therapeutic duplication. */
    public static DuplicateRule sameIngredient() {
        return new DuplicateRule(
                "same-ingredient",
                "the same ingredient",
                Set.of(),
                EnumSet.allOf(RouteGroup.class),
                Severity.MODERATE,
                new RuleText(
                        "Two orders contain the same ingredient, so their doses add up.",
                        "Duplicate therapy: the patient may take twice the intended dose.",
                        "Stop one of the two orders, or make sure that both are meant.",
                        List.of(new Evidence(
                                "Leapfrog CPOE evaluation tool",
                                "category therapeutic duplication, Classen et al. 2020, PMC7260621",
                                null))));
    }

    /** Source: drug allergy practice parameter of AAAAI and ACAAI. */
    public static AllergyRule allergyToIngredient() {
        return new AllergyRule(
                "allergy-same-ingredient",
                "the ingredient itself",
                Set.of(),
                Set.of(),
                Set.of(),
                Severity.CONTRAINDICATED,
                Severity.CONTRAINDICATED,
                new RuleText(
                        "The patient's record names an allergy to this very ingredient.",
                        "Allergic reaction, possibly anaphylaxis.",
                        "Choose a drug that is not related, unless the recorded reaction was no allergy.",
                        List.of(new Evidence(
                                "Drug allergy: a 2022 practice parameter update",
                                "Khan et al. 2022, J Allergy Clin Immunol 150:1333",
                                null))));
    }
}
