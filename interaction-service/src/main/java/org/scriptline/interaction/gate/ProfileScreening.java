package org.scriptline.interaction.gate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.events.AllergyFact;
import org.scriptline.contracts.events.Medication;
import org.scriptline.contracts.screening.NotScreened;
import org.scriptline.contracts.screening.ScreeningResult;
import org.scriptline.interaction.knowledge.KnowledgeSnapshot;
import org.scriptline.interaction.screening.Allergies;
import org.scriptline.interaction.screening.Confidentiality;
import org.scriptline.interaction.screening.Consents;
import org.scriptline.interaction.screening.DrugDirectory;
import org.scriptline.interaction.screening.DrugSource;
import org.scriptline.interaction.screening.Ingredient;
import org.scriptline.interaction.screening.PatientFactsReading;
import org.scriptline.interaction.screening.PracticeDisplays;
import org.scriptline.interaction.screening.ProfileScope;
import org.scriptline.interaction.screening.RecognisedDrug;
import org.scriptline.interaction.screening.Routes;
import org.scriptline.interaction.screening.ScreenedDrug;
import org.scriptline.interaction.screening.Screening;
import org.scriptline.interaction.screening.ScreeningQuestion;
import org.scriptline.interaction.screening.Showing;
import org.scriptline.interaction.screening.UnscreenedItems;

/** Turns a stored profile into a screening question, and a prescription of it into an answer. */
public final class ProfileScreening {
    /** What the ids of drugs begin with that nobody ordered here. */
    public static final String HISTORY_ID = HistoryDrugs.ID;

    private final Screening screening;
    private final DrugDirectory directory;
    private final PracticeDisplays displays;
    private final Consents consents;

    /** Where no patient keeps anything confidential. */
    public ProfileScreening(Screening screening, DrugDirectory directory, PracticeDisplays displays) {
        this(screening, directory, displays, records -> Set.of());
    }

    public ProfileScreening(
            Screening screening, DrugDirectory directory, PracticeDisplays displays, Consents consents) {
        this.screening = screening;
        this.directory = directory;
        this.displays = displays;
        this.consents = consents;
    }

    /**
     * How a prescriber of a practice is to see what is found.
     *
     * @param npi null when nobody is known to ask, who then answered nothing before
     * @param without the prescription in question, whose own answers are no earlier ones; null when it is not stored
     */
    public Showing showing(
            String practice, @Nullable String npi, PersonProfile profile, @Nullable UUID without, LocalDate today) {
        return new Showing(
                displays.of(practice),
                npi == null ? List.of() : PriorAnswers.of(profile, practice, npi, without),
                today,
                new Confidentiality(practice, consents.kept(profile.records().keySet())));
    }

    /** Screens one prescription against the rest of the profile, as of {@code today} (UTC). */
    ScreeningResult screen(ProfileEntry entry, PersonProfile profile, KnowledgeSnapshot knowledge, LocalDate today) {
        List<NotScreened> notScreened = new ArrayList<>();
        List<ScreenedDrug> drafts = new ArrayList<>();
        Optional<ScreenedDrug> draft = draft(entry);
        draft.ifPresentOrElse(
                drafts::add,
                () -> notScreened.add(
                        UnscreenedItems.draft(entry.drug().medication().description())));
        List<ScreenedDrug> active = new ArrayList<>(active(profile.othersThan(entry), knowledge, today, notScreened));
        active.addAll(history(profile, active, knowledge, today, notScreened));
        if (profile.factsMissing(entry)) {
            notScreened.add(UnscreenedItems.factsNotApplied());
        }
        ScreeningQuestion question = new ScreeningQuestion(
                drafts,
                active,
                Allergies.of(facts(profile), directory, knowledge, notScreened),
                PatientFactsReading.of(ProfilePatient.of(profile, today), knowledge),
                notScreened,
                ProfileScope.ofRecords(profile.records().size(), profile.possibleMatches()));
        Showing showing = showing(entry.drug().practice(), entry.drug().npi(), profile, entry.id(), today);
        return screening.screen(question, knowledge, showing);
    }

