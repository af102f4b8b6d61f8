package org.scriptline.prescription.fhir;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import org.scriptline.contracts.events.Prescriber;
import org.scriptline.contracts.events.PrescriptionContent;

/** References to whom we keep no resource of our own: logical ones, by identifier. */
final class Subjects {
    private Subjects() {}

    static ObjectNode patient(UUID record) {
        return identified("Patient", FhirSystems.PATIENT_RECORD, record.toString());
    }

    static ObjectNode prescriber(PrescriptionContent content) {
        Prescriber prescriber = content.prescriber();
        return identified("Practitioner", FhirSystems.NPI, prescriber.npi()).put("display", prescriber.display());
    }

    static ObjectNode pharmacy(String ncpdpId) {
        return identified("Organization", FhirSystems.PHARMACY, ncpdpId);
    }

    static ObjectNode prescription(UUID id) {
        return Json.reference("MedicationRequest/" + id).put("type", "MedicationRequest");
    }

    static ObjectNode identified(String type, String system, String value) {
        ObjectNode reference = Json.object().put("type", type);
        reference.set("identifier", Json.object().put("system", system).put("value", value));
        return reference;
    }
}
