package org.scriptline.pharmacy.worklist.rest;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.codes.RequestKind;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.kit.problem.ProblemException;
import org.scriptline.pharmacy.conversation.Asked;

/**
 * A prescription where none exists, for the patient of an order and from its prescriber.
 *
 * @param drug what the pharmacy would dispense; all but its description may be left to the prescriber
 */
public record PrescriptionRequest(
        @Nullable Proposal drug, @Nullable String note) {

    Asked asked() {
        if (drug == null) {
            throw new ProblemException(ErrorCode.REQUIRED_FIELD_MISSING, "drug is missing.").withField("drug");
        }
        return new Asked(
                RequestKind.NEW_PRESCRIPTION,
                null,
                List.of(),
                List.of(drug.toMedication("drug")),
                null,
                Words.limited(note, "note"));
    }
}
