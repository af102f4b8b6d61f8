package org.scriptline.interaction.hooks.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.scriptline.kit.hooks.fhir.Fhir;
import org.scriptline.kit.hooks.fhir.Resources;

/**
 * What an EMR sends along. A key that is null was asked and is empty; an absent key, an OperationOutcome, a Bundle with a
 * further page, and anything else that is no Bundle of resources of the expected type, is not known.
 */
final class Prefetch {
    static final String PATIENT = "patient";
    static final String ORDERS = "medicationRequests";
    static final String STATEMENTS = "medicationStatements";
    static final String FILLS = "medicationDispenses";
    static final String ALLERGIES = "allergies";
    static final String CONDITIONS = "conditions";
    static final String OBSERVATIONS = "observations";

    /** What discovery publishes, by key. */
    static final Map<String, String> QUERIES = queries();

    private static final Map<String, String> WORDS = Map.of(
            PATIENT, "the patient's details",
            ORDERS, "the EMR's prescriptions",
            STATEMENTS, "the EMR's medication statements",
            FILLS, "the EMR's fills",
            ALLERGIES, "the EMR's allergies",
            CONDITIONS, "the EMR's conditions",
            OBSERVATIONS, "the EMR's measured values");

    private final JsonNode prefetch;
    private final Resources resources;
    private final List<String> unknown;

    Prefetch(JsonNode prefetch, Resources resources, List<String> unknown) {
        this.prefetch = prefetch;
        this.resources = resources;
        this.unknown = unknown;
    }

    private static Map<String, String> queries() {
        Map<String, String> queries = new LinkedHashMap<>();
        queries.put(PATIENT, "Patient/{{context.patientId}}");
        queries.put(ORDERS, "MedicationRequest?patient={{context.patientId}}");
        queries.put(STATEMENTS, "MedicationStatement?patient={{context.patientId}}");
        queries.put(FILLS, "MedicationDispense?patient={{context.patientId}}");
        queries.put(ALLERGIES, "AllergyIntolerance?patient={{context.patientId}}");
        queries.put(CONDITIONS, "Condition?patient={{context.patientId}}");
        queries.put(
                OBSERVATIONS,
                "Observation?patient={{context.patientId}}&code=http://loinc.org|29463-7,http://loinc.org|8302-2,"
                        + "http://loinc.org|2823-3,http://loinc.org|2160-0,http://loinc.org|98979-8,"
                        + "http://loinc.org|82810-3");
        return queries;
    }

    /** The Patient, missing when none came along; why is told where it was no Patient. */
    JsonNode patient() {
        JsonNode patient = prefetch.path(PATIENT);
        if ("Patient".equals(Fhir.text(patient, "resourceType"))) {
            return patient;
        }
        unknown.add(WORDS.get(PATIENT) + " (" + why(patient) + ")");
        return MissingNode.getInstance();
    }

    /** The resources of a key; null when they are not known, which is told. */
    @Nullable
    List<JsonNode> resources(String key, String type) {
        JsonNode value = prefetch.path(key);
        if (value.isNull()) {
            return List.of();
        }
        if (!"Bundle".equals(Fhir.text(value, "resourceType"))) {
            unknown.add(WORDS.get(key) + " (" + why(value) + ")");
            return null;
        }
        boolean paged = Fhir.list(value, "link").stream().anyMatch(link -> "next".equals(Fhir.text(link, "relation")));
        List<JsonNode> all = resources.of(value);
        boolean broken =
                !value.path("entry").isMissingNode() && !value.path("entry").isArray()
                        || all.stream()
                                .anyMatch(resource -> "OperationOutcome".equals(Fhir.text(resource, "resourceType"))
                                        || Fhir.text(resource, "resourceType") == null);
        if (paged) {
            unknown.add(WORDS.get(key) + " (only the first page was sent)");
        } else if (broken) {
            unknown.add(WORDS.get(key) + " (not all of them could be read)");
        }
        List<JsonNode> wanted = all.stream()
                .filter(resource -> type.equals(Fhir.text(resource, "resourceType")))
                .toList();
        // Half a list of allergies is no list: what it does not name may be on the other half.
        return (paged || broken) && wanted.isEmpty() ? null : wanted;
    }

    private static String why(JsonNode value) {
        if (value.isMissingNode()) {
            return "not sent";
        }
        if (value.isNull()) {
            return "empty";
        }
        return "OperationOutcome".equals(Fhir.text(value, "resourceType"))
                ? "the EMR could not read them"
                : "not understood";
    }
}
