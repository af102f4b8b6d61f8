package org.scriptline.interaction.asking;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.events.AllergyFact;
import org.scriptline.contracts.screening.NotScreened;
import org.scriptline.contracts.screening.ScreeningResult;
import org.scriptline.interaction.gate.PersonProfile;
import org.scriptline.interaction.gate.ProfilePatient;
import org.scriptline.interaction.gate.ProfileScreening;
import org.scriptline.interaction.knowledge.KnowledgeSnapshot;
import org.scriptline.interaction.screening.Allergies;
import org.scriptline.interaction.screening.DescribedPatient;
import org.scriptline.interaction.screening.DrugDirectory;
import org.scriptline.interaction.screening.PatientFactsReading;
import org.scriptline.interaction.screening.ProfileScope;
import org.scriptline.interaction.screening.ScreenedDrug;
import org.scriptline.interaction.screening.Screening;
import org.scriptline.interaction.screening.ScreeningQuestion;
import org.scriptline.interaction.screening.Showing;
import org.scriptline.interaction.screening.UnscreenedItems;

/** Answers a question without storing anything. */
public final class Asking {
    private final Screening screening;
    private final ProfileScreening profiles;
    private final DrugDirectory directory;

    public Asking(Screening screening, ProfileScreening profiles, DrugDirectory directory) {
        this.screening = screening;
        this.profiles = profiles;
        this.directory = directory;
    }

    /**
     * The answer to a request, with a stored profile added when there is one.
     *
     * @throws InvalidFieldException for a field that cannot be read
     */
    public ScreeningResult answer(
            ScreeningRequest request,
            @Nullable PersonProfile stored,
            KnowledgeSnapshot knowledge,
            LocalDate today,
            Showing showing) {
        RequestReading reading = new RequestReading(directory);
        List<ScreenedDrug> drafts = reading.drafts(request.draft());
        List<ScreenedDrug> active = new ArrayList<>(reading.active(request.active()));
        List<NotScreened> notScreened = reading.notScreened();
        DescribedPatient patient = PatientReading.of(request, today);
        List<AllergyFact> facts = reading.allergies(request.allergies());
        if (stored != null) {
            List<ScreenedDrug> ordered = profiles.active(stored.speaking(), knowledge, today, notScreened);
            active.addAll(ordered);
            active.addAll(profiles.history(stored, ordered, knowledge, today, notScreened));
            patient = ProfilePatient.filling(patient, stored);
            facts = joined(facts, ProfileScreening.facts(stored));
            if (stored.eventsWaiting()) {
                notScreened.add(UnscreenedItems.factsNotApplied());
            }
        }
        return screening.screen(
                new ScreeningQuestion(
                        drafts,
                        active,
                        Allergies.of(facts, directory, knowledge, notScreened),
                        PatientFactsReading.of(patient, knowledge),
                        notScreened,
                        stored == null
                                ? ProfileScope.requestOnly()
                                : ProfileScope.ofRecords(stored.records().size(), stored.possibleMatches())),
                knowledge,
                showing);
    }

    private static @Nullable List<AllergyFact> joined(
            @Nullable List<AllergyFact> asked, @Nullable List<AllergyFact> stored) {
        if (asked == null || stored == null) {
            return asked == null ? stored : asked;
        }
        List<AllergyFact> both = new ArrayList<>(Objects.requireNonNull(asked));
        both.addAll(stored);
        return both;
    }
}
