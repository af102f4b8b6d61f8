package org.scriptline.prescription.fhir;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.Coded;
import org.scriptline.contracts.events.PharmacyRequestStated;
import org.scriptline.contracts.events.RequestAnswerStated;
import org.scriptline.contracts.events.RequestedMedication;
import org.scriptline.prescription.conversation.KnownRequest;

/** What waits for an answer of the prescriber, as a Task. */
public final class TaskResources {
    private TaskResources() {}

    /**
     * The Task of a pharmacy's request: who asks, what is asked, and the answer.
     *
     * @param task as {@link #of} made it
     */
    public static ObjectNode asking(ObjectNode task, KnownRequest request) {
        PharmacyRequestStated asked = request.asked();
        task.set("requester", Subjects.pharmacy(asked.pharmacyNcpdpId()));
        task.set("owner", Subjects.identified("Practitioner", FhirSystems.NPI, request.prescriberNpi()));
        ArrayNode input = task.putArray("input");
        if (asked.changeCode() != null) {
            input.add(part("change", "valueCode", asked.changeCode().code()));
        }
        asked.subCodes().forEach(code -> input.add(part("confirm", "valueCode", code)));
        if (asked.refills() != null) {
            ObjectNode refills = part("refills");
            input.add(refills.put("valueInteger", asked.refills()));
        }
        for (int i = 0; i < asked.proposals().size(); i++) {
            input.add(part(
                    "proposal-" + (i + 1),
                    "valueString",
                    words(asked.proposals().get(i))));
        }
        if (asked.note() != null) {
            input.add(part("note", "valueString", asked.note()));
        }
        if (input.isEmpty()) {
            task.remove("input");
        }
        RequestAnswerStated answer = request.answer();
        if (answer != null && answer.outcome() != null) {
            ArrayNode output = task.putArray("output");
            output.add(part("outcome", "valueCode", answer.outcome().code()));
            reason(output, answer);
            if (answer.newPrescription() != null) {
                ObjectNode made = part("prescription");
                made.set("valueReference", Subjects.prescription(answer.newPrescription()));
                output.add(made);
            }
        }
        String state = request.prepared() != null && request.waiting() ? "prepared" : request.state();
        task.set("businessStatus", Json.concept(state));
        ((ObjectNode) task.path("meta")).put("versionId", Integer.toString(request.version()));
        return task;
    }

    private static void reason(ArrayNode output, RequestAnswerStated answer) {
        Coded reason = answer.denialReason() != null ? answer.denialReason() : answer.pendingReason();
        if (reason != null) {
            output.add(part("reason", "valueCode", reason.code()));
        }
        if (answer.expectedOn() != null) {
            output.add(part("expectedOn", "valueDate", answer.expectedOn().toString()));
        }
        if (answer.note() != null) {
            output.add(part("note", "valueString", answer.note()));
        }
    }

    private static ObjectNode part(String type, String element, String value) {
        return part(type).put(element, value);
    }

    private static ObjectNode part(String type) {
        ObjectNode part = Json.object();
        part.set("type", Json.concept(type));
        return part;
    }

    private static String words(RequestedMedication drug) {
        StringBuilder words = new StringBuilder(drug.description());
        if (drug.quantity() != null) {
            words.append(", ").append(drug.quantity().toPlainString());
            words.append(drug.unit() == null ? "" : " " + drug.unit());
        }
        return words.append(drug.sig() == null ? "" : ": " + drug.sig()).toString();
    }

    /**
     * A Task.
     *
     * @param kind code of what happened
     * @param what what happened and what to do next, in sentences
     * @param closedAt when it was over, null while it waits
     */
    public static ObjectNode of(
            FoundPrescription found, UUID id, String kind, String what, Instant openedAt, @Nullable Instant closedAt) {
        ObjectNode task = Json.resource("Task").put("status", closedAt == null ? "requested" : "completed");
        task.set("basedOn", Json.list(Subjects.prescription(found.view().id())));
        task.put("intent", "order");
        task.set("code", Json.concept(null, Json.coding(FhirSystems.TASK, kind)));
        task.put("description", what);
        task.set("focus", Subjects.prescription(found.view().id()));
        task.set("for", Subjects.patient(found.view().patientId()));
        task.put("authoredOn", openedAt.toString());
        Instant last = closedAt == null ? openedAt : closedAt;
        task.put("lastModified", last.toString());
        task.set("owner", Subjects.prescriber(found.content()));
        ObjectNode stamped = Stamp.set(task, id.toString(), last);
        ((ObjectNode) stamped.path("meta")).put("versionId", closedAt == null ? "1" : "2");
        return stamped;
    }
}
