package org.scriptline.prescription.fhir;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.screening.Alert;
import org.scriptline.contracts.status.OrderStatus;

/**
 * The stored original with what this service knows set on top: id, version, status, the four axes, the record's id in
 * {@code subject.identifier}, a contained DetectedIssue for each alert and a contained OperationOutcome for every other
 * remark. Whatever else the sender wrote comes back as it was, decimals with their written precision.
 */
public final class MedicationRequestWriter {
    private static final String OUTCOME_ID = Decoration.ID_PREFIX + "remarks";
    private static final String ALERT_ID = Decoration.ID_PREFIX + "alert-";

    /**
     * The resource as UTF-8 JSON.
     *
     * @param original as received and accepted by {@link MedicationRequestReader}
     * @throws IllegalStateException when the original is not what the reader accepts: stored bytes were damaged
     */
    public byte[] write(byte[] original, PrescriptionView view) {
        return write(original, view, List.of());
    }

    /**
     * The same for the signer, who is shown the records that a machine linked with the patient's.
     *
     * @throws IllegalStateException when the original is not what the reader accepts: stored bytes were damaged
     */
    public byte[] write(byte[] original, PrescriptionView view, List<LinkedRecord> links) {
        return Json.bytes(resource(original, view, links));
    }

    /** The resource as a tree, for a Bundle. */
    static ObjectNode resource(byte[] original, PrescriptionView view) {
        return resource(original, view, List.of());
    }

    private static ObjectNode resource(byte[] original, PrescriptionView view, List<LinkedRecord> links) {
        if (!(StrictFhirJson.read(original, "MedicationRequest") instanceof Reading.Accepted<ObjectNode> read)) {
            throw new IllegalStateException("the stored order " + view.id() + " cannot be read");
        }
        ObjectNode stored = read.value();
        Decoration.strip(stored);
        Completion.complete(stored);
        ObjectNode resource =
                Json.resource("MedicationRequest").put("id", view.id().toString());
        resource.set("meta", meta(stored, view));
        stored.properties().forEach(field -> resource.putIfAbsent(field.getKey(), field.getValue()));
        subject(resource, view);
        status(resource, view.order());
        axes(resource, view);
        fillNotices(resource, view);
        alerts(resource, view);
        remarks(resource, view, links);
        return resource;
    }

    private static ObjectNode meta(ObjectNode stored, PrescriptionView view) {
        ObjectNode meta = stored.get("meta") instanceof ObjectNode given ? given.deepCopy() : Json.object();
        return meta.put("versionId", String.valueOf(view.revision()))
                .put(
                        "lastUpdated",
                        view.lastUpdated().truncatedTo(ChronoUnit.MILLIS).toString());
    }

    private static void subject(ObjectNode resource, PrescriptionView view) {
        ObjectNode subject =
                resource.get("subject") instanceof ObjectNode given ? given : resource.putObject("subject");
        subject.set(
                "identifier",
                Json.object()
                        .put("system", FhirSystems.PATIENT_RECORD)
                        .put("value", view.patientId().toString()));
    }

    private static void status(ObjectNode resource, OrderStatus order) {
        resource.put("status", FhirStatus.of(order));
        if (order == OrderStatus.EXPIRED || order == OrderStatus.STOPPED) {
            resource.set(
                    "statusReason",
                    Json.concept(
                            order == OrderStatus.EXPIRED
                                    ? "The order's time is over."
                                    : "The order was stopped after something had been dispensed.",
                            Json.coding(FhirSystems.axisCodes("order"), order.code())));
        }
    }

    private static void axes(ObjectNode resource, PrescriptionView view) {
        Json.listIn(resource, "extension")
                .add(Json.codeExtension(FhirSystems.axis("order"), view.order().code()))
                .add(Json.codeExtension(
                        FhirSystems.axis("transmission"), view.transmission().code()))
                .add(Json.codeExtension(
                        FhirSystems.axis("cancel"), view.cancel().code()))
                .add(Json.codeExtension(FhirSystems.axis("fill"), view.fill().code()));
    }

    /** What was chosen since the release stands in place of what the order says. */
    private static void fillNotices(ObjectNode resource, PrescriptionView view) {
        if (view.fillNotices() == null) {
            return;
        }
        ArrayNode extensions = Json.listIn(resource, "extension");
        for (int i = extensions.size() - 1; i >= 0; i--) {
            if (extensions.get(i).path("url").asText().equals(FhirSystems.FILL_NOTICES)) {
                extensions.remove(i);
            }
        }
        extensions.add(
                Json.codeExtension(FhirSystems.FILL_NOTICES, view.fillNotices().code()));
    }

    private static void alerts(ObjectNode resource, PrescriptionView view) {
        List<Alert> alerts =
                view.screening() == null ? List.of() : view.screening().alerts();
        @Nullable
        ObjectNode patient = resource.at("/subject/reference").isTextual()
                ? Json.reference(resource.at("/subject/reference").asText())
                : null;
        for (int i = 0; i < alerts.size(); i++) {
            String id = ALERT_ID + (i + 1);
            contain(resource, DetectedIssues.of(alerts.get(i), id, view.id(), patient, view.overrides()));
            Json.listIn(resource, "detectedIssue").add(Json.reference("#" + id));
        }
    }

    private static void remarks(ObjectNode resource, PrescriptionView view, List<LinkedRecord> links) {
        List<ObjectNode> issues = new ArrayList<>(Remarks.of(view));
        links.forEach(link -> issues.add(Remarks.linked(link)));
        if (!issues.isEmpty()) {
            contain(resource, OperationOutcomes.outcome(issues).put("id", OUTCOME_ID));
            Json.listIn(resource, "supportingInformation").add(Json.reference("#" + OUTCOME_ID));
        }
    }

    private static void contain(ObjectNode resource, ObjectNode contained) {
        Json.listIn(resource, "contained").add(contained);
    }
}
