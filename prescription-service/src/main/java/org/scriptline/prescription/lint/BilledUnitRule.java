package org.scriptline.prescription.lint;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.contracts.products.Product;

/** The quantity is in a unit in which the product is billed: insulin in mL and not in units, an inhaler not in puffs. */
final class BilledUnitRule implements LintRule {
    private static final String PATH = ElementPaths.QUANTITY + ".unit";

    @Override
    public String name() {
        return "billed-unit";
    }

    @Override
    public List<Finding> check(LintContext context) {
        @Nullable Product product = context.product();
        @Nullable QuantityUnit unit = context.unit();
        @Nullable OrderedUnit ordered = context.order().supply().unit();
        if (unit == null) {
            return ordered == null ? List.of() : doseUnit(ordered, product);
        }
        return product == null || BillingUnits.take(product, unit)
                ? List.of()
                : List.of(Finding.error(
                        ErrorCode.UNIT_NOT_BILLED,
                        PATH,
                        "This product is dispensed in " + product.billingUnit() + ", not in " + unit.word()
                                + (unit.isPackage() ? ", of which the size is not known." : ".")));
    }

    private static List<Finding> doseUnit(OrderedUnit ordered, @Nullable Product product) {
        return Stream.of(ordered.code(), ordered.word())
                .flatMap(text -> text == null ? Stream.empty() : DoseUnit.named(text).stream())
                .findFirst()
                .map(dose -> List.of(Finding.error(
                        ErrorCode.UNIT_NOT_BILLED,
                        PATH,
                        "A dose is counted in " + dose.word() + ", a quantity is not"
                                + Optional.ofNullable(product)
                                        .map(known -> "; this product is dispensed in " + known.billingUnit())
                                        .orElse("")
                                + ".")))
                .orElse(List.of());
    }
}
