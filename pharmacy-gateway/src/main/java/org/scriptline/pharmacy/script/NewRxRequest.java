package org.scriptline.pharmacy.script;

import org.jspecify.annotations.Nullable;

/**
 * A pharmacy asks for a prescription where none exists. A NewRx is the approval, a {@link NewRxResponseDenied} the refusal.
 *
 * @param requested the drug that it asks for
 */
public record NewRxRequest(Parties parties, @Nullable String requestReference, Medication requested)
        implements PharmacyRequest {

    @Override
    public String name() {
        return "NewRxRequest";
    }

    @Override
    public String toString() {
        return "NewRxRequest[redacted]";
    }
}
