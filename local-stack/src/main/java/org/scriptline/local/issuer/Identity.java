package org.scriptline.local.issuer;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One bearer of a local token. All of them are invented.
 *
 * @param subject the {@code sub} claim, stable
 * @param displayName who this is, in words
 * @param role exactly one of prescriber, agent, emr, pharmacist, patient, knowledge, ops
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
            "knowledge",
            new Identity(
                    "reviewer", "a reviewer of the knowledge base", "knowledge", null, null, "scriptline/knowledge"),
            "ops",
            new Identity("operations", "operations", "ops", null, null, "scriptline/operations")));

    /** Prescribers of the practices that only a load run needs; they are known and not advertised. */
    private static final Map<String, Identity> FURTHER = Map.of(
            "prescriber3", prescriber("Aldana", "Mira", "fern-hill", "1703005508"),
            "prescriber4", prescriber("Bremner", "Tobias", "orchard-row", "1704005507"),
            "prescriber5", prescriber("Castellano", "Ines", "millpond", "1705005506"),
            "prescriber6", prescriber("Dunleavy", "Oskar", "stonegate", "1706005505"),
            "prescriber7", prescriber("Eriksen", "Paula", "birch-lane", "1707005504"),
            "prescriber8", prescriber("Fontaine", "Jules", "quarry-park", "1708005503"),
            "prescriber9", prescriber("Gulbransen", "Nila", "heron-lake", "1709005502"),
            "prescriber10", prescriber("Hollis", "Grant", "willow-bend", "1710005509"));

    private static Identity prescriber(String family, String given, String practice, String npi) {
        String subject = given.toLowerCase(Locale.ROOT) + "-" + family.toLowerCase(Locale.ROOT);
        return new Identity(subject, "Dr. " + given + " " + family, "prescriber", practice, npi, CLINICAL);
    }

    /**
     * The identity that {@code who} names: one of the {@linkplain #names() names}, or a pharmacy's NCPDP ID (seven digits).
     *
     * @throws UnknownIdentityException when it is neither
     */
    public static Identity named(String who) {
        Identity known = KNOWN.containsKey(who) ? KNOWN.get(who) : FURTHER.get(who);
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
