package org.scriptline.prescription.fhir;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The operations on a MedicationRequest that are ours. */
final class OperationDefinitions {
    private OperationDefinitions() {}

    static List<ObjectNode> all() {
        return List.of(sign(), cancel(), releaseUnscreened());
    }

    private static ObjectNode sign() {
        ObjectNode sign = operation(
                "sign",
                "Sign",
                "Signs a draft, or signs a held prescription again, with an override for each alert that is answered.");
        ObjectNode override = parameter("override", "in", 0, "*", "The answer to one alert or other hold.");
        ArrayNode parts = override.putArray("part");
        parts.add(parameter(
                        "alert",
                        "in",
                        1,
                        "1",
                        "Id of an alert or of an item that was not screened, or facts-not-applied.")
                .put("type", "string"));
        parts.add(parameter("reason", "in", 1, "1", "A coded override reason.").put("type", "code"));
        parts.add(parameter("comment", "in", 0, "1", "Needed with OTHER.").put("type", "string"));
        ((ArrayNode) sign.path("parameter")).insert(0, override);
        return sign;
    }

    private static ObjectNode cancel() {
        return withReason(operation(
                "cancel", "Cancel", "Cancels a prescription; a released one is cancelled when its pharmacy agrees."));
    }

    private static ObjectNode releaseUnscreened() {
        return withReason(operation(
                "release-unscreened",
                "ReleaseUnscreened",
                "Releases a signed prescription whose screening has not answered within ten seconds."));
    }

    private static ObjectNode withReason(ObjectNode operation) {
        ArrayNode parameters = (ArrayNode) operation.path("parameter");
        parameters.insert(
                0, parameter("comment", "in", 0, "1", "Needed with OTHER.").put("type", "string"));
        parameters.insert(
                0, parameter("reason", "in", 1, "1", "A coded reason.").put("type", "code"));
        return operation;
    }

    private static ObjectNode operation(String code, String name, String description) {
        ObjectNode operation =
                Capability.definition("OperationDefinition", "MedicationRequest-" + code, name, description);
        operation.put("kind", "operation").put("affectsState", true).put("code", code);
        operation.putArray("resource").add("MedicationRequest");
        operation.put("system", false).put("type", false).put("instance", true);
        operation
                .putArray("parameter")
                .add(parameter("return", "out", 1, "1", "The prescription as it is now.")
                        .put("type", "MedicationRequest"));
        return operation;
    }

    private static ObjectNode parameter(String name, String use, int min, String max, String documentation) {
        return Json.object()
                .put("name", name)
                .put("use", use)
                .put("min", min)
                .put("max", max)
                .put("documentation", documentation);
    }
}
