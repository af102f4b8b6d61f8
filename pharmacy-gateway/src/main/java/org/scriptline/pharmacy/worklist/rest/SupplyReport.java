package org.scriptline.pharmacy.worklist.rest;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.codes.RequestKind;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.kit.problem.ProblemException;
import org.scriptline.pharmacy.conversation.Asked;

/**
 * What a pharmacist dispensed without a written order, for the prescriber to confirm.
 *
 * @param drug what it was, with its quantity
 */
public record SupplyReport(
        @Nullable Proposal drug, @Nullable String note) {

    Asked asked(RequestKind kind) {
        if (drug == null) {
            throw new ProblemException(ErrorCode.REQUIRED_FIELD_MISSING, "drug is missing.").withField("drug");
        }
        if (drug.quantity() == null) {
            throw new ProblemException(ErrorCode.REQUIRED_FIELD_MISSING, "quantity is missing.")
                    .withField("drug.quantity");
        }
        return new Asked(kind, null, List.of(), List.of(drug.toMedication("drug")), null, Words.limited(note, "note"));
    }
}
