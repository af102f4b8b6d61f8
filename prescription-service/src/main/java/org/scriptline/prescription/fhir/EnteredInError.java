package org.scriptline.prescription.fhir;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A fact that should never have been written: R4 marks it, and nothing of it is used any more. */
public final class EnteredInError {
    private static final String CODE = "entered-in-error";
    private static final String VERIFICATION = "http://terminology.hl7.org/CodeSystem/";

    private EnteredInError() {}

    /** The resource with the mark of its type; a clinical status may not stand beside it (ait-2, con-5). */
    public static byte[] mark(byte[] resource) {
        ObjectNode marked = Json.tree(resource);
        switch (marked.path("resourceType").asText()) {
            case "AllergyIntolerance" -> verified(marked, "allergyintolerance-verification");
            case "Condition" -> verified(marked, "condition-ver-status");
            default -> marked.put("status", CODE);
        }
        return Json.bytes(marked);
    }

    private static void verified(ObjectNode fact, String system) {
        fact.remove("clinicalStatus");
        fact.set(
                "verificationStatus",
                Json.object()
                        .set(
                                "coding",
                                Json.list(Json.object()
                                        .put("system", VERIFICATION + system)
                                        .put("code", CODE))));
    }
}
