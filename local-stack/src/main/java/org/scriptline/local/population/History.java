package org.scriptline.local.population;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What of a Synthea Bundle is sent: patients, allergies, conditions, the five measurements that screening uses, coverage
 * and drugs. Encounters, claims, reports, procedures and the rest are no matter of prescribing; what refers to them loses
 * the reference.
 */
final class History {
    private static final Set<String> SENT = Set.of(
            "Patient",
            "AllergyIntolerance",
            "Condition",
            "Observation",
            "Coverage",
            "Medication",
            "MedicationRequest",
            "MedicationStatement",
            "MedicationDispense");

    /** LOINC: weight, height, eGFR (three ways), potassium, pregnancy. */
    private static final Set<String> MEASUREMENTS =
            Set.of("29463-7", "8302-2", "98979-8", "62238-1", "33914-3", "2823-3", "82810-3");

    /** Entries of one transaction; a longer history comes in several, each with its Patient. */
    private static final int ENTRIES = 400;

    private final List<ObjectNode> patients = new ArrayList<>();
    private final List<ObjectNode> facts = new ArrayList<>();
    private final Map<String, Integer> counts = new TreeMap<>();
    private int left;

    History(JsonNode bundle) {
        Set<String> urls = new HashSet<>();
        for (JsonNode entry : bundle.path("entry")) {
            if (isSent(entry.path("resource"))) {
                urls.add(entry.path("fullUrl").asText());
            }
        }
        for (JsonNode entry : bundle.path("entry")) {
            String type = entry.path("resource").path("resourceType").asText();
            if (!urls.contains(entry.path("fullUrl").asText())) {
                left++;
                continue;
            }
            ObjectNode kept = entry.deepCopy();
            withoutStrangers(kept.path("resource"), urls);
            ((ObjectNode) kept.path("request")).remove("ifNoneExist");
            (type.equals("Patient") || type.equals("Medication") ? patients : facts).add(kept);
            counts.merge(type, 1, Integer::sum);
        }
    }

    /** How many resources of each type are sent. */
    Map<String, Integer> counts() {
        return counts;
    }

    /** How many resources of the Bundle are not sent. */
    int left() {
        return left;
    }

    /** The Patient's place in each of the transactions. */
    int patient() {
        for (int i = 0; i < patients.size(); i++) {
            if (patients.get(i).at("/resource/resourceType").asText().equals("Patient")) {
                return i;
            }
        }
        throw new IllegalStateException("a Bundle without a Patient");
    }

    List<String> transactions() {
        List<String> transactions = new ArrayList<>();
        for (int start = 0; start == 0 || start < facts.size(); start += ENTRIES) {
            ObjectNode bundle = JsonNodeFactory.instance
                    .objectNode()
                    .put("resourceType", "Bundle")
                    .put("type", "transaction");
            ArrayNode entries = bundle.putArray("entry");
            patients.forEach(entries::add);
            facts.subList(start, Math.min(facts.size(), start + ENTRIES)).forEach(entries::add);
            transactions.add(bundle.toString());
        }
        return transactions;
    }

    private static boolean isSent(JsonNode resource) {
        String type = resource.path("resourceType").asText();
        boolean measured = resource.at("/code/coding")
                .valueStream()
                .anyMatch(coding -> MEASUREMENTS.contains(coding.path("code").asText()));
        return SENT.contains(type) && (!type.equals("Observation") || measured);
    }

    /** Takes out references to what is not sent. */
    private static void withoutStrangers(JsonNode node, Set<String> urls) {
        if (node instanceof ObjectNode object) {
            for (Iterator<Map.Entry<String, JsonNode>> fields = object.fields(); fields.hasNext(); ) {
                JsonNode value = fields.next().getValue();
                if (value instanceof ArrayNode list) {
                    boolean any = list.isEmpty();
                    for (Iterator<JsonNode> elements = list.elements(); elements.hasNext(); ) {
                        if (isStranger(elements.next(), urls)) {
                            elements.remove();
                        }
                    }
                    if (list.isEmpty() && !any) {
                        fields.remove();
                        continue;
                    }
                }
                if (isStranger(value, urls)) {
                    fields.remove();
                } else {
                    withoutStrangers(value, urls);
                }
            }
        } else {
            node.forEach(child -> withoutStrangers(child, urls));
        }
    }

    private static boolean isStranger(JsonNode node, Set<String> urls) {
        String reference = node.path("reference").asText();
        return reference.startsWith("urn:uuid:") && !urls.contains(reference);
    }
}
