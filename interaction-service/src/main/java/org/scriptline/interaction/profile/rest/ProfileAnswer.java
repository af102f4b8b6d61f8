package org.scriptline.interaction.profile.rest;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.events.AllergyFact;
import org.scriptline.contracts.events.ConditionFact;
import org.scriptline.contracts.events.ObservationFact;
import org.scriptline.interaction.gate.PersonProfile;
import org.scriptline.interaction.person.PatientRecord;
import org.scriptline.interaction.profile.ProfileLine;
import org.scriptline.interaction.screening.SensitiveCategory;

/**
 * A person's profile as it is told.
 *
 * @param complete false while an event of the person waits
 * @param kept categories of drugs whose names the patient keeps from other practices; told to the patient alone
 */
public record ProfileAnswer(
        List<RecordAnswer> records,
        int possibleMatches,
        boolean complete,
        Set<SensitiveCategory> kept,
        List<ProfileLine> medications) {

    /** What one practice's record says. */
    public record RecordAnswer(
            UUID id,
            @Nullable String practice,
            List<AllergyFact> allergies,
            List<ConditionFact> conditions,
            List<ObservationFact> observations) {}

    /**
     * The answer for one reader.
     *
     * @param practice that reads; null for the patient, and in an emergency, from whom nothing is kept
     */
    static ProfileAnswer of(
            PersonProfile profile, List<ProfileLine> lines, Set<SensitiveCategory> kept, @Nullable String practice) {
        return new ProfileAnswer(
                profile.records().values().stream()
                        .map(record ->
                                of(record, practice == null || kept.isEmpty() || practice.equals(record.practice())))
                        .toList(),
                profile.possibleMatches(),
                !profile.eventsWaiting(),
                practice == null ? kept : Set.of(),
                lines);
    }

    /** A diagnosis tells what the drug would have told. */
    private static RecordAnswer of(PatientRecord record, boolean everything) {
        return new RecordAnswer(
                record.id(),
                record.practice(),
                record.facts().allergies(),
                everything ? record.facts().conditions() : List.of(),
                record.facts().observations());
    }

    @Override
    public String toString() {
        return "ProfileAnswer[redacted]";
    }
}
