package org.scriptline.interaction.gate;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.codes.CancelReason;
import org.scriptline.contracts.events.AlertOverride;
import org.scriptline.contracts.events.CancelRequested;
import org.scriptline.contracts.events.FillNoticesRequested;
import org.scriptline.contracts.events.LateAlertAnswered;
import org.scriptline.contracts.events.PatientRecordStated;
import org.scriptline.contracts.events.PrescriptionCancelled;
import org.scriptline.contracts.events.PrescriptionContent;
import org.scriptline.contracts.events.PrescriptionDrafted;
import org.scriptline.contracts.events.PrescriptionEnded;
import org.scriptline.contracts.events.PrescriptionReleased;
import org.scriptline.contracts.events.PrescriptionSigned;
import org.scriptline.contracts.screening.ScreeningResult;
import org.scriptline.contracts.status.OrderStatus;
import org.scriptline.interaction.person.PatientRecord;

/** Applies prescription events to the profiles of a workspace, in their order. */
public final class GateBatch {
    private final Workspace workspace;
    private final Gate gate;
    private final Rescreening rescreening;
    private final PersonFinding finding;
    private final ScoreLinks scoreLinks;

    public GateBatch(Workspace workspace, Gate gate, Supplier<UUID> ids) {
        this.workspace = workspace;
        this.gate = gate;
        this.rescreening = new Rescreening(workspace, gate);
        this.finding = new PersonFinding(workspace, ids);
        this.scoreLinks = new ScoreLinks(workspace, rescreening);
    }

    /** Applies one event's payload; payloads that do not concern the profile change nothing. */
    public void apply(Record payload, long sequence) {
        switch (payload) {
            case PatientRecordStated stated -> recordStated(stated, sequence);
            case PrescriptionDrafted drafted -> drafted(drafted.content());
            case PrescriptionSigned signed -> signed(signed);
            case PrescriptionReleased released -> released(released);
            case PrescriptionCancelled cancelled ->
                left(
                        cancelled.prescriptionId(),
                        cancelled.patientId(),
                        LocalDate.ofInstant(cancelled.cancelledAt(), ZoneOffset.UTC),
                        false);
            case CancelRequested requested -> cancelRequested(requested);
            case PrescriptionEnded ended ->
                left(
                        ended.prescriptionId(),
                        ended.patientId(),
                        ended.endedOn(),
                        ended.endedAs() == OrderStatus.STOPPED);
            case LateAlertAnswered answered -> lateAlertAnswered(answered);
            case FillNoticesRequested chosen -> fillNoticesChosen(chosen);
            default -> {}
        }
    }

    /** To be called after the last event: prescriptions whose facts are there now are looked at again. */
    public void finish() {
        rescreening.factsArrived();
    }

    private void recordStated(PatientRecordStated stated, long sequence) {
        PatientRecord record = workspace.record(stated.patientId());
        String practice = record.practice();
        if (practice != null && !practice.equals(stated.practice())) {
            throw new Contradiction("record " + record.id() + " belongs to another practice");
        }
        if (sequence <= record.sequence()) {
            return;
        }
        PatientRecord next = record.stated(stated, sequence);
        workspace.put(next);
        workspace.stated(next.id(), stated.demographics());
        UUID person = next.pinned() ? next.personId() : personOf(next);
        if (!person.equals(next.personId())) {
            move(next, person);
        }
        if (!next.facts().equals(record.facts())) {
            factsChanged(record, sequence);
        }
    }

    private UUID personOf(PatientRecord record) {
        scoreLinks.giveWayTo(record);
        return finding.personOf(workspace.record(record.id()));
    }

    /** What was answered without these facts is screened again, but not here: the gate does not wait for it. */
    private void factsChanged(PatientRecord before, long sequence) {
        boolean answered = workspace.profileOf(workspace.record(before.id())).entries().values().stream()
                .anyMatch(entry -> entry.state() == EntryState.COUNTING || entry.state() == EntryState.HELD);
        if (answered) {
            workspace.lookAgainLater(new NewFacts(before.id(), before.facts(), sequence));
        }
    }

    /** Screens what was answered under another knowledge base; {@code known} are the alerts that were told then. */
    public void lookAgain(UUID record, Map<UUID, Set<String>> known) {
        rescreening.knowledgeChanged(workspace.record(record), known);
    }

    /**
     * Tells again what was told while other records were taken for this patient's.
     *
     * @param from those records
     * @param told the last answers of this record's prescriptions that were given then
     */
    public void lookAgainWithout(UUID record, Set<UUID> from, Map<UUID, ScreeningResult> told) {
        workspace.unlinked(record, from);
        rescreening.unlinked(workspace.record(record), told);
    }

    /** Screens what was answered before these facts were known. */
    public void lookAgain(NewFacts facts) {
        rescreening.factsChanged(facts);
    }

