package org.scriptline.prescription.fhir;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.prescription.lint.Finding;
import org.scriptline.prescription.lint.SubmittedOrder;

/**
 * Reads a self-contained MedicationRequest.
 *
 * <p>What cannot be read as R4 at all is refused here. What can be read and must not be accepted (a changed meaning, an
 * inhuman value) travels in {@link SubmittedOrder#findings()}, so that the linter names it together with everything else
 * and the sender corrects all of it at once.
 *
 * <pre>
 * bytes ── StrictFhirJson ──▶ tree ── R4Structure, ReferenceCheck ──▶ sound tree ── HAPI ──▶ MedicationRequest ──▶ SubmittedOrder
 * </pre>
 */
public final class MedicationRequestReader {
    private static final String TYPE = "MedicationRequest";

    /** Reads the resource; refused when it is no R4 MedicationRequest, with every structural defect named. */
    public Reading<SubmittedOrder> read(byte[] json) {
        return switch (StrictFhirJson.read(json, TYPE)) {
            case Reading.Refused<ObjectNode> refused -> new Reading.Refused<>(refused.findings());
            case Reading.Accepted<ObjectNode> accepted -> read(accepted.value(), json);
        };
    }

    private static Reading<SubmittedOrder> read(ObjectNode tree, byte[] original) {
        Decoration.strip(tree);
        List<Finding> findings = new ArrayList<>(R4Structure.check(tree));
        findings.addAll(ReferenceCheck.check(tree));
        if (findings.stream().anyMatch(finding -> finding.code() == ErrorCode.FHIR_INVALID)) {
            return new Reading.Refused<>(List.copyOf(findings));
        }
        return switch (R4.parse(MedicationRequest.class, tree)) {
            case Reading.Refused<MedicationRequest> refused -> new Reading.Refused<>(refused.findings());
            case Reading.Accepted<MedicationRequest> accepted ->
                new Reading.Accepted<>(new OrderMapping(accepted.value(), findings).order(original));
        };
    }
}
