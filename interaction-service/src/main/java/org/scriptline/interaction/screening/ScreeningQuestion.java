package org.scriptline.interaction.screening;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.screening.NotScreened;

/**
 * Everything a screening is to consider.
 *
 * @param drafts the drugs in question
 * @param active what the patient takes or stopped recently
 * @param allergies null when nobody ever asked
 * @param patient what is known of the patient
 * @param notScreened what could not be recognised or read
 */
public record ScreeningQuestion(
        List<ScreenedDrug> drafts,
        List<ScreenedDrug> active,
        @Nullable List<Allergy> allergies,
        PatientFacts patient,
        List<NotScreened> notScreened,
        ProfileScope profile) {

    public ScreeningQuestion {
        drafts = List.copyOf(drafts);
        active = List.copyOf(active);
        allergies = allergies == null ? null : List.copyOf(allergies);
        notScreened = List.copyOf(notScreened);
    }

    @Override
    public String toString() {
        return "ScreeningQuestion[redacted]";
    }
}
