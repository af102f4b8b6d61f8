package org.scriptline.prescription.fhir;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The operations on MedicationRequest and Task that are ours. */
final class OperationDefinitions {
    private OperationDefinitions() {}

    static List<ObjectNode> all() {
        return List.of(
                sign(),
                cancel(),
                releaseUnscreened(),
                reroute(),
                resend(),
                fillNotices(),
                renew(),
                answer(),
                prepare(),
                redirect());
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

    private static ObjectNode renew() {
        return with(
                operation(
                        "renew",
                        "Renew",
                        "Writes the same again, with today's date, as a new prescription that names the earlier one."),
                parameter("refills", "in", 0, "1", "Fills after the first; as they were when missing.")
                        .put("type", "integer"),
                parameter("status", "in", 0, "1", "draft, also when missing, or active: signed in the same call.")
                        .put("type", "code"));
    }

    private static ObjectNode answer() {
        return with(
                operation(
                        "Task",
                        "answer",
                        "Answer",
                        "The prescriber answers what a pharmacy asks; without parameters, as it was prepared."),
                answerParameters());
    }

    private static ObjectNode prepare() {
        return with(
                operation("Task", "prepare", "Prepare", "Keeps an answer for the prescriber to sign."),
                answerParameters());
    }

    private static ObjectNode redirect() {
        return with(
                operation("Task", "redirect", "Redirect", "Gives the request to another prescriber of the practice."),
                parameter("to", "in", 1, "1", "NPI.").put("type", "string"));
    }

    private static ObjectNode[] answerParameters() {
        return new ObjectNode[] {
            parameter(
                            "outcome",
                            "in",
                            0,
                            "1",
                            "approved, approved-with-changes, denied, replace, pending or validated.")
                    .put("type", "code"),
            parameter("reason", "in", 0, "1", "Coded reason of a denial or of a pending answer.")
                    .put("type", "code"),
            parameter("note", "in", 0, "1", "Words for the pharmacist, at most 210 characters.")
                    .put("type", "string"),
            parameter("expectedOn", "in", 0, "1", "Until when a pending one is expected to be decided.")
                    .put("type", "date"),
            parameter("priorAuthorization", "in", 0, "1", "Number of a prior authorization.")
                    .put("type", "string"),
            parameter("refills", "in", 0, "1", "Fills after the first.").put("type", "integer"),
            parameter("proposal", "in", 0, "1", "Which of the pharmacy's proposals, 1 first.")
                    .put("type", "positiveInt"),
            parameter("medicationRequest", "in", 0, "1", "The prescription to be written instead.")
                    .put("type", "MedicationRequest")
        };
    }

    private static ObjectNode with(ObjectNode operation, ObjectNode... parameters) {
        ArrayNode list = (ArrayNode) operation.path("parameter");
        for (int i = 0; i < parameters.length; i++) {
            list.insert(i, parameters[i]);
        }
        return operation;
    }

    private static ObjectNode reroute() {
        ObjectNode reroute = withReason(operation(
                "reroute",
                "Reroute",
                "Sends a released prescription to another pharmacy: at once when the first one surely does not have it,"
                        + " after that one has agreed to a cancel when it has."));
        ArrayNode parameters = (ArrayNode) reroute.path("parameter");
        parameters.insert(0, printedPage());
        parameters.insert(
                0,
                parameter("liveTwice", "in", 0, "1", "True when it may be live at two pharmacies.")
                        .put("type", "boolean"));
        parameters.insert(
                0,
                parameter("pharmacy", "in", 1, "1", "The other pharmacy's NCPDP id or NPI.")
                        .put("type", "string"));
        return reroute;
    }

    private static ObjectNode resend() {
        return with(
                operation(
                        "resend",
                        "Resend",
                        "Sends a released prescription whose delivery failed or is unknown to the same pharmacy once more."),
                parameter("comment", "in", 0, "1", "What was done about it.").put("type", "string"),
                printedPage());
    }

    private static ObjectNode printedPage() {
        return parameter("printedPage", "in", 0, "1", "True when a page that was printed may be live beside it.")
                .put("type", "boolean");
    }

    private static ObjectNode fillNotices() {
        ObjectNode notices = parameter("notices", "in", 1, "1", "Of which fills, from now on.")
                .put("type", "code");
        notices.set("binding", FillNoticesDefinition.binding());
        return with(
                operation(
                        "fill-notices",
                        "FillNotices",
                        "Chooses anew of which fills of a released prescription the practice hears, and has its pharmacy told."),
                notices);
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
        return operation("MedicationRequest", code, name, description);
    }

    private static ObjectNode operation(String type, String code, String name, String description) {
        ObjectNode operation = Capability.definition("OperationDefinition", type + "-" + code, name, description);
        operation.put("kind", "operation").put("affectsState", true).put("code", code);
        operation.putArray("resource").add(type);
        operation.put("system", false).put("type", false).put("instance", true);
        operation
                .putArray("parameter")
                .add(parameter("return", "out", 1, "1", "The resource as it is now.")
                        .put("type", type));
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
