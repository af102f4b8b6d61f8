package org.scriptline.pharmacy.script.fhir;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.events.AllergyFact;
import org.scriptline.contracts.events.ObservationFact;
import org.scriptline.pharmacy.script.Benefit;

/** Allergies, measurements and payers as contained resources. */
final class ClinicalFhir {

    private static final String ALLERGY = "allergy-";
    private static final String OBSERVATION = "observation-";
    private static final String COVERAGE = "coverage-";
    private static final String NO_KNOWN_ALLERGIES = "716186003";
    private static final String SNOMED = "http://snomed.info/sct";

    private ClinicalFhir() {}

    static void allergies(List<AllergyFact> facts, ArrayNode contained) {
        for (int place = 0; place < facts.size(); place++) {
            AllergyFact fact = facts.get(place);
            ObjectNode node = Fhir.resource("AllergyIntolerance", ALLERGY + place);
            ObjectNode code = node.putObject("code");
            if (fact.noKnownAllergies()) {
                code.putArray("coding").add(Fhir.coding(SNOMED, NO_KNOWN_ALLERGIES));
            } else {
                Fhir.text(node, "type", fact.type());
                if (fact.rxcui() != null) {
                    code.putArray("coding").add(Fhir.coding(Systems.RXNORM, fact.rxcui()));
                }
                code.put("text", fact.substance());
            }
            if (fact.reaction() != null) {
                node.putArray("reaction")
                        .addObject()
                        .putArray("manifestation")
                        .addObject()
                        .put("text", fact.reaction());
            }
            contained.add(node);
        }
    }

    static void observations(List<ObservationFact> facts, ArrayNode contained) {
        for (int place = 0; place < facts.size(); place++) {
            ObservationFact fact = facts.get(place);
            ObjectNode node = Fhir.resource("Observation", OBSERVATION + place).put("status", "final");
            node.putObject("code").putArray("coding").add(Fhir.coding(Systems.LOINC, fact.code()));
            Fhir.text(node, "effectiveDateTime", fact.measuredOn());
            if (fact.value() != null) {
                node.putObject("valueQuantity")
                        .put("value", fact.value())
                        .put("system", Systems.UCUM)
                        .put("code", fact.unit());
            }
            contained.add(node);
        }
    }

    static void benefits(List<Benefit> benefits, ArrayNode contained) {
        for (int place = 0; place < benefits.size(); place++) {
            Benefit benefit = benefits.get(place);
            ObjectNode node = Fhir.resource("Coverage", COVERAGE + place).put("status", "active");
            Fhir.text(node, "subscriberId", benefit.cardholder());
            kind(node, "rxbin", benefit.bin());
            kind(node, "rxpcn", benefit.pcn());
            kind(node, "rxgroup", benefit.group());
            if (benefit.payer() != null || benefit.payerId() != null) {
                ObjectNode payor = node.putArray("payor").addObject();
                Fhir.text(payor, "display", benefit.payer());
                if (benefit.payerId() != null) {
                    payor.putObject("identifier").put("value", benefit.payerId());
                }
            }
            contained.add(node);
        }
    }

    private static void kind(ObjectNode coverage, String kind, @Nullable String value) {
        if (value != null) {
            ObjectNode of = Fhir.array(coverage, "class").addObject().put("value", value);
            of.putObject("type").putArray("coding").addObject().put("code", kind);
        }
    }

    static List<AllergyFact> allergies(Map<String, Json> contained) {
        List<AllergyFact> facts = new ArrayList<>();
        for (Json node : numbered(ALLERGY, contained)) {
            Json code = node.at("code");
            boolean none =
                    NO_KNOWN_ALLERGIES.equals(code.ofSystem("coding", SNOMED).text("code"));
            String substance = code.text("text");
            facts.add(new AllergyFact(
                    "a" + (facts.size() + 1),
                    none || substance == null ? "no known allergies" : substance,
                    code.ofSystem("coding", Systems.RXNORM).text("code"),
                    node.first("reaction").first("manifestation").text("text"),
                    node.text("type"),
                    null,
                    null,
                    none));
        }
        return facts;
    }

    static List<ObservationFact> observations(Map<String, Json> contained) {
        List<ObservationFact> facts = new ArrayList<>();
        for (Json node : numbered(OBSERVATION, contained)) {
            String code = node.at("code").ofSystem("coding", Systems.LOINC).text("code");
            Json value = node.at("valueQuantity");
            node.text("status");
            value.text("system");
            facts.add(new ObservationFact(
                    "o" + (facts.size() + 1),
                    code == null ? "" : code,
                    value.number("value"),
                    value.text("code"),
                    null,
                    node.date("effectiveDateTime")));
        }
        return facts;
    }

    static List<Benefit> benefits(Map<String, Json> contained) {
        List<Benefit> benefits = new ArrayList<>();
        for (Json node : numbered(COVERAGE, contained)) {
            Json payor = node.first("payor");
            node.text("status");
            benefits.add(new Benefit(
                    payor.text("display"),
                    payor.at("identifier").text("value"),
                    kind(node, "rxbin"),
                    kind(node, "rxpcn"),
                    kind(node, "rxgroup"),
                    node.text("subscriberId")));
        }
        return benefits;
    }

    private static @Nullable String kind(Json coverage, String kind) {
        for (Json of : coverage.items("class")) {
            if (kind.equals(of.at("type").first("coding").text("code"))) {
                return of.text("value");
            }
        }
        return null;
    }

    private static List<Json> numbered(String prefix, Map<String, Json> contained) {
        List<Json> found = new ArrayList<>();
        Json next = contained.get(prefix + 0);
        while (next != null) {
            found.add(next);
            next = contained.get(prefix + found.size());
        }
        return found;
    }
}