    private void move(PatientRecord record, UUID person) {
        PatientRecord moved = record.movedTo(person);
        Set<UUID> joining = Set.of(record.id());
        Set<UUID> left = new HashSet<>(workspace.profileOf(record).records().keySet());
        left.removeAll(joining);
        workspace.put(moved);
        if (!left.isEmpty()) {
            workspace.parted(joining, left);
            rescreening.parted(workspace.record(left.iterator().next()));
        }
        if (!workspace.entriesOf(record.id()).isEmpty()) {
            Set<UUID> there = new HashSet<>(workspace.profileOf(moved).records().keySet());
            there.removeAll(joining);
            rescreening.joined(moved, List.of(joining, there));
        }
    }

    private void drafted(PrescriptionContent content) {
        ProfileEntry before = known(content);
        ProfileEntry entry = ProfileEntry.drafted(
                content.prescriptionId(),
                content.patientId(),
                content.revision(),
                before == null ? 0 : before.answers(),
                OrderedDrug.of(content));
        edited(before, content);
        workspace.answer(gate.draft(entry, profileWith(entry)));
    }

    private void edited(@Nullable ProfileEntry before, PrescriptionContent content) {
        if (before != null && before.revision() < content.revision()) {
            workspace.reconsidered(content.prescriptionId());
        }
    }

    private void signed(PrescriptionSigned signed) {
        PrescriptionContent content = signed.content();
        ProfileEntry before = known(content);
        ProfileEntry entry = ProfileEntry.signed(
                content.prescriptionId(),
                content.patientId(),
                content.revision(),
                signed.gatePass(),
                signed.signedAt(),
                signed.overrides().stream().map(AlertOverride::alert).collect(Collectors.toSet()),
                before == null ? 0 : before.answers(),
                OrderedDrug.of(content));
        edited(before, content);
        signed.overrides()
                .forEach(override -> workspace.overridden(
                        new AlertAnswer(content.prescriptionId(), override.alert(), override.reason())));
        boolean counted = before != null && before.state() == EntryState.COUNTING;
        ProfileEntry next = counted ? entry.counting() : entry;
        workspace.signed(content.prescriptionId());
        workspace.answer(gate.signature(next, profileWith(next)));
    }

    private PersonProfile profileWith(ProfileEntry entry) {
        return workspace.profileOf(workspace.record(entry.recordId()));
    }

    /** A released drug counts, whatever the gate said of it. */
    private void released(PrescriptionReleased released) {
        ProfileEntry entry = known(released.content());
        if (entry == null) {
            throw new Contradiction(
                    "released before it was signed: " + released.content().prescriptionId());
        }
        if (entry.state() == EntryState.HELD || entry.state() == EntryState.DRAFT) {
            workspace.put(entry.counting());
        }
    }

    private void cancelRequested(CancelRequested requested) {
        if (requested.reason() == CancelReason.WRONG_PATIENT) {
            left(
                    requested.prescriptionId(),
                    requested.patientId(),
                    LocalDate.ofInstant(requested.requestedAt(), ZoneOffset.UTC),
                    false);
        }
    }

    private void left(UUID prescription, UUID patient, LocalDate on, boolean washout) {
        ProfileEntry entry = known(prescription, patient);
        boolean wrongPatient = entry != null && entry.state() == EntryState.LEFT && !entry.lingers();
        if (entry != null && (entry.state() == EntryState.DRAFT || entry.state() == EntryState.HELD)) {
            workspace.reconsidered(prescription);
        }
        if (entry != null && !wrongPatient) {
            workspace.put(entry.left(on, washout));
        }
    }

    private void lateAlertAnswered(LateAlertAnswered answered) {
        ProfileEntry entry = known(answered.prescriptionId(), answered.patientId());
        if (entry != null) {
            answered.overridden()
                    .forEach(overridden -> workspace.overridden(new AlertAnswer(
                            entry.id(),
                            overridden.override().alert(),
                            overridden.override().reason())));
            workspace.put(entry.alsoOverriding(answered.overridden().stream()
                    .map(overridden -> overridden.override().alert())
                    .collect(Collectors.toSet())));
        }
    }

    /** Silence says something only where fills are told. What counts no more is left as it is. */
    private void fillNoticesChosen(FillNoticesRequested chosen) {
        ProfileEntry entry = known(chosen.prescriptionId(), chosen.patientId());
        if (entry != null && entry.kept().state() == EntryState.COUNTING) {
            workspace.put(entry.noticing(chosen.fillNotices()));
        }
    }

    private @Nullable ProfileEntry known(PrescriptionContent content) {
        return known(content.prescriptionId(), content.patientId());
    }

    /** Null for a prescription the gate never saw. */
    private @Nullable ProfileEntry known(UUID prescription, UUID patient) {
        ProfileEntry entry = workspace.entry(prescription);
        if (entry != null && !entry.recordId().equals(patient)) {
            throw new Contradiction("prescription " + prescription + " belongs to another record");
        }
        return entry;
    }
}
