package org.scriptline.pharmacy.script;

import org.jspecify.annotations.Nullable;

/**
 * The answer to a change request; it never alters the patient.
 *
 * @param kind what was asked; null when the answer does not say
 * @param medication what may be dispensed; null in a denial, while pending and when the prescriber was validated
 */
public record RxChangeResponse(
        @Nullable ChangeKind kind,
        @Nullable String requestReference,
        Answer answer,
        Parties parties,
        @Nullable Medication medication)
        implements PrescriberAnswer {

    @Override
    public String name() {
        return "RxChangeResponse";
    }

    @Override
    public String toString() {
        return "RxChangeResponse[redacted]";
    }
}
