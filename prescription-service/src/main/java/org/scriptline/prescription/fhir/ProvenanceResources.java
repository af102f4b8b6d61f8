package org.scriptline.prescription.fhir;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.events.AlertOverride;
import org.scriptline.contracts.events.CancelRequested;
import org.scriptline.contracts.events.LateAlertAnswered;
import org.scriptline.contracts.events.OverriddenAlert;
import org.scriptline.contracts.events.PrescriptionCancelled;
import org.scriptline.contracts.events.PrescriptionReleased;
import org.scriptline.contracts.events.PrescriptionSigned;

/** Who signed, overrode, released or cancelled a prescription, and when: one Provenance for each such event. */
public final class ProvenanceResources {
    private static final String PARTICIPANT = "http://terminology.hl7.org/CodeSystem/provenance-participant-type";
    private static final String SIGNATURE_TYPE = "urn:iso-astm:E1762-95:2013";
    private static final String AUTHORS_SIGNATURE = "1.2.840.10065.1.12.1.1";

    private ProvenanceResources() {}

    /** A Provenance for each deed that has one, in their order. */
    public static List<ObjectNode> of(FoundPrescription found, List<Deed> deeds) {
        return deeds.stream()
                .map(deed -> provenance(found, deed))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<ObjectNode> provenance(FoundPrescription found, Deed deed) {
        return switch (deed.payload()) {
            case PrescriptionSigned signed -> {
                ObjectNode provenance = provenance(found, deed, "sign", "author");
                signature(provenance, deed);
                yield Optional.of(stamped(overridden(provenance, signed.overrides()), found, deed));
            }
            case LateAlertAnswered answered ->
                Optional.of(stamped(
                        overridden(
                                provenance(found, deed, "answer-late-alert", "author"),
                                answered.overridden().stream()
                                        .map(OverriddenAlert::override)
                                        .toList()),
                        found,
                        deed));
            case PrescriptionReleased released -> Optional.of(released(found, deed, released));
            case CancelRequested cancel ->
                Optional.of(stamped(
                        because(
                                provenance(found, deed, "cancel", "author"),
                                FhirSystems.CANCEL_REASON,
                                cancel.reason().code(),
                                cancel.comment()),
                        found,
                        deed));
            case PrescriptionCancelled cancelled ->
                Optional.of(stamped(
                        because(
                                provenance(found, deed, "cancel", "author"),
                                FhirSystems.CANCEL_REASON,
                                cancelled.reason().code(),
                                cancelled.comment()),
                        found,
                        deed));
            default -> Optional.empty();
        };
    }

    private static ObjectNode released(FoundPrescription found, Deed deed, PrescriptionReleased released) {
        if (released.unscreenedReason() == null) {
            return stamped(provenance(found, deed, "release", "verifier"), found, deed);
        }
        return stamped(
                because(
                        provenance(found, deed, "release-unscreened", "author"),
                        FhirSystems.UNSCREENED_REASON,
                        released.unscreenedReason().code(),
                        released.unscreenedComment()),
                found,
                deed);
    }

    private static ObjectNode provenance(FoundPrescription found, Deed deed, String activity, String participant) {
        ObjectNode provenance = Json.resource("Provenance");
        UUID id = found.view().id();
        provenance.set("target", Json.list(Subjects.prescription(id)));
        provenance.put("recorded", deed.at().toString());
        provenance.set("activity", Json.concept(null, Json.coding(FhirSystems.ACTIVITY, activity)));
        ObjectNode agent = Json.object();
        agent.set("type", Json.concept(null, Json.coding(PARTICIPANT, participant)));
        agent.set("who", who(found, deed));
        agent.set(
                "onBehalfOf",
                Subjects.identified("Organization", FhirSystems.PRACTICE, deed.organization())
                        .put("display", organization(found, deed)));
        provenance.set("agent", Json.list(agent));
        return provenance;
    }

    private static ObjectNode who(FoundPrescription found, Deed deed) {
        if (deed.actor().equals(found.content().prescriber().npi())) {
            return Subjects.prescriber(found.content());
        }
        return deed.actor().matches("\\d{10}")
                ? Subjects.identified("Practitioner", FhirSystems.NPI, deed.actor())
                        .put("display", deed.actor())
                : Json.object().put("display", deed.actor());
    }

    private static String organization(FoundPrescription found, Deed deed) {
        return deed.organization().equals(found.content().practice())
                ? found.content().prescriber().practiceName()
                : deed.organization();
    }

    private static void signature(ObjectNode provenance, Deed deed) {
        ObjectNode signature = Json.object();
        signature.set("type", Json.list(Json.coding(SIGNATURE_TYPE, AUTHORS_SIGNATURE)));
        signature.put("when", deed.at().toString());
        signature.set("who", provenance.at("/agent/0/who").deepCopy());
        provenance.set("signature", Json.list(signature));
    }

    /** The reason of each override, and the alert that it answers. */
    private static ObjectNode overridden(ObjectNode provenance, List<AlertOverride> overrides) {
        for (AlertOverride override : overrides) {
            because(provenance, FhirSystems.OVERRIDE_REASON, override.reason().code(), override.comment());
            ObjectNode entity = Json.object().put("role", "source");
            entity.set("what", Subjects.identified("DetectedIssue", FhirSystems.ALERT_ID, override.alert()));
            Json.listIn(provenance, "entity").add(entity);
        }
        return provenance;
    }

    private static ObjectNode because(ObjectNode provenance, String system, String code, @Nullable String comment) {
        ArrayNode reasons = Json.listIn(provenance, "reason");
        reasons.add(Json.concept(comment, Json.coding(system, code)));
        return provenance;
    }

    private static ObjectNode stamped(ObjectNode provenance, FoundPrescription found, Deed deed) {
        return Stamp.set(provenance, found.view().id() + "." + deed.sequence(), deed.at());
    }
}
