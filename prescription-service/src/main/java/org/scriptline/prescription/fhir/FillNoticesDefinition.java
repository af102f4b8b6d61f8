package org.scriptline.prescription.fhir;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The extension that says of which fills the prescriber wants to hear; R4's MedicationRequest has no element for it. */
final class FillNoticesDefinition {
    private FillNoticesDefinition() {}

    static ObjectNode extension() {
        ObjectNode value = Json.object().put("min", 1);
        value.set("type", Json.list(Json.object().put("code", "code")));
        return AxisDefinitions.extension(
                "fill-notices",
                "FillNotices",
                "Of which fills the prescriber wants to hear: a code of the CodeSystem fill-notices.",
                value);
    }
}
