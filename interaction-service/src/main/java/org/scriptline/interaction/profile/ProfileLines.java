package org.scriptline.interaction.profile;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.events.DrugIngredient;
import org.scriptline.contracts.events.Medication;
import org.scriptline.contracts.events.MedicationFact;
import org.scriptline.interaction.gate.EntryState;
import org.scriptline.interaction.gate.PersonProfile;
import org.scriptline.interaction.gate.ProfileEntry;
import org.scriptline.interaction.person.PatientRecord;
import org.scriptline.interaction.screening.Confidentiality;
import org.scriptline.interaction.screening.DrugDirectory;
import org.scriptline.interaction.screening.Ingredient;
import org.scriptline.interaction.screening.RecognisedDrug;

/** Every drug of a person as lines, the youngest first. Drafts are nobody's drug yet. */
public final class ProfileLines {
    private final DrugDirectory directory;
    private final Confidentiality confidentiality;
    private final LocalDate today;

    /**
     * Lines for one reader.
     *
     * @param today local date, UTC
     */
    public ProfileLines(DrugDirectory directory, Confidentiality confidentiality, LocalDate today) {
        this.directory = directory;
        this.confidentiality = confidentiality;
        this.today = today;
    }

    /** What a pharmacy dispensed of a prescription. */
    public record Dispensed(int fills, LocalDate lastFilledOn) {}

    public List<ProfileLine> of(PersonProfile profile, Map<UUID, Dispensed> supplies, Map<String, List<Mark>> marks) {
        List<ProfileLine> lines = new ArrayList<>();
        profile.entries().values().stream()
                .filter(entry -> entry.state() != EntryState.DRAFT)
                .forEach(entry -> lines.add(ordered(
                        entry,
                        Optional.ofNullable(supplies.get(entry.id())),
                        marks.getOrDefault(entry.id().toString(), List.of()))));
        for (PatientRecord record : profile.records().values()) {
            for (MedicationFact fact : record.facts().medications()) {
                lines.add(told(record, fact, marks));
            }
        }
        lines.sort(
                Comparator.comparing(ProfileLine::startedOn, Comparator.nullsLast(Comparator.<LocalDate>reverseOrder()))
                        .thenComparing(ProfileLine::id));
        return lines;
    }

    private ProfileLine ordered(ProfileEntry entry, Optional<Dispensed> supply, List<Mark> marks) {
        Medication medication = entry.drug().medication();
        boolean hidden = hidden(
                entry.drug().practice(), medication.ingredients().stream().map(DrugIngredient::name));
        boolean unfilled =
                (supply.isEmpty() || supply.get().fills() == 0) && entry.drug().toldWhenDispensed();
        boolean late =
                entry.drug().writtenOn().plusDays(ProfileLine.PICK_UP_DAYS).isBefore(today);
        return new ProfileLine(
                entry.id().toString(),
                hidden ? Confidentiality.NAME : medication.description(),
                hidden ? null : medication.rxcui(),
                status(entry),
                "order",
                hidden ? null : entry.drug().practice(),
                hidden ? null : entry.drug().prescriber(),
                entry.drug().writtenOn(),
                entry.stoppedOn(),
                entry.drug().lastsUntil(),
                supply.map(Dispensed::fills).orElse(null),
                supply.map(Dispensed::lastFilledOn).orElse(null),
                entry.state() == EntryState.COUNTING && unfilled && late,
                hidden,
                hidden ? List.of() : marks);
    }

    private String status(ProfileEntry entry) {
        return switch (entry.state()) {
            case DRAFT, HELD -> "held";
            case COUNTING -> entry.drug().lastsUntil().isBefore(today) ? "used-up" : "active";
            case LEFT -> entry.lingers() ? "stopped" : "withdrawn";
        };
    }

    private ProfileLine told(PatientRecord record, MedicationFact fact, Map<String, List<Mark>> marks) {
        String id = "history-" + fact.id();
        Optional<RecognisedDrug> known = directory.recognise(fact.rxcui(), fact.ndc(), fact.name());
        boolean hidden = hidden(
                record.practice(),
                known.stream().flatMap(drug -> drug.ingredients().stream()).map(Ingredient::name));
        LocalDate end = fact.endedOn();
        return new ProfileLine(
                id,
                hidden ? Confidentiality.NAME : fact.name(),
                hidden ? null : fact.rxcui(),
                end != null && !end.isAfter(today) ? "stopped" : "active",
                fact.source(),
                hidden ? null : record.practice(),
                hidden ? null : fact.prescriber(),
                fact.startedOn(),
                end,
                fact.lastsUntil(),
                null,
                null,
                false,
                hidden,
                hidden ? List.of() : marks.getOrDefault(id, List.of()));
    }

    private boolean hidden(@Nullable String practice, Stream<String> ingredients) {
        return !confidentiality.practice().equals(practice) && ingredients.anyMatch(confidentiality::hides);
    }
}
