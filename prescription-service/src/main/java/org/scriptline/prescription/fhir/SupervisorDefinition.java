package org.scriptline.prescription.fhir;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The extension that names a supervising practitioner; R4's MedicationRequest has no element for one. */
final class SupervisorDefinition {
    private SupervisorDefinition() {}

    static ObjectNode extension() {
        ObjectNode reference = Json.object().put("code", "Reference");
        reference
                .putArray("targetProfile")
                .add("http://hl7.org/fhir/StructureDefinition/Practitioner")
                .add("http://hl7.org/fhir/StructureDefinition/PractitionerRole");
        ObjectNode value = Json.object().put("min", 1);
        value.set("type", Json.list(reference));
        return AxisDefinitions.extension("supervisor", "Supervisor", "Who supervises the requester, by NPI.", value);
    }
}
