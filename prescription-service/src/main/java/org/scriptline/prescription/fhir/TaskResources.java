package org.scriptline.prescription.fhir;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What waits for an answer of the prescriber, as a Task. */
public final class TaskResources {
    private TaskResources() {}

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
