package org.scriptline.pharmacy.script;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pharmacy asks for more fills of a prescription that ran out.
 *
 * @param dispensed what was dispensed last, with its date
 * @param prescribed the order that it was dispensed on, null when the pharmacy sends none
 * @param urgency the UrgencyIndicatorCode, null for none
 */
public record RxRenewalRequest(
        Parties parties,
        @Nullable String requestReference,
        @Nullable String urgency,
        List<Benefit> benefits,
        Medication dispensed,
        @Nullable Medication prescribed)
        implements PharmacyRequest {

    public RxRenewalRequest {
        benefits = List.copyOf(benefits);
    }

    @Override
    public String name() {
        return "RxRenewalRequest";
    }

    @Override
    public String toString() {
        return "RxRenewalRequest[redacted]";
    }
}
