package org.scriptline.prescription.lint;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.events.Medication;
import org.scriptline.contracts.events.PharmacyStated;
import org.scriptline.contracts.events.Prescriber;
import org.scriptline.contracts.events.Sig;

/** What the linter made of an order: one that can be stored, or the reasons why not. */
public sealed interface LintedOrder {
    /**
     * It can be stored.
     *
     * @param quantity per fill, greater than zero
     * @param daysSupply 1 to 365, null when not given
     * @param refills 0 to 99
     * @param supervisor null when nobody is named
     * @param writtenOn today when the order named no date
     * @param warnings to be stored and returned
     */
    record Accepted(
            SubmittedOrder order,
            Medication medication,
            Sig sig,
            BigDecimal quantity,
            QuantityUnit unit,
            @Nullable Integer daysSupply,
            int refills,
            Prescriber prescriber,
            @Nullable Prescriber supervisor,
            PharmacyStated pharmacy,
            LocalDate writtenOn,
            List<Finding> warnings)
            implements LintedOrder {
        @Override
        public String toString() {
            return "Accepted[" + warnings.size() + " warnings, redacted]";
        }
    }

    /** It stops here; the findings name every error and every warning. */
    record Rejected(List<Finding> findings) implements LintedOrder {}
}
