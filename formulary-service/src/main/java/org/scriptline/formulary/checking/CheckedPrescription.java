package org.scriptline.formulary.checking;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.coverage.CoverageResult;
import org.scriptline.contracts.events.PrescriptionContent;
import org.scriptline.contracts.events.Reason;
import org.scriptline.formulary.authorization.CaseSubject;
import org.scriptline.formulary.authorization.WantedApproval;
import org.scriptline.formulary.coverage.CoverageAnswer;

/**
 * A prescription with the answer about it.
 *
 * @param about plan and drug as they were resolved, null when they were not
 */
public record CheckedPrescription(
        PrescriptionContent content, CoverageResult result, CoverageAnswer.@Nullable About about) {

    /** The approval that would satisfy the plan; null when it asks for none. */
    public @Nullable WantedApproval wantedApproval() {
        return about == null || !result.needsAuthorization()
                ? null
                : new WantedApproval(content.patientId(), about.rxcui(), about.plan(), content.writtenOn());
    }

    /** The same with an approval on file. */
    public CheckedPrescription with(CoverageResult.AuthorizationOnFile approval) {
        return new CheckedPrescription(content, result.with(approval), about);
    }

    /** What an authorization is needed for; null when none is. */
    public @Nullable CaseSubject needsAuthorization() {
        return about == null || !result.needsAuthorization()
                ? null
                : new CaseSubject(
                        content.prescriptionId(),
                        content.patientId(),
                        content.practice(),
                        content.prescriber().npi(),
                        content.revision(),
                        about.plan(),
                        about.rxcui(),
                        content.medication().description(),
                        content.quantity(),
                        content.daysSupply(),
                        diagnoses(content.reasons()));
    }

    private static List<String> diagnoses(List<Reason> reasons) {
        return reasons.stream()
                .map(reason -> reason.icd10() == null ? reason.text() : reason.icd10())
                .filter(word -> word != null)
                .toList();
    }
}
