package org.scriptline.prescription.lint;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.contracts.products.Product;

/**
 * The quantity is what dose, rhythm and days use up, for a taper over all its steps, and the length in the directions is
 * not shorter than the days' supply. One day's or one dose's difference is nobody's mistake, nor a tenth left over; liquids come in bottles, and
 * what is injected in boxes, so there more than is used up is usual. Creams, drops and inhalers are not counted: nobody
 * knows how much one application uses.
 */
final class QuantityFitsRule implements LintRule {
    private static final double SLACK = 0.05;
    private static final double LEFT_OVER = 0.1;
    private static final double BOTTLE = 0.5;
    private static final double BOTTLE_ML = 60;
    private static final double BOXES = 3;
    private static final double BOX_ML = 30;

    @Override
    public String name() {
        return "quantity-fits-directions";
    }

    @Override
    public List<Finding> check(LintContext context) {
        List<Finding> findings = new ArrayList<>();
        @Nullable BigDecimal quantity = context.order().supply().quantity();
        Optional<NeededQuantity> needed = NeededQuantity.of(context);
        if (quantity != null && QuantityRule.isAmount(quantity) && needed.isPresent()) {
            difference(quantity.doubleValue(), needed.get(), context)
                    .ifPresent(said -> findings.add(
                            Finding.warning(ErrorCode.QUANTITY_DOES_NOT_FIT, ElementPaths.QUANTITY + ".value", said)));
        }
        length(context)
                .ifPresent(said ->
                        findings.add(Finding.warning(ErrorCode.QUANTITY_DOES_NOT_FIT, ElementPaths.DAYS_SUPPLY, said)));
        return findings;
    }

    private static Optional<String> difference(double quantity, NeededQuantity needed, LintContext context) {
        Span amount = needed.amount();
        double less = Math.max(needed.once(), amount.low() * SLACK) + 1e-6;
        double more = amount.high() + allowance(needed, context) + 1e-6;
        String unit = context.unit() == null ? "" : context.unit().word();
        if (quantity < amount.low() - less) {
            return Optional.of(
                    "The directions use up " + Span.plain(amount.low()) + " " + unit + ", more than the quantity.");
        }
        return quantity > more
                ? Optional.of("The directions use up at most " + Span.plain(amount.high()) + " " + unit
                        + ", less than the quantity.")
                : Optional.empty();
    }

    private static double allowance(NeededQuantity needed, LintContext context) {
        double used = needed.amount().high();
        double little = Math.max(needed.once(), used * LEFT_OVER);
        if (context.unit() != QuantityUnit.MILLILITER) {
            return little;
        }
        @Nullable Product product = context.product();
        boolean swallowed = product != null && product.doseForm().startsWith("Oral");
        return swallowed ? Math.max(BOTTLE_ML, used * BOTTLE) : Math.max(BOX_ML, used * (BOXES - 1));
    }

    private static Optional<String> length(LintContext context) {
        @Nullable Integer supply = SupplyDays.given(context);
        @Nullable
        Integer told = context.words().size() == 1 ? context.regimen(0).durationDays() : null;
        boolean shorter = supply != null
                && told != null
                && told < supply - 1
                && !context.regimen(0).asNeeded();
        return shorter
                ? Optional.of("The directions end after " + told + " days, the supply is for " + supply + ".")
                : Optional.empty();
    }
}
