package org.scriptline.prescription.lint;

import java.util.List;
import org.scriptline.contracts.events.AllergyFact;
import org.scriptline.contracts.events.ConditionFact;
import org.scriptline.contracts.events.ObservationFact;

/** What the order says about its patient; refuted, resolved and erroneous statements are not among them. */
public record PatientFacts(
        List<AllergyFact> allergies, List<ObservationFact> observations, List<ConditionFact> conditions) {
    /** LOINC code of body weight. */
    public static final String WEIGHT = "29463-7";

    @Override
    public String toString() {
        return "PatientFacts[redacted]";
    }
}
