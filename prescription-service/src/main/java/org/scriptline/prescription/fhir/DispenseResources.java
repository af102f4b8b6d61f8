package org.scriptline.prescription.fhir;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.events.Fill;
import org.scriptline.contracts.events.Medication;
import org.scriptline.contracts.events.PharmacyOrderStated;
import org.scriptline.contracts.status.FillStatus;

/**
 * What the pharmacy dispenses as MedicationDispenses: one for each fill it reported, and one for what it is doing now.
 *
 * <p>An id is the prescription's with the place in the order of reports, so that what is being prepared keeps its id when
 * it is dispensed.
 */
public final class DispenseResources {
    private static final String SUPPLY_TYPE = "http://terminology.hl7.org/CodeSystem/v3-ActCode";

    private final FoundPrescription found;
    private final PharmacyOrderStated order;
    private final List<ObjectNode> dispenses = new ArrayList<>();

    private DispenseResources(FoundPrescription found, PharmacyOrderStated order) {
        this.found = found;
        this.order = order;
    }

    /** A MedicationDispense for each fill, in the order of reports. */
    public static List<ObjectNode> of(FoundPrescription found) {
        if (found.pharmacyOrder() == null) {
            return List.of();
        }
        DispenseResources resources = new DispenseResources(found, found.pharmacyOrder());
        resources.fills();
        return resources.dispenses;
    }

    /** {@code MedicationDispense.status} of a fill axis that is no report of a fill; empty for those that are. */
    static Optional<String> withoutReport(FillStatus fill) {
        return switch (fill) {
            case IN_PROGRESS -> Optional.of("preparation");
            case READY -> Optional.of("in-progress");
            case NOT_DISPENSED -> Optional.of("declined");
            case RETURNED -> Optional.of("cancelled");
            case NONE, PARTIAL, DISPENSED, TRANSFERRED -> Optional.empty();
        };
    }

    private void fills() {
        for (Fill fill : order.fills()) {
            ObjectNode dispense = dispense("completed", fill.ndc(), fill.description());
            if (fill.dispensedBy() != null) {
                dispense.set("performer", performer(fill.dispensedBy()));
            }
            dispense.set("type", type(fill));
            dispense.set("quantity", Json.object().put("value", fill.quantity()).put("unit", fill.unit()));
            if (fill.daysSupply() != null) {
                dispense.set("daysSupply", days(fill.daysSupply()));
            }
            dispense.put("whenHandedOver", fill.filledOn().toString());
            if (fill.owed() != null) {
                dispense.set(
                        "note",
                        Json.list(Json.object()
                                .put(
                                        "text",
                                        "Still owed of this fill: "
                                                + fill.owed().toPlainString() + " " + fill.unit() + ".")));
            }
            add(dispense);
        }
        withoutReport(order.fill()).ifPresent(status -> {
            ObjectNode dispense = dispense(status, null, null);
            if (order.fill() == FillStatus.NOT_DISPENSED && order.notDispensedReason() != null) {
                dispense.set(
                        "statusReasonCodeableConcept",
                        Json.concept(
                                null,
                                Json.coding(
                                        FhirSystems.NOT_DISPENSED_REASON,
                                        order.notDispensedReason().code())));
            }
            add(dispense);
        });
    }

    private ObjectNode dispense(String status, @Nullable String ndc, @Nullable String name) {
        ObjectNode dispense = Json.resource("MedicationDispense").put("status", status);
        dispense.set("medicationCodeableConcept", medication(ndc, name));
        dispense.set("subject", Subjects.patient(found.view().patientId()));
        dispense.set("performer", performer(order.pharmacyNcpdpId()));
        dispense.set(
                "authorizingPrescription",
                Json.list(Subjects.prescription(found.view().id())));
        return dispense;
    }

    private static ArrayNode performer(String pharmacyNcpdpId) {
        return Json.list(Json.object().set("actor", Subjects.pharmacy(pharmacyNcpdpId)));
    }

    /** The product that was told, else the one that was ordered. */
    private ObjectNode medication(@Nullable String ndc, @Nullable String name) {
        Medication ordered = found.content().medication();
        if (ndc == null && name != null && !name.equals(ordered.description())) {
            return Json.concept(name);
        }
        if (ndc != null) {
            return Json.concept(name != null ? name : ordered.description(), Json.coding(FhirSystems.FIRST_NDC, ndc));
        }
        return ordered.rxcui() == null
                ? Json.concept(ordered.description())
                : Json.concept(ordered.description(), Json.coding(FhirSystems.FIRST_RXNORM, ordered.rxcui()));
    }

    /** First fill or refill, partial or complete. */
    private static ObjectNode type(Fill fill) {
        String code = (fill.number() == 0 ? "F" : "R") + "F" + (fill.partial() ? "P" : "C");
        return Json.concept(null, Json.coding(SUPPLY_TYPE, code));
    }

    private static ObjectNode days(int days) {
        return Json.object()
                .put("value", days)
                .put("unit", "days")
                .put("system", FhirSystems.UCUM)
                .put("code", "d");
    }

    private void add(ObjectNode dispense) {
        dispenses.add(Stamp.set(dispense, found.view().id() + "." + dispenses.size(), order.changedAt()));
    }
}
