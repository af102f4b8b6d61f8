package org.scriptline.prescription.fhir;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.scriptline.contracts.Coded;
import org.scriptline.contracts.status.CancelStatus;
import org.scriptline.contracts.status.FillStatus;
import org.scriptline.contracts.status.OrderStatus;
import org.scriptline.contracts.status.TransmissionStatus;

/** The four axes as extensions of MedicationRequest, each bound to the codes of its own enum. */
final class AxisDefinitions {
    private AxisDefinitions() {}

    static List<ObjectNode> all() {
        List<ObjectNode> definitions = new ArrayList<>();
        axis(
                "order",
                "Where the order stands; MedicationRequest.status comes from it.",
                OrderStatus.values(),
                definitions);
        axis("transmission", "How far the message to the pharmacy got.", TransmissionStatus.values(), definitions);
        axis("cancel", "Whether a cancel was asked for and agreed to.", CancelStatus.values(), definitions);
        axis("fill", "What the pharmacy has dispensed.", FillStatus.values(), definitions);
        return definitions;
    }

    private static void axis(String axis, String description, Coded[] codes, List<ObjectNode> definitions) {
        String id = axis + "-status";
        String name = Character.toUpperCase(axis.charAt(0)) + axis.substring(1) + "Status";
        definitions.add(extension(id, name, description));
        definitions.add(CodeLists.codeSystem(id, name, description, codes));
        ObjectNode valueSet = Capability.definition("ValueSet", id, name, description);
        valueSet.set(
                "compose",
                Json.object().set("include", Json.list(Json.object().put("system", FhirSystems.axisCodes(axis)))));
        definitions.add(valueSet);
    }

    private static ObjectNode extension(String id, String name, String description) {
        ObjectNode value = Json.object().put("min", 1);
        value.set("type", Json.list(Json.object().put("code", "code")));
        value.set(
                "binding",
                Json.object().put("strength", "required").put("valueSet", FhirSystems.BASE + "/ValueSet/" + id));
        return extension(id, name, description, value);
    }

    /** An extension of MedicationRequest that may occur once and has this value. */
    static ObjectNode extension(String id, String name, String description, ObjectNode constraints) {
        ObjectNode definition = Capability.definition("StructureDefinition", id, name, description);
        definition
                .put("fhirVersion", "4.0.1")
                .put("kind", "complex-type")
                .put("abstract", false)
                .set("context", Json.list(Json.object().put("type", "element").put("expression", "MedicationRequest")));
        definition
                .put("type", "Extension")
                .put("baseDefinition", "http://hl7.org/fhir/StructureDefinition/Extension")
                .put("derivation", "constraint");
        ArrayNode elements = definition.putObject("differential").putArray("element");
        elements.add(element("Extension").put("definition", description).put("max", "1"));
        elements.add(element("Extension.extension").put("max", "0"));
        elements.add(element("Extension.url").put("fixedUri", FhirSystems.AXIS + id));
        ObjectNode value = element("Extension.value[x]");
        value.setAll(constraints);
        elements.add(value);
        return definition;
    }

    private static ObjectNode element(String path) {
        return Json.object().put("id", path).put("path", path);
    }
}
