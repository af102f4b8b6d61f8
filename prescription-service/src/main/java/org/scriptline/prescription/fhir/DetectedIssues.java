package org.scriptline.prescription.fhir;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.codes.OverrideCoding;
import org.scriptline.contracts.events.AlertOverride;
import org.scriptline.contracts.screening.Alert;
import org.scriptline.contracts.screening.AlertType;
import org.scriptline.contracts.screening.Evidence;
import org.scriptline.contracts.screening.Involved;
import org.scriptline.contracts.screening.Severity;

/**
 * Alerts as DetectedIssue. FHIR has three severities and no word for how an alert is to be shown, so our severity and
 * display travel as further codings of the code. Another practice's drug is named by display alone: there is nothing of
 * it that this caller could read.
 */
final class DetectedIssues {
    private static final String ACT_CODE = "http://terminology.hl7.org/CodeSystem/v3-ActCode";

    /** HL7's code where it has one of the same meaning. */
    private static final Map<AlertType, String> ACT_CODES = Map.of(
            AlertType.DRUG_DRUG, "DRG",
            AlertType.DRUG_ALLERGY, "ALGY",
            AlertType.DUPLICATE_THERAPY, "DUPTHPY",
            AlertType.DRUG_DISEASE, "COND",
            AlertType.DRUG_AGE, "AGE",
            AlertType.DRUG_LAB, "LAB",
            AlertType.DOSE, "DOSE");

    private DetectedIssues() {}

    /** The alert as a contained resource with this id. */
    static ObjectNode of(
            Alert alert, String id, UUID prescription, @Nullable ObjectNode patient, List<AlertOverride> overrides) {
        ObjectNode issue = Json.resource("DetectedIssue").put("id", id);
        issue.set(
                "identifier",
                Json.list(Json.object().put("system", FhirSystems.ALERT_ID).put("value", alert.id())));
        issue.put("status", "final");
        issue.set("code", code(alert));
        issue.put("severity", severity(alert.severity()));
        if (patient != null) {
            issue.set("patient", patient);
        }
        ArrayNode implicated = issue.putArray("implicated");
        alert.involved().forEach(one -> implicated.add(implicated(one, prescription)));
        if (implicated.isEmpty()) {
            issue.remove("implicated");
        }
        evidence(alert.evidence(), issue);
        issue.put(
                "detail",
                String.join(" ", alert.summary(), alert.mechanism(), alert.consequence(), alert.action())
                        .strip());
        overrides.stream()
                .filter(override -> override.alert().equals(alert.id()))
                .forEach(override -> Json.listIn(issue, "mitigation").add(mitigation(override)));
        return issue;
    }

    private static ObjectNode code(Alert alert) {
        ObjectNode concept = Json.concept(
                alert.summary(),
                Json.coding(FhirSystems.ALERT_TYPE, alert.type().code()),
                Json.coding(FhirSystems.ALERT_SEVERITY, alert.severity().code()),
                Json.coding(FhirSystems.ALERT_DISPLAY, alert.display().code()));
        @Nullable String hl7 = ACT_CODES.get(alert.type());
        if (hl7 != null) {
            ((ArrayNode) concept.path("coding")).add(Json.coding(ACT_CODE, hl7));
        }
        return concept;
    }

    static String severity(Severity severity) {
        return switch (severity) {
            case CONTRAINDICATED, MAJOR -> "high";
            case MODERATE -> "moderate";
            case MINOR -> "low";
        };
    }

    private static ObjectNode implicated(Involved involved, UUID prescription) {
        String display =
                involved.prescriber() == null ? involved.name() : involved.name() + " (" + involved.prescriber() + ")";
        boolean self = Objects.equals(involved.id(), prescription.toString());
        ObjectNode reference = self ? Json.reference("MedicationRequest/" + prescription) : Json.object();
        return reference.put("display", display);
    }

    private static void evidence(List<Evidence> evidence, ObjectNode issue) {
        for (Evidence one : evidence) {
            ObjectNode code = Json.concept(one.title() + ": " + one.citation());
            Json.listIn(issue, "evidence").add(Json.object().set("code", Json.list(code)));
            if (one.url() != null && !issue.has("reference")) {
                issue.put("reference", one.url());
            }
        }
    }

    private static ObjectNode mitigation(AlertOverride override) {
        ObjectNode mitigation = Json.object();
        mitigation.set(
                "action",
                Json.concept(
                        override.comment(),
                        Json.coding(
                                FhirSystems.OVERRIDE_REASON, override.reason().code()),
                        Json.coding(
                                OverrideCoding.ACT_CODE_SYSTEM,
                                OverrideCoding.of(override.reason()).actCode())));
        return mitigation;
    }
}
