package org.scriptline.prescription.lint;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;

/** The quantity is a positive amount of a billing unit, whole where only whole ones exist. */
final class QuantityRule implements LintRule {
    private static final BigDecimal HIGHEST = new BigDecimal(100_000);
    private static final int DECIMALS = 3;
    private static final String VALUE = ElementPaths.QUANTITY + ".value";

    @Override
    public String name() {
        return "quantity-dispensable";
    }

    @Override
    public List<Finding> check(LintContext context) {
        OrderedSupply supply = context.order().supply();
        List<Finding> findings = new ArrayList<>();
        @Nullable BigDecimal quantity = supply.quantity();
        if (quantity == null) {
            findings.add(Finding.error(
                    ErrorCode.REQUIRED_FIELD_MISSING, ElementPaths.QUANTITY, "The quantity to dispense is missing."));
        } else if (!isAmount(quantity)) {
            findings.add(Finding.error(ErrorCode.QUANTITY_INVALID, VALUE));
        } else if (context.unit() != null && context.unit().isCounted() && !isWhole(quantity)) {
            findings.add(Finding.error(
                    ErrorCode.QUANTITY_INVALID,
                    VALUE,
                    "Only whole numbers of " + context.unit().word() + " can be dispensed."));
        }
        if (context.unit() == null && quantity != null && !isDoseUnit(supply.unit())) {
            findings.add(Finding.error(ErrorCode.QUANTITY_UNIT_UNKNOWN, ElementPaths.QUANTITY + ".unit"));
        }
        return findings;
    }

    /** Whether the number is an amount that can be dispensed at all. */
    static boolean isAmount(BigDecimal quantity) {
        return quantity.signum() > 0
                && quantity.compareTo(HIGHEST) <= 0
                && quantity.stripTrailingZeros().scale() <= DECIMALS;
    }

    /** {@link BilledUnitRule} speaks of those. */
    private static boolean isDoseUnit(@Nullable OrderedUnit unit) {
        return unit != null
                && Stream.of(unit.code(), unit.word())
                        .anyMatch(text -> text != null && DoseUnit.named(text).isPresent());
    }

    private static boolean isWhole(BigDecimal quantity) {
        return quantity.stripTrailingZeros().scale() <= 0;
    }
}
