package org.scriptline.contracts.codes;

/**
 * An override reason in the words of the codings that others use: HL7's value set detectedissue-mitigation-action, and
 * the lists of NCPDP's codes that CMS publishes for its claims data (ResDAC, T-MSIS drug utilization code).
 *
 * @param display one phrase for a list to choose from
 * @param actCode HL7 v3-ActCode, a concept below {@code _ActDetectedIssueManagementCode}
 * @param professionalService NCPDP 440-E5, what was done about it
 * @param resultOfService NCPDP 441-E6, what became of the order
 */
public record OverrideCoding(String display, String actCode, String professionalService, String resultOfService) {

    /** The system of {@link #actCode}. */
    public static final String ACT_CODE_SYSTEM = "http://terminology.hl7.org/CodeSystem/v3-ActCode";

    /** The one coding of each reason. */
    public static OverrideCoding of(OverrideReason reason) {
        return switch (reason) {
            case WILL_MONITOR -> new OverrideCoding("Will monitor the patient", "9", "PM", "1G");
            case DOSE_ADJUSTED -> new OverrideCoding("Dose adjusted", "8", "DE", "1C");
            case TOLERATED_BEFORE -> new OverrideCoding("Tolerated before", "23", "MR", "1G");
            case BENEFIT_OUTWEIGHS_RISK -> new OverrideCoding("Benefit outweighs the risk", "1", "MR", "1G");
            case NOT_TAKING -> new OverrideCoding("The patient does not take the other drug", "7", "MR", "1A");
            case INACCURATE_ALERT -> new OverrideCoding("The alert is not accurate for this patient", "1", "MR", "1A");
            case SPECIALIST_ADVICE -> new OverrideCoding("On a specialist's advice", "4", "CC", "1G");
            case PATIENT_INFORMED -> new OverrideCoding("The patient is informed", "10", "PE", "1G");
            case OTHER -> new OverrideCoding("Other (comment needed)", "8", "00", "1G");
        };
    }
}
