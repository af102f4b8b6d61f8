package org.scriptline.interaction.knowledge;

import java.util.List;
import java.util.Set;
import org.scriptline.contracts.products.RouteGroup;
import org.scriptline.contracts.screening.AlertType;
import org.scriptline.contracts.screening.Severity;

/**
 * A drug that does not go with a fact about the patient or with its own dose.
 *
 * @param type DRUG_DISEASE, DRUG_AGE, DRUG_PREGNANCY, DRUG_LACTATION, DRUG_RENAL, DRUG_LAB or DOSE
 * @param about what the rule is about: rules of one drug about the same thing are one problem, of which the gravest
 *     speaks, and of equally grave ones the one that names the ingredient
 * @param specific whether the rule names the ingredient itself
 * @param needed whether a screening that lacks its facts says so; what is only worth a remark when a value happens to be
 *     there is not
 * @param precedence why this rule stands beside another for the same drugs and criteria; empty when there is none
 */
public record FactRule(
        String id,
        AlertType type,
        String about,
        Set<String> ingredients,
        boolean specific,
        Set<RouteGroup> routes,
        Criterion when,
        Severity severity,
        List<Modifier> modifiers,
        boolean needed,
        String precedence,
        RuleText text) {

    public FactRule {
        ingredients = Set.copyOf(ingredients);
        routes = Set.copyOf(routes);
        modifiers = List.copyOf(modifiers);
    }

    /** By the id alone, which no two rules of a base share: rules are keys of maps in every answer. */
    @Override
    public int hashCode() {
        return id.hashCode();
    }
}
