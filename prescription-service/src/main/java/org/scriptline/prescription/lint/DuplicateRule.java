package org.scriptline.prescription.lint;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.contracts.events.DrugIngredient;
import org.scriptline.contracts.events.Medication;
import org.scriptline.contracts.products.Recognition.Conflict;

/** Another order of the same day for the same drug is named. The same ingredients in another strength count, because that
 * is how a second click looks; an order that this one replaces does not.
 */
final class DuplicateRule implements LintRule {
    @Override
    public String name() {
        return "same-day-duplicate";
    }

    @Override
    public List<Finding> check(LintContext context) {
        SubmittedOrder order = context.order();
        if (!order.drug().isNamed() || context.recognition() instanceof Conflict) {
            return List.of();
        }
        @Nullable UUID replaced = order.priorPrescription();
        Medication medication = Medications.of(order.drug(), context.recognition());
        return context.around().sameDayOrders().writtenOn(context.writtenOn(), order).stream()
                .filter(other -> !other.id().equals(replaced))
                .filter(other -> isSameDrug(medication, other.medication()))
                .map(other -> Finding.warning(
                        ErrorCode.DUPLICATE_SAME_DAY,
                        order.paths().drug(),
                        "The same drug was ordered for this patient on the same day: order " + other.id() + "."))
                .toList();
    }

    private static boolean isSameDrug(Medication one, Medication other) {
        if (one.recognised() && other.recognised()) {
            return names(one).equals(names(other)) && sameRoute(one, other);
        }
        return one.recognised() == other.recognised() && one.description().equalsIgnoreCase(other.description());
    }

    private static boolean sameRoute(Medication one, Medication other) {
        return Optional.ofNullable(one.routeGroup())
                .flatMap(route -> Optional.ofNullable(other.routeGroup()).map(route::equals))
                .orElse(true);
    }

    private static Set<String> names(Medication medication) {
        return medication.ingredients().stream().map(DrugIngredient::name).collect(Collectors.toSet());
    }
}