    /** The drugs of these entries that still matter; those that nobody knows are named in {@code notScreened}. */
    public List<ScreenedDrug> active(
            List<ProfileEntry> entries, KnowledgeSnapshot knowledge, LocalDate today, List<NotScreened> notScreened) {
        List<ScreenedDrug> active = new ArrayList<>();
        for (ProfileEntry entry : entries) {
            Integer stopped = entry.stoppedDaysAgo(today);
            if (stopped != null && stopped >= knowledge.longestWashoutDays()) {
                continue;
            }
            Optional<ScreenedDrug> drug = drug(entry, DrugSource.ACTIVE, stopped);
            if (drug.isPresent()) {
                active.add(drug.get());
            } else if (stopped == null) {
                notScreened.add(UnscreenedItems.active(
                        entry.id().toString(), entry.drug().medication().description()));
            }
        }
        return active;
    }

    /** The drugs that nobody ordered here and that are not among the ordered ones. */
    public List<ScreenedDrug> history(
            PersonProfile profile,
            List<ScreenedDrug> ordered,
            KnowledgeSnapshot knowledge,
            LocalDate today,
            List<NotScreened> notScreened) {
        return new HistoryDrugs(directory, today, knowledge.longestWashoutDays()).of(profile, ordered, notScreened);
    }

    /** The allergies of all linked records; null when none of them was ever asked. */
    public static @Nullable List<AllergyFact> facts(PersonProfile profile) {
        List<AllergyFact> facts = profile.records().values().stream()
                .flatMap(record -> record.allergies().stream())
                .toList();
        return facts.isEmpty() ? null : facts;
    }

    /** The prescription as the drug in question, empty when it is not recognised. */
    Optional<ScreenedDrug> draft(ProfileEntry entry) {
        return drug(entry, DrugSource.DRAFT, null);
    }

    private Optional<ScreenedDrug> drug(ProfileEntry entry, DrugSource source, @Nullable Integer stopped) {
        Medication medication = entry.drug().medication();
        UUID replaces = entry.drug().replaces();
        return ingredients(entry.drug())
                .map(ingredients -> new ScreenedDrug(
                        entry.id().toString(),
                        medication.description(),
                        medication.rxcui(),
                        ingredients,
                        Routes.group(medication.routeGroup()),
                        source,
                        source == DrugSource.DRAFT ? null : "order",
                        entry.drug().prescriber(),
                        entry.drug().practice(),
                        entry.drug().writtenOn(),
                        stopped,
                        entry.drug()
                                .dose()
                                .dosing(directory.strengths(
                                        medication.rxcui(), medication.ndc(), medication.description())),
                        replaces == null ? null : replaces.toString()));
    }

    /** As the pharmacy gave the drug, else as the prescription names them, and where it does not, as the directory knows the drug. */
    private Optional<List<Ingredient>> ingredients(OrderedDrug drug) {
        String supplied = drug.suppliedNdc();
        if (supplied != null) {
            Optional<List<Ingredient>> given = directory
                    .recognise(null, supplied, null)
                    .map(RecognisedDrug::ingredients)
                    .filter(found -> !Objects.requireNonNull(found).isEmpty());
            if (given.isPresent()) {
                return given;
            }
        }
        Medication medication = drug.medication();
        if (medication.recognised() && !medication.ingredients().isEmpty()) {
            return Optional.of(medication.ingredients().stream()
                    .map(ingredient -> new Ingredient(ingredient.name(), ingredient.rxcui()))
                    .collect(Collectors.toList()));
        }
        return directory
                .recognise(medication.rxcui(), medication.ndc(), medication.description())
                .map(RecognisedDrug::ingredients)
                .filter(found -> !Objects.requireNonNull(found).isEmpty());
    }
}
