package org.scriptline.local.issuer;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One bearer of a local token. All of them are invented.
 *
 * @param subject the {@code sub} claim, stable
 * @param displayName who this is, in words
 * @param role exactly one of prescriber, agent, emr, pharmacist, patient, ops
 * @param organisation the {@code org} claim, a practice id or an NCPDP ID; null for a patient and for operations
 * @param npi the ten-digit National Provider Identifier, for prescribers only
 * @param scope SMART App Launch 2.0 scopes, separated by one space
 */
public record Identity(
        String subject,
        String displayName,
        String role,
        @Nullable String organisation,
        @Nullable String npi,
        String scope) {

    private static final String CLINICAL =
            "user/MedicationRequest.cruds user/Patient.cruds user/AllergyIntolerance.cruds"
                    + " user/Condition.cruds user/Observation.cruds user/Coverage.cruds user/MedicationStatement.cruds"
                    + " user/MedicationDispense.rs user/DetectedIssue.rs user/Task.rus user/Provenance.rs";
    private static final String DISPENSING = "user/MedicationRequest.rs user/MedicationDispense.cruds user/Task.cruds";
    private static final String NCPDP_ID = "[0-9]{7}";

    private static final Map<String, Identity> KNOWN = new TreeMap<>(Map.of(
            "prescriber",
            new Identity("ada-okafor", "Dr. Ada Okafor", "prescriber", "elm-street", "1234567893", CLINICAL),
            "prescriber2",
            new Identity(
                    "ben-lindqvist", "Dr. Ben Lindqvist", "prescriber", "harbor-cardiology", "1987654328", CLINICAL),
            "agent",
            new Identity("elm-street-agent", "an agent of Elm Street Clinic", "agent", "elm-street", null, CLINICAL),
            "emr",
            new Identity(
                    "elm-street-emr",
                    "the EMR of Elm Street Clinic",
                    "emr",
                    "elm-street",
                    null,
                    CLINICAL.replace("user/", "system/")),
            "pharmacist",
            new Identity("corner-pharmacist", "Corner Pharmacy", "pharmacist", "5912342", null, DISPENSING),
            "pharmacist2",
            new Identity("riverside-pharmacist", "Riverside Pharmacy", "pharmacist", "5912359", null, DISPENSING),
            "patient",
            new Identity("patient", "one patient", "patient", null, null, "patient/*.rs"),
            "ops",
            new Identity("operations", "operations", "ops", null, null, "scriptline/operations")));

    /**
     * The identity that {@code who} names: one of the {@linkplain #names() names}, or a pharmacy's NCPDP ID (seven digits).
     *
     * @throws UnknownIdentityException when it is neither
     */
    public static Identity named(String who) {
        Identity known = KNOWN.get(who);
        if (known != null) {
            return known;
        }
        if (who.matches(NCPDP_ID)) {
            return new Identity("pharmacist-" + who, "pharmacy " + who, "pharmacist", who, null, DISPENSING);
        }
        throw new UnknownIdentityException(who);
    }

    /** The names that can be asked for, in alphabetical order. */
    public static List<String> names() {
        return List.copyOf(KNOWN.keySet());
    }
}
