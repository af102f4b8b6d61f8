package org.scriptline.prescription.prescribing.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.scriptline.contracts.events.OrderChange;
import org.scriptline.contracts.events.PharmacyOrderStated;
import org.scriptline.contracts.status.FillStatus;
import org.scriptline.contracts.status.TransmissionStatus;
import org.scriptline.kit.audit.AuditEntry;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.events.Actor;
import org.scriptline.prescription.inbox.AttentionKind;
import org.scriptline.prescription.prescribing.Prescription;
import org.scriptline.prescription.printing.Worth;

/** Keeps who printed which page, and that a page which may be dispensed from is in somebody's hand. */
@ApplicationScoped
public class PrintedPages {

    /** What the gateway says to a delivery that was asked for. */
    private static final Set<OrderChange> ANSWERS = Set.of(
            OrderChange.RESENT, OrderChange.REROUTED, OrderChange.REROUTE_REQUESTED, OrderChange.REROUTE_REFUSED);

    private final Database database;
    private final Clock clock;

    public PrintedPages(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Keeps a page before anybody gets it. One that is worth something is given only while the prescription stands where it was judged. */
    public void printed(Prescription judged, Worth worth, Actor actor) {
        database.run(transaction -> {
            Connection connection = transaction.connection();
            Instant now = clock.instant();
            if (worth != Worth.COPY && !out(connection, judged)) {
                throw Preconditions.changedMeanwhile();
            }
            insert(connection, judged.id(), worth, actor, now);
            transaction.audit(new AuditEntry(
                    actor,
                    "print",
                    "prescription",
                    judged.id().toString(),
                    worth.name(),
                    judged.transmission().code()));
        });
    }

    private static boolean out(Connection connection, Prescription judged) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update prescription set page_out = true
                where id = ? and sequence = ? and order_status = ? and transmission_status = ? and cancel_status = ?
                  and fill_status = ?""")) {
            update.setObject(1, judged.id());
            update.setLong(2, judged.sequence());
            update.setString(3, judged.order().code());
            update.setString(4, judged.transmission().code());
            update.setString(5, judged.cancel().code());
            update.setString(6, judged.fill().code());
            return update.executeUpdate() == 1;
        }
    }

    private static void insert(Connection connection, UUID id, Worth worth, Actor actor, Instant now)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into prescription_print (prescription, printed_at, actor, organization, worth)
                values (?, ?, ?, ?, ?)""")) {
            insert.setObject(1, id);
            insert.setObject(2, PrescriptionRows.time(now));
            insert.setString(3, actor.name());
            insert.setString(4, actor.organization());
            insert.setString(5, worth.name());
            insert.executeUpdate();
        }
    }

    /** Tells the practice once of pages that are out while a pharmacy has the prescription after all. */
    static void arrived(Connection connection, List<Prescription> projected, Instant now) throws SQLException {
        List<UUID> twice = new ArrayList<>();
        for (Prescription prescription : projected) {
            if (prescription.pageOut() && (mayBeThere(prescription.transmission()) || workedOn(prescription.fill()))) {
                twice.add(prescription.id());
            }
        }
        if (twice.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement("""
                with told as (
                    update prescription set page_out = false where id = any (?)
                    returning id, practice, requester_npi)
                insert into attention (prescription, practice, requester_npi, kind, opened_at)
                select id, practice, requester_npi, ?, ? from told
                on conflict do nothing""")) {
            insert.setArray(1, connection.createArrayOf("uuid", twice.toArray()));
            insert.setString(2, AttentionKind.PRINTED_AND_SENT.code());
            insert.setObject(3, PrescriptionRows.time(now));
            insert.executeUpdate();
        }
    }

    private static boolean mayBeThere(TransmissionStatus transmission) {
        return switch (transmission) {
            case ACCEPTED_BY_NETWORK, DELIVERED, VERIFIED -> true;
            case NONE, QUEUED, RETRYING, FAILED, UNKNOWN -> false;
        };
    }

    /** A pharmacy that tells of a fill has it, whatever became of its delivery. */
    private static boolean workedOn(FillStatus fill) {
        return switch (fill) {
            case IN_PROGRESS, READY, PARTIAL, DISPENSED, TRANSFERRED, RETURNED -> true;
            case NONE, NOT_DISPENSED -> false;
        };
    }

    /** A delivery that was asked for is awaited no longer where the gateway says what came of it, even when a later state of the same batch has failed. */
    static void delivered(Connection connection, List<PharmacyOrderStated> states) throws SQLException {
        List<UUID> told = states.stream()
                .filter(state -> ANSWERS.contains(state.change()))
                .map(PharmacyOrderStated::prescriptionId)
                .distinct()
                .toList();
        if (told.isEmpty()) {
            return;
        }
        try (PreparedStatement update = connection.prepareStatement(
                "update prescription set delivery_asked_at = null where id = any (?) and delivery_asked_at is not null")) {
            update.setArray(1, connection.createArrayOf("uuid", told.toArray()));
            update.executeUpdate();
        }
    }
}
