package org.scriptline.interaction.gate;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.scriptline.contracts.screening.ScreeningResult;
import org.scriptline.interaction.person.PatientRecord;

/** Looks at prescriptions again because what is known of their person changed. */
final class Rescreening {
    private static final Comparator<ProfileEntry> FIRST_SIGNED_FIRST = Comparator.comparing(
                    (ProfileEntry entry) -> Objects.requireNonNullElse(entry.signedAt(), Instant.MAX))
            .thenComparing(ProfileEntry::id);

    private final Workspace workspace;
    private final Gate gate;

    Rescreening(Workspace workspace, Gate gate) {
        this.workspace = workspace;
        this.gate = gate;
    }

    /**
     * The records of two sides became one person: what waits goes through the gate again, what counts is told about the
     * other side only.
     */
    void joined(PatientRecord any, List<Set<UUID>> sides) {
        waiting(any);
        for (ProfileEntry entry : inOrder(any)) {
            if (entry.state() == EntryState.COUNTING) {
                PersonProfile profile = workspace.profileOf(any);
                Set<UUID> own = sides.stream()
                        .filter(side -> side.contains(entry.recordId()))
                        .findFirst()
                        .orElseThrow();
                gate.late(entry, profile.narrowedTo(own), profile).ifPresent(workspace::answer);
            }
        }
    }

    /** Records left the person: what waits goes through the gate again. */
    void parted(PatientRecord any) {
        waiting(any);
    }

    /**
     * What was told of a record's prescriptions while others were taken for the same patient is told again by what is
     * known now: also of what counts, and of what has left.
     */
    void unlinked(PatientRecord record, Map<UUID, ScreeningResult> told) {
        for (ProfileEntry entry : workspace.entriesOf(record.id())) {
            ScreeningResult before = told.get(entry.id());
            if (before != null) {
                PersonProfile profile = workspace.profileOf(record);
                workspace.answer(
                        switch (entry.state()) {
                            case DRAFT -> gate.draft(entry, profile);
                            case HELD -> gate.signature(entry, profile);
                            case COUNTING, LEFT -> gate.without(entry, before, profile);
                        });
            }
        }
    }

    private void waiting(PatientRecord any) {
        for (ProfileEntry entry : inOrder(any)) {
            PersonProfile profile = workspace.profileOf(any);
            switch (entry.state()) {
                case DRAFT -> workspace.answer(gate.draft(entry, profile));
                case HELD -> workspace.answer(gate.signature(entry, profile));
                case COUNTING, LEFT -> {}
            }
        }
    }

    /**
     * A record said something new: what waits is answered again, what counts is told what only the new facts show. What
     * was written against the new facts was answered with them.
     */
    void factsChanged(NewFacts facts) {
        PatientRecord record = workspace.record(facts.record());
        for (ProfileEntry entry : inOrder(record)) {
            boolean knewThem =
                    entry.recordId().equals(record.id()) && entry.drug().patientSequence() >= facts.sequence();
            PersonProfile profile = workspace.profileOf(record);
            if (entry.state() == EntryState.COUNTING) {
                if (!knewThem) {
                    gate.late(entry, profile.with(record.saying(facts.before())), profile)
                            .ifPresent(workspace::answer);
                }
            } else if (!knewThem) {
                lookAgain(entry, profile);
            }
        }
    }

    /**
     * Another knowledge base is in force: what waits is answered by it, what counts is told what it finds beyond what was
     * told before.
     *
     * @param known ids of the alerts that the last answers told, by prescription
     */
    void knowledgeChanged(PatientRecord record, Map<UUID, Set<String>> known) {
        for (ProfileEntry entry : inOrder(record)) {
            PersonProfile profile = workspace.profileOf(record);
            if (entry.state() == EntryState.COUNTING) {
                gate.late(entry, known.getOrDefault(entry.id(), Set.of()), profile)
                        .ifPresent(workspace::answer);
            } else {
                lookAgain(entry, profile);
            }
        }
    }

    /** The facts that some prescriptions waited for are there now. */
    void factsArrived() {
        for (ProfileEntry entry : workspace.allEntries()) {
            if (entry.factsMissing()) {
                PersonProfile profile = workspace.profileOf(workspace.record(entry.recordId()));
                if (!profile.factsMissing(entry)) {
                    lookAgain(entry, profile);
                }
            }
        }
    }

    private void lookAgain(ProfileEntry entry, PersonProfile profile) {
        switch (entry.state()) {
            case DRAFT -> workspace.answer(gate.draft(entry, profile));
            case HELD, COUNTING -> workspace.answer(gate.signature(entry, profile));
            case LEFT -> {}
        }
    }

    private List<ProfileEntry> inOrder(PatientRecord any) {
        return workspace.profileOf(any).entries().values().stream()
                .sorted(FIRST_SIGNED_FIRST)
                .toList();
    }
}
