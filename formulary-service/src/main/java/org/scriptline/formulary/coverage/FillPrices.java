package org.scriptline.formulary.coverage;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scriptline.formulary.release.PharmacyStanding;
import org.scriptline.formulary.release.PharmacyTerms;
import org.scriptline.formulary.release.PharmacyTerms.DrugKind;
import org.scriptline.formulary.release.PlanPrices;

/**
 * What the plan and the member pay together for a fill: {@code max(unit cost × quantity + dispensing fee, floor price)}
 * (CMS's Plan Finder methodology). Fee and floor are known only where the pharmacy is.
 */
final class FillPrices {

    private static final String NO_PHARMACY = "no pharmacy is named, and it depends on the pharmacy";
    private static final String OUTSIDE = "the pharmacy is not in the plan's network";

    private final PlanPrices prices;
    private final @Nullable PharmacyStanding pharmacy;
    private final DrugCatalogue catalogue;

    /** @param pharmacy null when no pharmacy was asked for */
    FillPrices(PlanPrices prices, @Nullable PharmacyStanding pharmacy, DrugCatalogue catalogue) {
        this.prices = prices;
        this.pharmacy = pharmacy;
        this.catalogue = catalogue;
    }

    /** Through which channels the fill may go. */
    List<Channel> channels() {
        return pharmacy instanceof PharmacyStanding.InNetwork network ? Channel.of(network.terms()) : Channel.COUNTER;
    }

    /** Why nothing can be said of this pharmacy, null when something can. */
    @Nullable
    String refusal() {
        return pharmacy instanceof PharmacyStanding.OutOfNetwork ? OUTSIDE : null;
    }

    /** Why several copays stay a range. */
    String why() {
        if (pharmacy == null) {
            return NO_PHARMACY;
        }
        if (pharmacy instanceof PharmacyStanding.NotKnown notKnown) {
            return notKnown.reason();
        }
        return pharmacy instanceof PharmacyStanding.OutOfNetwork ? OUTSIDE : "the pharmacy's terms leave it open";
    }

    /** Dollars, null when the release has no price of it or no quantity is given. */
    @Nullable
    BigDecimal of(PricedFill fill) {
        if (fill.quantity() == null || fill.days() == null) {
            return null;
        }
        BigDecimal unit = prices.unitCost(fill.rxcui(), fill.days());
        if (unit == null) {
            return null;
        }
        BigDecimal price = unit.multiply(fill.quantity());
        if (!(pharmacy instanceof PharmacyStanding.InNetwork network)) {
            return price;
        }
        PharmacyTerms terms = network.terms();
        BigDecimal fee = terms.dispensingFee(kind(fill.rxcui()), fill.days());
        BigDecimal withFee = fee == null ? price : price.add(fee);
        return terms.floorPrice() == null ? withFee : withFee.max(terms.floorPrice());
    }

    private DrugKind kind(int rxcui) {
        return Boolean.FALSE.equals(catalogue.branded(rxcui)) ? DrugKind.GENERIC : DrugKind.BRAND;
    }
}
