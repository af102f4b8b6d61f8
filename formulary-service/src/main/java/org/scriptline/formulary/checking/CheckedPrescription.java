package org.scriptline.formulary.checking;

import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.coverage.CoverageResult;
import org.scriptline.formulary.authorization.CaseSubject;
import org.scriptline.formulary.authorization.WantedApproval;
import org.scriptline.formulary.coverage.CoverageAnswer;

/**
 * A prescription with the answer about it.
 *
 * @param about plan and drug as they were resolved, null when they were not
 */
public record CheckedPrescription(AskedCoverage asked, CoverageResult result, CoverageAnswer.@Nullable About about) {

    /** The approval that would satisfy the plan; null when it asks for none. */
    public @Nullable WantedApproval wantedApproval() {
        return about == null || !result.needsAuthorization()
                ? null
                : new WantedApproval(asked.patientId(), about.rxcui(), about.plan(), result.asOf());
    }

    /** The same with an approval on file. */
    public CheckedPrescription with(CoverageResult.AuthorizationOnFile approval) {
        return new CheckedPrescription(asked, result.with(approval), about);
    }

    /** The same with another answer. */
    public CheckedPrescription with(CoverageResult other) {
        return new CheckedPrescription(asked, other, about);
    }

    /** What an authorization is needed for; null when none is. */
    public @Nullable CaseSubject needsAuthorization() {
        return about == null || !result.needsAuthorization()
                ? null
                : new CaseSubject(
                        asked.prescriptionId(),
                        asked.patientId(),
                        asked.practice(),
                        asked.prescriberNpi(),
                        asked.revision(),
                        about.plan(),
                        about.rxcui(),
                        asked.drug(),
                        asked.quantity(),
                        asked.daysSupply(),
                        asked.diagnoses(),
                        asked.plan() == null ? null : asked.plan().memberId());
    }
}
