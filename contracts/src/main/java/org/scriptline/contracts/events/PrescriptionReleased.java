package org.scriptline.contracts.events;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.codes.FillNotices;
import org.scriptline.contracts.codes.UnscreenedReleaseReason;

/**
 * The prescription may go to the pharmacy. It carries all that the pharmacy needs.
 *
 * @param unscreenedReason set when it was released before its screening was answered
 * @param overridden alerts that the prescriber answered, the gravest first
 * @param weight latest known weight, for the pharmacist
 */
public record PrescriptionReleased(
        PrescriptionContent content,
        Demographics patient,
        int gatePass,
        Instant signedAt,
        Instant releasedAt,
        @Nullable UnscreenedReleaseReason unscreenedReason,
        @Nullable String unscreenedComment,
        List<OverriddenAlert> overridden,
        List<AllergyFact> allergies,
        @Nullable ObservationFact weight,
        @Nullable ObservationFact height) {

    /** The same, of whose fills the prescriber hears so. */
    public PrescriptionReleased noticing(@Nullable FillNotices notices) {
        return new PrescriptionReleased(
                content.noticing(notices),
                patient,
                gatePass,
                signedAt,
                releasedAt,
                unscreenedReason,
                unscreenedComment,
                overridden,
                allergies,
                weight,
                height);
    }
}
