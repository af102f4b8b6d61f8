package org.scriptline.prescription.prescribing.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.scriptline.contracts.events.LinkNotice;
import org.scriptline.contracts.events.PatientRecordStated;
import org.scriptline.contracts.events.ScreeningAnswered;
import org.scriptline.kit.audit.AuditEntry;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.database.Transaction;
import org.scriptline.kit.security.Caller;
import org.scriptline.kit.security.Role;
import org.scriptline.prescription.fhir.LinkedRecord;
import org.scriptline.prescription.patient.KnownPatient;
import org.scriptline.prescription.patient.store.PatientStore;
import org.scriptline.prescription.prescribing.Prescription;

/**
 * Links that a machine made, to be shown to whoever signed the prescription that they came with: to nobody else, once,
 * with name, birth date, sex, address and telephone of both records, and audited.
 */
@ApplicationScoped
public class LinkedRecords {

    private final Database database;
    private final PatientStore patients;
    private final Clock clock;

    public LinkedRecords(Database database, PatientStore patients, Clock clock) {
        this.database = database;
        this.patients = patients;
        this.clock = clock;
    }

    /**
     * Keeps what came with answers until the signers look, what came twice once, and forgets what was undone before they
     * did.
     */
    public void keep(Connection connection, List<ScreeningAnswered> answers) throws SQLException {
        if (answers.stream().allMatch(answer -> answer.unlinked() == null)) {
            insert(connection, answers);
            return;
        }
        for (ScreeningAnswered answer : answers) {
            insert(connection, List.of(answer));
            forget(connection, answer);
        }
    }

    private static void forget(Connection connection, ScreeningAnswered answer) throws SQLException {
        if (answer.unlinked() == null) {
            return;
        }
        try (PreparedStatement delete = connection.prepareStatement("""
                delete from linked_record l using prescription p
                where p.patient = ? and l.prescription = p.id and l.other_record = any (?) and l.shown_at is null""")) {
            delete.setObject(1, answer.patientId());
            delete.setArray(
                    2, connection.createArrayOf("uuid", answer.unlinked().toArray()));
            delete.executeUpdate();
        }
    }

    private static void insert(Connection connection, Collection<ScreeningAnswered> answers) throws SQLException {
        List<ScreeningAnswered> linking =
                answers.stream().filter(answer -> answer.links() != null).toList();
        if (linking.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into linked_record (prescription, other_record, agreement, linked_at) values (?, ?, ?, ?)
                on conflict do nothing""")) {
            for (ScreeningAnswered answer : linking) {
                for (LinkNotice notice : links(answer)) {
                    insert.setObject(1, answer.prescriptionId());
                    insert.setObject(2, notice.record());
                    insert.setString(3, notice.agreement());
                    insert.setObject(4, PrescriptionRows.time(notice.linkedAt()));
                    insert.addBatch();
                }
            }
            insert.executeBatch();
        }
    }

    private static List<LinkNotice> links(ScreeningAnswered answer) {
        return answer.links() == null ? List.of() : answer.links();
    }

    /** What this caller is to be shown now and never again; empty for everybody but the signer. */
    public List<LinkedRecord> show(PrescriptionReader.Known known, Caller caller) {
        Prescription prescription = known.prescription();
        String npi = caller.npi();
        boolean signer = caller.role() == Role.PRESCRIBER
                && prescription.requesterNpi().equals(npi)
                && prescription.practice().equals(caller.org());
        if (npi == null || !signer || !known.linksToShow()) {
            return List.of();
        }
        return database.inTransaction(transaction -> take(transaction, prescription, caller, npi));
    }

    private List<LinkedRecord> take(Transaction transaction, Prescription prescription, Caller caller, String npi)
            throws SQLException {
        List<LinkNotice> notices = taken(transaction.connection(), prescription.id(), npi);
        Set<UUID> both = new HashSet<>(Set.of(prescription.patient()));
        notices.forEach(notice -> both.add(notice.record()));
        Map<UUID, KnownPatient> patientsById = patients.byIds(transaction.connection(), both);
        List<LinkedRecord> shown = new ArrayList<>();
        for (LinkNotice notice : notices) {
            KnownPatient here = patientsById.get(prescription.patient());
            KnownPatient there = patientsById.get(notice.record());
            if (here != null && there != null) {
                shown.add(shown(notice, here.record(), there.record()));
                transaction.audit(new AuditEntry(
                        caller.actor(),
                        "disclose",
                        "patient-record",
                        notice.record().toString(),
                        "shown",
                        "link with " + prescription.patient() + " to be confirmed"));
            }
        }
        return shown;
    }

    private static LinkedRecord shown(LinkNotice notice, PatientRecordStated here, PatientRecordStated there) {
        return new LinkedRecord(
                notice.record(),
                there.practice(),
                notice.agreement(),
                notice.linkedAt(),
                here.demographics().inWords(),
                there.demographics().inWords());
    }

    private List<LinkNotice> taken(Connection connection, UUID prescription, String npi) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update linked_record set shown_at = ?, shown_to = ? where prescription = ? and shown_at is null
                returning other_record, agreement, linked_at""")) {
            update.setObject(1, PrescriptionRows.time(clock.instant()));
            update.setString(2, npi);
            update.setObject(3, prescription);
            List<LinkNotice> notices = new ArrayList<>();
            try (ResultSet row = update.executeQuery()) {
                while (row.next()) {
                    notices.add(new LinkNotice(
                            row.getObject(1, UUID.class),
                            row.getString(2),
                            row.getObject(3, OffsetDateTime.class).toInstant()));
                }
            }
            return notices;
        }
    }
}
