package org.scriptline.interaction.gate.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.events.EventType;
import org.scriptline.contracts.events.LinkNotice;
import org.scriptline.contracts.events.ScreeningAnswered;
import org.scriptline.interaction.gate.GateAnswer;
import org.scriptline.interaction.gate.PersonProfile;
import org.scriptline.interaction.gate.ProfileEntry;
import org.scriptline.interaction.gate.Workspace;
import org.scriptline.interaction.person.NeverLink;
import org.scriptline.interaction.person.PatientRecord;
import org.scriptline.interaction.person.Person;
import org.scriptline.kit.audit.AuditEntry;
import org.scriptline.kit.database.Transaction;
import org.scriptline.kit.events.Actor;
import org.scriptline.kit.events.IncomingEvent;
import org.scriptline.kit.events.OutgoingEvent;

/** Reads the workspace of locked persons, and writes it with its answers in the same transaction. */
@ApplicationScoped
public class ProfileStore {
    /** Names the cursors of the gate. */
    public static final String CONSUMER = "interaction-service";

    /** What the ids of drugs begin with that nobody ordered here. */
    private static final String HISTORY = "history-";

    private static final Actor SELF = Actor.service(CONSUMER);

    private final Clock clock;

    public ProfileStore(Clock clock) {
        this.clock = clock;
    }

    /**
     * What a transaction reads.
     *
     * @param persons whose rows are locked
     * @param prescriptions that the batch names
     * @param looseKeys of statements that the batch brings
     * @param taken the batch as it came
     * @param applied what is applied of it
     */
    public record Reading(
            Collection<UUID> persons,
            Collection<UUID> prescriptions,
            Collection<String> looseKeys,
            List<IncomingEvent> taken,
            List<IncomingEvent> applied) {

        /** Everything of these persons, without any event. */
        public static Reading ofPersons(Collection<UUID> persons) {
            return new Reading(persons, List.of(), List.of(), List.of(), List.of());
        }
    }

    /**
     * Reads in new statements.
     *
     * @param washoutDays the longest washout of any rule
     */
    public Workspace read(Connection connection, Reading reading, int washoutDays) throws SQLException {
        List<PatientRecord> records = RecordRows.ofPersons(connection, reading.persons());
        return read(connection, reading, RecordRows.persons(connection, reading.persons()), records, washoutDays);
    }

    /**
     * Everything of the person that a record belongs to, for a question: nothing is locked, and nothing is to be written.
     *
     * @param practice that must own the record, null for any
     * @param washoutDays the longest washout of any rule
     * @return empty when the record does not exist or is another practice's
     */
    public Optional<PersonProfile> profileOf(
            Connection connection, UUID record, @Nullable String practice, int washoutDays) throws SQLException {
        List<PatientRecord> records = RecordRows.ofPersonOf(connection, record, practice);
        if (records.isEmpty()) {
            return Optional.empty();
        }
        Workspace workspace = read(connection, Reading.ofPersons(List.of()), List.of(), records, washoutDays);
        return Optional.of(workspace.profileOf(workspace.record(record)));
    }

    private Workspace read(
            Connection connection, Reading reading, List<Person> persons, List<PatientRecord> records, int washoutDays)
            throws SQLException {
        List<UUID> recordIds = records.stream().map(PatientRecord::id).toList();
        Set<String> looseKeys = new HashSet<>(reading.looseKeys());
        records.forEach(record -> looseKeys.addAll(record.identity().looseKeys()));
        LocalDate since = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(washoutDays);
        return new Workspace(
                persons,
                records,
                EntryRows.relevant(connection, recordIds, reading.prescriptions(), since),
                RecordRows.neverLinks(connection, recordIds),
                WaitingEvents.records(connection, CONSUMER, recordIds, reading.taken(), reading.applied()),
                LookalikeRows.of(connection, looseKeys));
    }

    /** Writes what changed, the answers and the audit of what they disclose. */
    public void write(Transaction transaction, Workspace workspace) throws SQLException {
        Connection connection = transaction.connection();
        RecordRows.insertPersons(connection, workspace.newPersons());
        List<PatientRecord> changed = workspace.changedRecords();
        RecordRows.update(connection, changed);
        LookalikeRows.update(connection, changed);
        DemographicsRows.upsert(connection, workspace.demographics());
        EntryRows.upsert(connection, workspace.changedEntries());
        RescreeningQueue.add(connection, workspace.newFacts(), clock.instant());
        PartingQueue.add(connection, workspace.partings(), clock.instant());
        if (!workspace.undone().isEmpty()) {
            undone(transaction, workspace.undone());
        }
        AlertUseRows.write(connection, workspace, clock.instant());
        Map<UUID, List<LinkNotice>> links = LinkNotices.take(connection, workspace, clock.instant());
        for (GateAnswer answer : workspace.answers()) {
            List<UUID> unlinked = workspace.unlinkedFrom(answer.entry().recordId());
            transaction.emit(event(answer, links.get(answer.entry().id()), unlinked));
            answer.disclosed().forEach((drug, alert) -> transaction.audit(disclosure(answer.entry(), drug, alert)));
        }
    }

    /** A link by score that a match key refuted is forgotten, told, and compared again for somebody to look at. */
    private static void undone(Transaction transaction, Set<NeverLink> pairs) throws SQLException {
        LinkNotices.forget(transaction.connection(), pairs);
        DemographicsRows.compareAgain(transaction.connection(), pairs);
        pairs.forEach(pair -> transaction.audit(new AuditEntry(
                SELF,
                "unlink",
                "patient-record",
                pair.first().toString(),
                "done",
                "from " + pair.second() + ": a record with an equal match key refuted the score")));
    }

    private OutgoingEvent event(GateAnswer answer, @Nullable List<LinkNotice> links, List<UUID> unlinked) {
        ProfileEntry entry = answer.entry();
        ScreeningAnswered payload = new ScreeningAnswered(
                entry.id(),
                entry.recordId(),
                entry.revision(),
                entry.gatePass(),
                answer.verdict(),
                entry.factsMissing(),
                answer.result(),
                clock.instant(),
                answer.because(),
                links,
                unlinked.isEmpty() ? null : unlinked);
        return new OutgoingEvent(
                EventType.SCREENING_ANSWERED,
                entry.recordId().toString(),
                entry.id().toString(),
                entry.answers(),
                payload,
                SELF);
    }

    private static AuditEntry disclosure(ProfileEntry shownWith, String drug, String alert) {
        Actor reader = new Actor(shownWith.drug().npi(), shownWith.drug().practice());
        return new AuditEntry(
                reader,
                "disclose",
                drug.startsWith(HISTORY) ? "medication-history" : "prescription",
                drug,
                "shown",
                "alert " + alert + " of prescription " + shownWith.id());
    }
}
