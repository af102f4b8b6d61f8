package org.scriptline.prescription.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.events.RequestedMedication;

/**
 * Writes a new MedicationRequest that follows an earlier one: the same words with another date, other refills, or the drug
 * that a pharmacy proposes. It is linted like any other afterwards.
 */
public final class FollowingOrder {

    private static final String REQUESTER = "following-requester";

    /** What belongs to the earlier prescription alone. */
    private static final List<String> DROPPED = List.of(
            "id",
            "meta",
            "text",
            "identifier",
            "authoredOn",
            "statusReason",
            "groupIdentifier",
            "eventHistory",
            "detectedIssue");

    private final ObjectNode order;

    private FollowingOrder(ObjectNode order) {
        this.order = order;
    }

    /** Begins with the resource of the earlier prescription as it was received. */
    public static FollowingOrder of(byte[] original) {
        ObjectNode order = Json.tree(original);
        Decoration.strip(order);
        DROPPED.forEach(order::remove);
        if (order.path("dispenseRequest") instanceof ObjectNode dispense) {
            dispense.remove("validityPeriod");
        }
        return new FollowingOrder(order);
    }

    /** Begins with a resource that the prescriber wrote. */
    public static FollowingOrder written(byte[] resource) {
        return new FollowingOrder(Json.tree(resource));
    }

    /** Which prescription it takes the place of. */
    public FollowingOrder replacing(UUID prior) {
        order.set("priorPrescription", Json.reference("MedicationRequest/" + prior));
        return this;
    }

    /** Who answers for it. */
    public FollowingOrder by(String npi) {
        ArrayNode contained = Json.listIn(order, "contained");
        for (int i = contained.size() - 1; i >= 0; i--) {
            if (contained.get(i).path("id").asText().equals(REQUESTER)) {
                contained.remove(i);
            }
        }
        ObjectNode practitioner = Json.resource("Practitioner").put("id", REQUESTER);
        practitioner.set(
                "identifier",
                Json.list(Json.object().put("system", FhirSystems.NPI).put("value", npi)));
        contained.add(practitioner);
        order.set("requester", Json.reference("#" + REQUESTER));
        return this;
    }

    /** Other refills; null leaves them. */
    public FollowingOrder refills(@Nullable Integer refills) {
        if (refills != null) {
            dispense().put("numberOfRepeatsAllowed", refills);
        }
        return this;
    }

    /** The drug that the pharmacy proposes, and what it says of quantity, refills and directions. */
    public FollowingOrder dispensing(RequestedMedication proposal) {
        order.remove("medicationReference");
        ObjectNode concept = Json.object();
        ArrayNode codings = concept.putArray("coding");
        coding(codings, FhirSystems.FIRST_RXNORM, proposal.rxcui());
        coding(codings, FhirSystems.FIRST_NDC, proposal.ndc());
        if (codings.isEmpty()) {
            concept.remove("coding");
        }
        order.set("medicationCodeableConcept", concept.put("text", proposal.description()));
        quantity(proposal);
        if (proposal.daysSupply() != null) {
            dispense()
                    .set(
                            "expectedSupplyDuration",
                            Json.object()
                                    .put("value", proposal.daysSupply())
                                    .put("unit", "days")
                                    .put("system", FhirSystems.UCUM)
                                    .put("code", "d"));
        }
        if (proposal.sig() != null) {
            order.set("dosageInstruction", Json.list(Json.object().put("text", proposal.sig())));
        }
        if (proposal.substitutionAllowed() != null) {
            order.set("substitution", Json.object().put("allowedBoolean", proposal.substitutionAllowed()));
        }
        return refills(proposal.refills());
    }

    /** The resource, {@code active} to be signed with its acceptance or {@code draft}. */
    public byte[] bytes(boolean signed) {
        order.put("status", signed ? "active" : "draft");
        return Json.bytes(order);
    }

    private void quantity(RequestedMedication proposal) {
        if (proposal.quantity() == null) {
            return;
        }
        JsonNode before = dispense().path("quantity");
        ObjectNode quantity = before instanceof ObjectNode object ? object.deepCopy() : Json.object();
        quantity.put("value", proposal.quantity());
        if (proposal.unit() != null) {
            quantity.remove(List.of("system", "code"));
            quantity.put("unit", proposal.unit());
            if (proposal.unit().matches("C[0-9]{4,6}")) {
                quantity.put("system", FhirSystems.NCI_THESAURUS).put("code", proposal.unit());
            }
        }
        dispense().set("quantity", quantity);
    }

    private ObjectNode dispense() {
        return order.path("dispenseRequest") instanceof ObjectNode dispense
                ? dispense
                : order.putObject("dispenseRequest");
    }

    private static void coding(ArrayNode codings, String system, @Nullable String code) {
        if (code != null) {
            codings.add(Json.coding(system, code));
        }
    }
}
