package org.scriptline.prescription.fhir;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The extension that says of which fills the prescriber wants to hear; R4's MedicationRequest has no element for it. */
final class FillNoticesDefinition {
    private static final String ID = "fill-notices";

    private FillNoticesDefinition() {}

    static ObjectNode extension() {
        ObjectNode value = Json.object().put("min", 1);
        value.set("type", Json.list(Json.object().put("code", "code")));
        value.set("binding", binding());
        return AxisDefinitions.extension(
                ID,
                "FillNotices",
                "Of which fills the prescriber wants to hear: a code of the CodeSystem fill-notices.",
                value);
    }

    /** The closed list is all of its CodeSystem. */
    static ObjectNode valueSet() {
        ObjectNode valueSet =
                Capability.definition("ValueSet", ID, "FillNotices", "Of which fills a prescriber wants to hear.");
        valueSet.set(
                "compose",
                Json.object()
                        .set(
                                "include",
                                Json.list(Json.object().put("system", FhirSystems.BASE + "/CodeSystem/" + ID))));
        return valueSet;
    }

    static ObjectNode binding() {
        return Json.object().put("strength", "required").put("valueSet", FhirSystems.BASE + "/ValueSet/" + ID);
    }
}
