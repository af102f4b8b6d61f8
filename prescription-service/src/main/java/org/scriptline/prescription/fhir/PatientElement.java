package org.scriptline.prescription.fhir;

/** The element by which a resource names its patient. */
final class PatientElement {
    private PatientElement() {}

    static String of(String type) {
        return switch (type) {
            case "AllergyIntolerance" -> "patient";
            case "Coverage" -> "beneficiary";
            default -> "subject";
        };
    }
}
