package org.scriptline.contracts.events;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.screening.GateVerdict;
import org.scriptline.contracts.screening.ScreeningResult;

/**
 * The answer to a draft (no gate pass, no verdict) or to a signature.
 *
 * @param revision the revision that was screened; it is applied only to that one
 * @param gatePass the signature that was answered, null for a draft
 * @param factsNotApplied the patient's facts had not arrived; the gate looks again by itself
 * @param because ids that a new signature must override, the reasons of a HELD verdict; empty otherwise
 * @param links records that a machine linked with this one, handed once to the next signer; null when there is none
 * @param unlinked records that were taken for this patient's and are not any more, since the answer before: nothing in
 *     this answer comes from them; null when there is none
 */
public record ScreeningAnswered(
        UUID prescriptionId,
        UUID patientId,
        int revision,
        @Nullable Integer gatePass,
        @Nullable GateVerdict verdict,
        boolean factsNotApplied,
        ScreeningResult result,
        Instant screenedAt,
        List<String> because,
        @Nullable List<LinkNotice> links,
        @Nullable List<UUID> unlinked) {

    /** The same answer with these unlinked records. */
    public ScreeningAnswered withUnlinked(List<UUID> records) {
        return new ScreeningAnswered(
                prescriptionId,
                patientId,
                revision,
                gatePass,
                verdict,
                factsNotApplied,
                result,
                screenedAt,
                because,
                links,
                records);
    }
}
