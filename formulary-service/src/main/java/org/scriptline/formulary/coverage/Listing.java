package org.scriptline.formulary.coverage;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.scriptline.formulary.release.Completeness;
import org.scriptline.formulary.release.FormularyItem;
import org.scriptline.formulary.release.PlanRow;
import org.scriptline.formulary.release.ServedRelease;

/** Whether a drug stands in a formulary. */
sealed interface Listing {

    record Listed(FormularyItem item) implements Listing {}

    /** The payer's own "no". */
    record NotListed() implements Listing {}

    record NotKnown(String reason) implements Listing {}

    /** @param asOf day of the question; its calendar year must be the contract year */
    static Listing of(PlanResolution.Found found, int rxcui, LocalDate asOf) {
        ServedRelease served = found.release();
        PlanRow plan = found.plan();
        int year = served.release().contractYear();
        if (year != asOf.getYear()) {
            return new NotKnown("the release of contract year " + year + " is not in force on this date");
        }
        if (plan != null && plan.suppressed()) {
            return new NotKnown("CMS withholds the data of this plan");
        }
        Integer formulary = found.formulary();
        if (formulary == null) {
            return new NotKnown("the plan names no formulary");
        }
        FormularyItem item = itemOf(served, formulary, plan, rxcui);
        if (item != null && item.inForce(asOf)) {
            return new Listed(item);
        }
        if (item != null) {
            return new NotListed();
        }
        if (!served.hasFormulary(formulary)) {
            return new NotKnown("formulary " + served.formularyCode(formulary) + " is not in this release");
        }
        return served.release().completeness() == Completeness.PARTIAL
                ? new NotKnown("not listed, and this release is partial")
                : new NotListed();
    }

    private static @Nullable FormularyItem itemOf(
            ServedRelease served, int formulary, @Nullable PlanRow plan, int rxcui) {
        FormularyItem item = served.item(formulary, rxcui);
        return item == null && plan != null ? served.excludedItem(plan.key(), rxcui) : item;
    }
}
