package org.scriptline.pharmacy.script;

import org.jspecify.annotations.Nullable;

/**
 * The answer to a renewal request. Approved with changes alters nothing but the refills; any other change is a replacement; another pharmacy is a denial and a
 * NewRx there.
 *
 * @param medication what may be dispensed; null in a denial or while pending
 */
public record RxRenewalResponse(
        @Nullable String requestReference,
        Answer answer,
        Parties parties,
        @Nullable Medication medication) implements PrescriberAnswer {

    @Override
    public String name() {
        return "RxRenewalResponse";
    }

    @Override
    public String toString() {
        return "RxRenewalResponse[redacted]";
    }
}
