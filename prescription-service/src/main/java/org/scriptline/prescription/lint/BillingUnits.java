package org.scriptline.prescription.lint;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.scriptline.contracts.products.Product;

/** In which units a product is billed, and how much of them a package of known size holds. */
final class BillingUnits {
    /** RxNorm names of pens, syringes and auto-injectors begin with their volume: {@code 3 ML insulin glargine ...}. */
    private static final Pattern VOLUME = Pattern.compile("^([\\d.]+) ML ");

    private static final Set<QuantityUnit> TABLETS = EnumSet.of(QuantityUnit.TABLET, QuantityUnit.CAPLET);
    private static final Set<QuantityUnit> CAPSULES = EnumSet.of(QuantityUnit.CAPSULE);
    private static final Set<QuantityUnit> NOT_EACH = EnumSet.of(
            QuantityUnit.TABLET,
            QuantityUnit.CAPLET,
            QuantityUnit.CAPSULE,
            QuantityUnit.MILLILITER,
            QuantityUnit.GRAM,
            QuantityUnit.TUBE);

    private BillingUnits() {}

    /** Whether a quantity of the product can be written in the unit. */
    static boolean take(Product product, QuantityUnit unit) {
        return switch (product.billingUnit()) {
            case "tablet" -> TABLETS.contains(unit) || unit == QuantityUnit.EACH;
            case "capsule" -> CAPSULES.contains(unit) || unit == QuantityUnit.EACH;
            case "mL" -> unit == QuantityUnit.MILLILITER || isCountable(product, unit);
            case "g" -> unit == QuantityUnit.GRAM;
            default -> !NOT_EACH.contains(unit) || isMeteredSpray(product) && isMeasured(unit);
        };
    }

    /** Whether the unit is a package, or each, of a product billed in mL whose name says how much one holds. */
    static boolean isCountable(Product product, QuantityUnit unit) {
        return product.billingUnit().equals("mL")
                && (unit.isPackage() || unit == QuantityUnit.EACH)
                && volume(product).isPresent();
    }

    /** How many mL one package of the product holds, where its name says so. */
    static Optional<BigDecimal> volume(Product product) {
        Matcher matcher = VOLUME.matcher(product.name());
        return matcher.find() ? Optional.of(new BigDecimal(matcher.group(1))) : Optional.empty();
    }

    /** Claims for aerosols are in grams and for nasal sprays in grams or mL, so prescriptions are, too. */
    private static boolean isMeteredSpray(Product product) {
        return product.doseForm().startsWith("Metered Dose")
                || product.doseForm().endsWith("Spray");
    }

    private static boolean isMeasured(QuantityUnit unit) {
        return unit == QuantityUnit.GRAM || unit == QuantityUnit.MILLILITER;
    }
}
