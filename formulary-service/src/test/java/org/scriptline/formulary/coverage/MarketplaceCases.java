package org.scriptline.formulary.coverage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.NullUnmarked;

/**
 * The payer of the development cases on marketplace plans, written as a payer publishes: PDex Formulary FHIR in NDJSON. Its
 * rows are what the cases themselves say of a drug. A drug that a case only names, as one that may or must not be offered
 * instead, stands on the lowest tier and without restrictions, so that nothing but the rules keeps it back.
 */
@NullUnmarked // Whatever a case leaves out fails the test by itself.
final class MarketplaceCases {

    private static final String GUIDE = "http://hl7.org/fhir/us/davinci-drug-formulary/StructureDefinition/usdf-";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** RxNorm's names of the drugs that the cases only name by their codes. */
    private static final Map<String, String> NAMES = Map.of(
            "153823", "candesartan cilexetil 8 MG Oral Tablet",
            "1656346", "sacubitril 24 MG / valsartan 26 MG Oral Tablet [Entresto]",
            "1656351", "sacubitril 49 MG / valsartan 51 MG Oral Tablet [Entresto]",
            "1000001", "amlodipine 5 MG / hydrochlorothiazide 25 MG / olmesartan medoxomil 40 MG Oral Tablet",
            "1232088", "rivaroxaban 20 MG Oral Tablet [Xarelto]",
            "1232084", "rivaroxaban 15 MG Oral Tablet [Xarelto]",
            "1549683",
                    "{42 (rivaroxaban 15 MG Oral Tablet [Xarelto]) / 9 (rivaroxaban 20 MG Oral Tablet [Xarelto]) } Pack",
            "1593835",
                    "24 HR dapagliflozin 10 MG / metformin hydrochloride 500 MG Extended Release Oral Tablet [Xigduo]",
            "1602115", "empagliflozin 10 MG / linagliptin 5 MG Oral Tablet [Glyxambi]",
            "1664328", "empagliflozin 5 MG / metformin hydrochloride 1000 MG Oral Tablet [Synjardy]");

    private MarketplaceCases() {}

    /** Writes the payer's files into a folder. */
    static void write(List<JsonNode> cases, Path folder) throws IOException {
        Map<String, JsonNode> terms = new LinkedHashMap<>();
        Map<String, String> names = new LinkedHashMap<>(NAMES);
        var plans = new TreeSet<String>();
        for (JsonNode example : cases) {
            plans.add(example.get("plan").get("hiosPlanId").asText());
            String drug = example.get("rxcui").asText();
            if (example.hasNonNull("drugName")) {
                names.put(drug, example.get("drugName").asText());
            }
            if (example.get("expected").path("covered").asBoolean()) {
                terms.putIfAbsent(drug, example.get("expected"));
            }
        }
        // Case F079 says of it what the others say in their expectations.
        terms.put("1545668", JSON.objectNode().put("tier", "preferred-brand").put("stepTherapy", true));
        NAMES.keySet().stream()
                .sorted()
                .forEach(drug -> terms.put(drug, JSON.objectNode().put("tier", "generic")));
        var lines = new StringBuilder();
        for (String plan : plans) {
            lines.append(plan(plan)).append('\n');
            terms.forEach((drug, said) -> lines.append(item(plan, drug, said)).append('\n'));
        }
        names.forEach((drug, name) -> lines.append(drug(drug, name)).append('\n'));
        Files.writeString(folder.resolve("formularies.ndjson"), lines);
    }

    private static ObjectNode plan(String id) {
        ObjectNode plan = resource("InsurancePlan");
        plan.putArray("identifier").addObject().put("value", "PayerPlan-" + id);
        code(plan.putArray("type").addObject(), "commppo");
        plan.put("name", "Plan " + id);
        plan.putObject("period").put("start", "2022-01-01").put("end", "2022-12-31");
        extension(plan.putArray("coverage").addObject().putArray("extension"), "FormularyReference")
                .putObject("valueReference")
                .put("reference", "InsurancePlan/Formulary-" + id);
        return plan;
    }

    private static ObjectNode drug(String rxcui, String name) {
        ObjectNode drug = resource("MedicationKnowledge");
        code(drug.putObject("code"), rxcui).put("display", name);
        return drug;
    }

    private static ObjectNode item(String plan, String drug, JsonNode said) {
        ObjectNode item = resource("Basic");
        code(item.putObject("code"), "formulary-item");
        item.putObject("subject").put("reference", "MedicationKnowledge/Drug-" + drug);
        ArrayNode extensions = item.putArray("extension");
        extension(extensions, "FormularyReference")
                .putObject("valueReference")
                .put("reference", "InsurancePlan/Formulary-" + plan);
        extension(extensions, "AvailabilityStatus").put("valueCode", "active");
        extension(extensions, "AvailabilityPeriod")
                .putObject("valuePeriod")
                .put("start", "2022-01-01")
                .put("end", "2022-12-31");
        code(
                extension(extensions, "DrugTierID").putObject("valueCodeableConcept"),
                said.get("tier").asText());
        flag(extensions, "PriorAuthorization", said.path("priorAuth"));
        flag(extensions, "StepTherapyLimit", said.path("stepTherapy"));
        flag(extensions, "QuantityLimit", said.path("quantityLimit"));
        if (said.has("quantityLimitAmount")) {
            ObjectNode rolling = extension(extensions, "QuantityLimitDetail")
                    .putArray("extension")
                    .addObject()
                    .put("url", "Rolling");
            rolling.putObject("valueTiming")
                    .putObject("repeat")
                    .put("count", said.get("quantityLimitAmount").asInt())
                    .put("period", said.get("quantityLimitDays").asInt())
                    .put("periodUnit", "d");
        }
        return item;
    }

    private static ObjectNode resource(String type) {
        return JSON.objectNode().put("resourceType", type);
    }

    private static ObjectNode code(ObjectNode concept, String code) {
        return concept.putArray("coding").addObject().put("code", code);
    }

    private static ObjectNode extension(ArrayNode extensions, String name) {
        return extensions.addObject().put("url", GUIDE + name + "-extension");
    }

    private static void flag(ArrayNode extensions, String name, JsonNode said) {
        extension(extensions, name).put("valueBoolean", said.asBoolean());
    }
}
