package org.scriptline.prescription.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes a resource that we can read into one that is valid R4, without inventing anything: an element that R4 requires
 * and the sender left out is said to be absent (the {@code data-absent-reason} extension), a missing status is the one
 * with which we read the resource (R4 takes no absence there), a unit's code without a system is in the system in which
 * we read it, and a contained resource that nothing refers to is
 * referred to.
 */
final class Completion {
    private static final String DATA_ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";

    private static final String CLINICAL_STATUS = "http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical";

    /** What R4 requires of the contained resources that we read; a trailing {@code *} marks a list. */
    private static final Map<String, List<String>> REQUIRED = Map.of(
            "Coverage", List.of("beneficiary", "payor*"),
            "AllergyIntolerance", List.of("patient"),
            "Observation", List.of("code"),
            "Condition", List.of("subject"));

    private static final Map<String, String> STATUS_AS_READ = Map.of("Coverage", "active", "Observation", "final");

    private Completion() {}

    static void complete(ObjectNode request) {
        unitSystems(request);
        Set<String> referenced = new HashSet<>();
        references(request, referenced);
        for (JsonNode contained : request.path("contained")) {
            if (contained instanceof ObjectNode resource) {
                complete(resource, resource.path("resourceType").asText());
                String reference = "#" + resource.path("id").asText();
                if (!referenced.contains(reference)) {
                    Json.listIn(request, "supportingInformation").add(Json.reference(reference));
                }
            }
        }
    }

    static void complete(ObjectNode resource, String type) {
        if (STATUS_AS_READ.containsKey(type) && !resource.has("status")) {
            resource.put("status", STATUS_AS_READ.get(type));
        }
        if (type.equals("AllergyIntolerance") && !resource.has("clinicalStatus") && !isEnteredInError(resource)) {
            resource.set("clinicalStatus", Json.concept(null, Json.coding(CLINICAL_STATUS, "active")));
        }
        for (String element : REQUIRED.getOrDefault(type, List.of())) {
            boolean many = element.endsWith("*");
            String name = many ? element.substring(0, element.length() - 1) : element;
            if (resource.has(name)) {
                continue;
            }
            ObjectNode absent = Json.object();
            absent.set("extension", Json.list(Json.codeExtension(DATA_ABSENT, "unknown")));
            resource.set(name, many ? Json.list(absent) : absent);
        }
    }

    /** Such an allergy must not have a clinical status (R4 invariant ait-2). */
    private static boolean isEnteredInError(ObjectNode allergy) {
        return allergy.path("verificationStatus").toString().contains("\"entered-in-error\"");
    }

    private static void references(JsonNode node, Set<String> found) {
        if (node instanceof ArrayNode list) {
            list.forEach(element -> references(element, found));
        } else if (node instanceof ObjectNode object) {
            if (object.path("reference").isTextual()) {
                found.add(object.path("reference").asText());
            }
            object.forEach(element -> references(element, found));
        }
    }

    /** A quantity's code needs its system (R4 invariant qty-3). */
    private static void unitSystems(JsonNode node) {
        if (node instanceof ObjectNode object
                && object.path("value").isNumber()
                && object.path("code").isTextual()
                && !object.has("system")) {
            boolean nci = object.path("code").asText().matches("C\\d+");
            object.put("system", nci ? FhirSystems.NCI_THESAURUS : FhirSystems.UCUM);
        }
        node.forEach(Completion::unitSystems);
    }
}
