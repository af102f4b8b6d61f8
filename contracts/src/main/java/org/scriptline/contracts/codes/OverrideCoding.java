package org.scriptline.contracts.codes;

/**
 * An override reason in the words of the codings that others use. HL7: the concepts of the value set
 * detectedissue-mitigation-action. NCPDP: codes of the External Code List as the Veterans Health Administration publishes
 * them with VistA (files 9002313.21 and 9002313.22, BPS NCPDP PROFESSIONAL SERVICE CODE and RESULT OF SERVICE CODE), among
 * them those that a prescriber uses: the result is always {@code 4A}, prescribed with acknowledgements. The results that
 * begin with 1 say what a pharmacist dispensed, which nobody knows when it is signed.
 *
 * @param display one phrase for a list to choose from
 * @param actCode HL7 v3-ActCode, a concept below {@code _ActDetectedIssueManagementCode}
 * @param professionalService NCPDP 440-E5, what was done about it
 */
public record OverrideCoding(String display, String actCode, String professionalService) {

    /** The system of {@link #actCode}. */
    public static final String ACT_CODE_SYSTEM = "http://terminology.hl7.org/CodeSystem/v3-ActCode";

    /** NCPDP 441-E6: prescribed with acknowledgements. */
    private static final String PRESCRIBED_WITH_ACKNOWLEDGEMENTS = "4A";

    /** NCPDP 441-E6, what became of the order. */
    public String resultOfService() {
        return PRESCRIBED_WITH_ACKNOWLEDGEMENTS;
    }

    /** The one coding of each reason; beside each its names in v3-ActCode and in NCPDP 440-E5. */
    public static OverrideCoding of(OverrideReason reason) {
        return switch (reason) {
            // Instituted Ongoing Monitoring Program; patient will be monitored
            case WILL_MONITOR -> new OverrideCoding("Will monitor the patient", "9", "MP");
            // Other Action Taken; dosage evaluated
            case DOSE_ADJUSTED -> new OverrideCoding("Dose adjusted", "8", "DP");
            // prior therapy documented; previous patient tolerance
            case TOLERATED_BEFORE -> new OverrideCoding("Tolerated before", "23", "PA");
            // Therapy Appropriate; overriding benefit
            case BENEFIT_OUTWEIGHS_RISK -> new OverrideCoding("Benefit outweighs the risk", "1", "MB");
            // Interacting Therapy No Longer Active/Planned; medication review
            case NOT_TAKING -> new OverrideCoding("The patient does not take the other drug", "7", "MR");
            // Assessed Patient; other acknowledgement
            case INACCURATE_ALERT -> new OverrideCoding("The alert is not accurate for this patient", "2", "ZZ");
            // Consulted Other Source; coordination of care
            case SPECIALIST_ADVICE -> new OverrideCoding("On a specialist's advice", "4", "CC");
            // Provided Patient Education; patient education/instruction
            case PATIENT_INFORMED -> new OverrideCoding("The patient is informed", "10", "PE");
            // Other Action Taken; other acknowledgement
            case OTHER -> new OverrideCoding("Other (comment needed)", "8", "ZZ");
        };
    }
}
