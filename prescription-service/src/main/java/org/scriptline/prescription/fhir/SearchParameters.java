package org.scriptline.prescription.fhir;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What each resource type can be searched by, as the CapabilityStatement says it. */
final class SearchParameters {
    private static final String R4_CLINICAL = "http://hl7.org/fhir/SearchParameter/clinical-";
    private static final String R4 = "http://hl7.org/fhir/SearchParameter/";
    private static final String PATIENT =
            "The id of a patient record; patient:identifier takes the practice's own number.";

    private SearchParameters() {}

    private record Parameter(String name, String type, String definition, String documentation) {}

    private static final Parameter ID = new Parameter("_id", "token", R4 + "Resource-id", "Ids, separated by commas.");

    private static final List<Parameter> MEDICATION_REQUEST = List.of(
            ID,
            new Parameter(
                    "_lastUpdated", "date", R4 + "Resource-lastUpdated", "With eq, ne, gt, lt, ge, le, sa or eb."),
            new Parameter("patient", "reference", R4_CLINICAL + "patient", PATIENT),
            new Parameter("subject", "reference", R4 + "MedicationRequest-subject", PATIENT),
            new Parameter("identifier", "token", R4_CLINICAL + "identifier", "The sender's identifiers of the order."),
            new Parameter("status", "token", R4 + "medications-status", "Codes of medicationrequest-status."),
            new Parameter("intent", "token", R4 + "MedicationRequest-intent", "Every prescription is an order."),
            new Parameter(
                    "requester",
                    "reference",
                    R4 + "MedicationRequest-requester",
                    "By NPI; requester:identifier takes it with its system."),
            new Parameter("code", "token", R4_CLINICAL + "code", "RxNorm codes and NDCs; other codes are not found."),
            new Parameter(
                    "authoredon",
                    "date",
                    R4 + "MedicationRequest-authoredon",
                    "Local dates, with eq, ne, gt, lt, ge, le, sa or eb."));

    private static final List<Parameter> DETECTED_ISSUE = List.of(
            ID,
            new Parameter("patient", "reference", R4_CLINICAL + "patient", PATIENT),
            new Parameter(
                    "implicated", "reference", R4 + "DetectedIssue-implicated", "The prescription that was screened."),
            new Parameter("identifier", "token", R4_CLINICAL + "identifier", "The id of the alert."));

    private static final List<Parameter> MEDICATION_DISPENSE = List.of(
            ID,
            new Parameter("patient", "reference", R4_CLINICAL + "patient", PATIENT),
            new Parameter("subject", "reference", R4 + "MedicationDispense-subject", PATIENT),
            new Parameter("prescription", "reference", R4 + "medications-prescription", "MedicationRequests by id."),
            new Parameter("status", "token", R4 + "medications-status", "Codes of medicationdispense-status."));

    private static final List<Parameter> PROVENANCE = List.of(
            ID,
            new Parameter("patient", "reference", R4 + "Provenance-patient", PATIENT),
            new Parameter("target", "reference", R4 + "Provenance-target", "MedicationRequests by id."));

    private static final List<Parameter> TASK = List.of(
            ID,
            new Parameter("patient", "reference", R4 + "Task-patient", PATIENT),
            new Parameter("subject", "reference", R4 + "Task-subject", PATIENT),
            new Parameter("based-on", "reference", R4 + "Task-based-on", "MedicationRequests by id."),
            new Parameter("focus", "reference", R4 + "Task-focus", "MedicationRequests by id."),
            new Parameter(
                    "owner", "reference", R4 + "Task-owner", "By NPI; owner:identifier takes it with its system."),
            new Parameter("code", "token", R4 + "Task-code", "Codes of our CodeSystem task."),
            new Parameter("status", "token", R4 + "Task-status", "requested while it waits, completed after."));

    private static final List<Parameter> DEFINITION =
            List.of(ID, new Parameter("url", "uri", R4 + "conformance-url", "The canonical address."));

    /** Adds what the type is searched by. */
    static ObjectNode addTo(ObjectNode resource) {
        ArrayNode list = resource.putArray("searchParam");
        for (Parameter parameter : of(resource.path("type").asText())) {
            list.add(Json.object()
                    .put("name", parameter.name())
                    .put("definition", parameter.definition())
                    .put("type", parameter.type())
                    .put("documentation", parameter.documentation()));
        }
        return resource;
    }

    private static List<Parameter> of(String type) {
        return switch (type) {
            case "MedicationRequest" -> MEDICATION_REQUEST;
            case "DetectedIssue" -> DETECTED_ISSUE;
            case "MedicationDispense" -> MEDICATION_DISPENSE;
            case "Provenance" -> PROVENANCE;
            case "Task" -> TASK;
            default -> DEFINITION;
        };
    }
}
