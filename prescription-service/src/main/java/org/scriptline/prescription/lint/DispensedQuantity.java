package org.scriptline.prescription.lint;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.products.Product;

/** The quantity as it travels: pens and syringes whose volume the product's name states as mL, all else as written. */
record DispensedQuantity(BigDecimal quantity, QuantityUnit unit) {
    static DispensedQuantity of(BigDecimal quantity, QuantityUnit unit, @Nullable Product product) {
        if (product == null || !BillingUnits.isCountable(product, unit)) {
            return new DispensedQuantity(quantity, unit);
        }
        return BillingUnits.volume(product)
                .map(volume -> new DispensedQuantity(quantity.multiply(volume), QuantityUnit.MILLILITER))
                .orElse(new DispensedQuantity(quantity, unit));
    }
}
