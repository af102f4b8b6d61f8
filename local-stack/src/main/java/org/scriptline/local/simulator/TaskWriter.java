package org.scriptline.local.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/**
 * Writes what became of a FHIR R4 Task as a small pharmacy system would: the Task as it came, completed, with a MedicationDispense as its output, which it contains. The fill's
 * identifier is the pharmacy's own.
 */
final class TaskWriter {

    /** The system of the pharmacy's identifiers. */
    static final String FILL = "http://pharmacy.example/fills";

    private final Clock clock;

    TaskWriter(Clock clock) {
        this.clock = clock;
    }

    /**
     * Dispensed in full.
     *
     * @param task as it came
     * @param fill the pharmacy's identifier of the fill
     */
    String dispensed(String task, String fill) {
        try {
            ObjectNode done = (ObjectNode) Ledger.JSON.readTree(task);
            done.put("status", "completed").put("lastModified", clock.instant().toString());
            ArrayNode contained = done.withArray("contained");
            contained.add(dispense(contained, fill));
            ObjectNode output = done.putArray("output").addObject();
            output.putObject("type").put("text", "dispensed");
            output.putObject("valueReference").put("reference", "#fill");
            return done.toString();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the ledger holds a Task that was readable once", e);
        }
    }

    private ObjectNode dispense(ArrayNode contained, String fill) {
        ObjectNode dispense = Ledger.JSON.createObjectNode();
        dispense.put("resourceType", "MedicationDispense").put("id", "fill").put("status", "completed");
        dispense.putArray("identifier").addObject().put("system", FILL).put("value", fill);
        dispense.putObject("type")
                .putArray("coding")
                .addObject()
                .put("system", "http://terminology.hl7.org/CodeSystem/v3-ActCode")
                .put("code", "FFC");
        contained
                .valueStream()
                .filter(one -> one.path("resourceType").asText().equals("MedicationRequest"))
                .findFirst()
                .ifPresent(order -> ordered(dispense, order));
        return dispense.put("whenHandedOver", LocalDate.now(clock).toString());
    }

    private static void ordered(ObjectNode dispense, JsonNode order) {
        dispense.putArray("authorizingPrescription")
                .addObject()
                .put("reference", "#" + order.path("id").asText());
        for (String element : List.of("medicationCodeableConcept", "subject")) {
            if (order.has(element)) {
                dispense.set(element, order.path(element));
            }
        }
        JsonNode supply = order.path("dispenseRequest");
        if (supply.has("quantity")) {
            dispense.set("quantity", supply.path("quantity"));
        }
        if (supply.has("expectedSupplyDuration")) {
            dispense.set("daysSupply", supply.path("expectedSupplyDuration"));
        }
    }
}
