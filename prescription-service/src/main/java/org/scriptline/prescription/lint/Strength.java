package org.scriptline.prescription.lint;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.products.Product;

/**
 * How much of its one ingredient is in a tablet, capsule, mL or patch of a product; products of several ingredients are
 * not dosed by mass.
 *
 * @param amount in {@code unit}: milligrams or insulin units
 * @param in TABLET, CAPSULE, MILLILITER ... of the product
 */
record Strength(double amount, DoseUnit unit, DoseUnit in) {
    private static final Pattern RXNORM = Pattern.compile("([\\d.]+) (MG|MCG|UNT|MEQ)(/ML|/ACTUAT)?");

    private static final Map<String, DoseUnit> BILLED =
            Map.of("tablet", DoseUnit.TABLET, "capsule", DoseUnit.CAPSULE, "mL", DoseUnit.MILLILITER);

    static Optional<Strength> of(@Nullable Product product) {
        if (product == null || product.strengths().size() != 1) {
            return Optional.empty();
        }
        Matcher matcher = RXNORM.matcher(product.strengths().getFirst());
        @Nullable DoseUnit form = BILLED.get(product.billingUnit());
        if (form == null || !matcher.matches() || matcher.group(2).equals("MEQ")) {
            return Optional.empty();
        }
        boolean liquid = form == DoseUnit.MILLILITER;
        if (liquid != "/ML".equals(matcher.group(3))) {
            return Optional.empty();
        }
        double amount = Double.parseDouble(matcher.group(1));
        return Optional.of(
                switch (matcher.group(2)) {
                    case "UNT" -> new Strength(amount, DoseUnit.UNIT, form);
                    case "MCG" -> new Strength(amount / 1000, DoseUnit.MILLIGRAM, form);
                    default -> new Strength(amount, DoseUnit.MILLIGRAM, form);
                });
    }

    /** A dose in milligrams or insulin units as a number of tablets, capsules or mL; empty for any other dose. */
    Optional<Span> counted(DoseUnit doseUnit, Span dose) {
        if (doseUnit == in) {
            return Optional.of(dose);
        }
        if (doseUnit == unit) {
            return Optional.of(dose.times(1 / amount));
        }
        return doseUnit.isMass() && unit == DoseUnit.MILLIGRAM
                ? Optional.of(dose.times(doseUnit.milligrams() / amount))
                : Optional.empty();
    }
}
