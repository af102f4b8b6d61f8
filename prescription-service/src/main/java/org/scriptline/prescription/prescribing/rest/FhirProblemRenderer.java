package org.scriptline.prescription.prescribing.rest;

import jakarta.enterprise.context.ApplicationScoped;
import org.scriptline.kit.problem.Problem;
import org.scriptline.kit.problem.ProblemException;
import org.scriptline.kit.problem.ProblemRenderer;
import org.scriptline.prescription.fhir.OperationOutcomes;
import org.scriptline.prescription.prescribing.Signature.AlertsOpen;
import org.scriptline.prescription.prescribing.store.SignatureRefusedException;

/** Failures on FHIR paths are OperationOutcomes. */
@ApplicationScoped
public class FhirProblemRenderer implements ProblemRenderer {

    @Override
    public boolean handles(String path) {
        return path.startsWith("/fhir");
    }

    @Override
    public String mediaType() {
        return MedicationRequestResource.FHIR_JSON;
    }

    @Override
    public byte[] render(ProblemException failure, Problem problem) {
        if (failure instanceof OrderRefusedException refused) {
            return OperationOutcomes.of(refused.findings());
        }
        if (failure instanceof SignatureRefusedException signature
                && signature.refused() instanceof AlertsOpen open
                && !(open.alerts().isEmpty() && open.notScreened().isEmpty())) {
            return OperationOutcomes.openAlerts(open.alerts(), open.notScreened());
        }
        return OperationOutcomes.of(failure.code(), failure.detail(), failure.field(), problem.correlationId());
    }
}
