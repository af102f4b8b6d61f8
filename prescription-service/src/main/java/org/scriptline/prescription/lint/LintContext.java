package org.scriptline.prescription.lint;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.events.PharmacyStated;
import org.scriptline.contracts.events.Prescriber;
import org.scriptline.contracts.products.Recognition;
import org.scriptline.contracts.products.Recognition.RecognisedProduct;

/**
 * One order with everything that the rules look at; each lookup happens once.
 *
 * @param recognition what the product table makes of the drug
 * @param unit the quantity's unit: as ordered, else the recognised product's; null when neither is known
 * @param prescriber null when the requester is not one of the practice
 * @param pharmacy null when it is not in the directory
 */
record LintContext(
        SubmittedOrder order,
        Surroundings around,
        Recognition recognition,
        @Nullable QuantityUnit unit,
        @Nullable Prescriber prescriber,
        @Nullable PharmacyStated pharmacy) {

    static LintContext of(SubmittedOrder order, Surroundings around, Recognition recognition) {
        return new LintContext(
                order,
                around,
                recognition,
                unit(order.supply().unit(), recognition),
                Optional.ofNullable(order.requesterNpi())
                        .flatMap(npi -> around.prescribers().byNpi(npi))
                        .orElse(null),
                pharmacy(order.pharmacy(), around.pharmacies()).orElse(null));
    }

    private static @Nullable QuantityUnit unit(@Nullable OrderedUnit ordered, Recognition recognition) {
        if (ordered != null) {
            return QuantityUnit.of(ordered).orElse(null);
        }
        return recognition instanceof RecognisedProduct known
                ? QuantityUnit.named(known.product().billingUnit()).orElse(null)
                : null;
    }

    private static Optional<PharmacyStated> pharmacy(PharmacyReference reference, PharmacyDirectory directory) {
        if (reference.ncpdpId() != null) {
            return directory.byNcpdpId(reference.ncpdpId());
        }
        return Optional.ofNullable(reference.npi()).flatMap(directory::byNpi);
    }

    LocalDate today() {
        return around.today();
    }

    /** The day on which the order counts as written: today unless it says otherwise. */
    LocalDate writtenOn() {
        LocalDate written = order.writtenOn();
        return written == null ? today() : written;
    }
}
