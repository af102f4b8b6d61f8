package org.scriptline.prescription.lint;

import java.util.List;

/**
 * Where in the submitted resource its parts stand, so that a finding names the element that is to be corrected.
 *
 * @param patient the contained Patient, else {@code MedicationRequest.subject}
 * @param requester the contained Practitioner, else {@code MedicationRequest.requester}
 * @param pharmacy the contained Organization, else {@code MedicationRequest.dispenseRequest.performer}
 * @param drug the medication's concept
 * @param observations of each observation fact, in the same order
 */
public record ElementPaths(String patient, String requester, String pharmacy, String drug, List<String> observations) {
    /** The patient's path when the order names no contained Patient. */
    public static final String NO_PATIENT = "MedicationRequest.subject";

    public static final String STATUS = "MedicationRequest.status";
    public static final String AUTHORED_ON = "MedicationRequest.authoredOn";
    public static final String SUPPORTING_INFORMATION = "MedicationRequest.supportingInformation";
    public static final String DOSAGE = "MedicationRequest.dosageInstruction";
    public static final String NOTE = "MedicationRequest.note";
    public static final String QUANTITY = "MedicationRequest.dispenseRequest.quantity";
    public static final String DAYS_SUPPLY = "MedicationRequest.dispenseRequest.expectedSupplyDuration";
    public static final String REFILLS = "MedicationRequest.dispenseRequest.numberOfRepeatsAllowed";

    public static final String REASON = "MedicationRequest.reasonCode";

    /** One instruction. */
    public static String instruction(int instruction) {
        return DOSAGE + "[" + instruction + "]";
    }

    /** The words of one instruction. */
    public static String sigText(int instruction) {
        return DOSAGE + "[" + instruction + "].text";
    }
}
