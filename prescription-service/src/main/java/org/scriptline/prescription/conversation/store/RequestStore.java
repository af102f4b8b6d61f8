package org.scriptline.prescription.conversation.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.codes.RequestKind;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.contracts.events.PharmacyRequestStated;
import org.scriptline.contracts.events.RequestAnswerStated;
import org.scriptline.contracts.status.RequestState;
import org.scriptline.kit.events.EventRefusedException;
import org.scriptline.kit.json.EventJson;
import org.scriptline.prescription.conversation.KnownRequest;
import org.scriptline.prescription.inbox.AttentionKind;

/** The rows of requests, each with its item of the inbox, which has the same id. */
@ApplicationScoped
public class RequestStore {

    private static final String SELECT = """
            select r.asked, r.practice, r.prescriber_npi, r.covered_by, r.state, r.version, r.answer, r.prepared, r.prepared_by, r.sequence
            from pharmacy_request r where\s""";

    /** What the gateway states: a new request opens an item, one whose answer was held back opens it again, one that is over closes it. */
    public void apply(Connection connection, PharmacyRequestStated stated) throws SQLException {
        if (stated.state() != RequestState.WAITING) {
            settle(connection, stated);
        } else if (!held(connection, stated.requestId())) {
            open(connection, stated);
        }
    }

    /** Whether it is here already: then its answer was held back, since the pharmacy's system cannot be told it, and the request waits again. */
    private static boolean held(Connection connection, UUID id) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                with known as (select id, state from pharmacy_request where id = ? for update),
                waits as (
                    update pharmacy_request r set state = 'waiting', answer = null, answered_at = null, version = version + 1
                    from known where r.id = known.id and known.state = 'decided' and r.new_prescription is null
                    returning r.id),
                reopened as (
                    update attention set closed_at = null, closed_by = null where id in (select id from waits))
                select id from known""")) {
            update.setObject(1, id);
            try (ResultSet row = update.executeQuery()) {
                return row.next();
            }
        }
    }

    private static void open(Connection connection, PharmacyRequestStated stated) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                with entered as (
                    insert into pharmacy_request (id, prescription, practice, patient, prescriber_npi, kind, state, asked, asked_at)
                    select ?, p.id, p.practice, p.patient, p.requester_npi, ?, 'waiting', ?, ?
                    from prescription p where p.id = ? and p.patient = ?
                    returning id, prescription, practice, prescriber_npi, asked_at)
                insert into attention (id, prescription, practice, requester_npi, kind, request, opened_at)
                select id, prescription, practice, prescriber_npi, ?, id, asked_at from entered""")) {
            insert.setObject(1, stated.requestId());
            insert.setString(2, stated.kind().code());
            insert.setBytes(3, EventJson.write(stated));
            insert.setObject(4, stated.askedAt().atOffset(ZoneOffset.UTC));
            insert.setObject(5, stated.prescriptionId());
            insert.setObject(6, stated.patientId());
            insert.setString(7, kind(stated.kind()).code());
            if (insert.executeUpdate() != 1) {
                throw new EventRefusedException(
                        ErrorCode.EVENT_REFUSED, "a request about a prescription that is not here");
            }
        }
    }

    private static void settle(Connection connection, PharmacyRequestStated stated) throws SQLException {
        boolean told = stated.state() == RequestState.ANSWERED;
        try (PreparedStatement update = connection.prepareStatement("""
                with settled as (
                    update pharmacy_request set state = ?, version = version + 1 where id = ? and state = ? returning id)
                update attention set closed_at = ? where id in (select id from settled) and closed_at is null""")) {
            update.setString(1, told ? "told" : "superseded");
            update.setObject(2, stated.requestId());
            update.setString(3, told ? "decided" : "waiting");
            update.setObject(4, stated.changedAt().atOffset(ZoneOffset.UTC));
            update.executeUpdate();
        }
    }

    private static AttentionKind kind(RequestKind kind) {
        return switch (kind) {
            case RENEWAL -> AttentionKind.RENEWAL_REQUESTED;
            case CHANGE -> AttentionKind.CHANGE_REQUESTED;
            case VERBAL_ORDER -> AttentionKind.VERBAL_ORDER;
            case EMERGENCY_SUPPLY -> AttentionKind.EMERGENCY_SUPPLY;
            case NEW_PRESCRIPTION -> AttentionKind.NEW_PRESCRIPTION_REQUESTED;
        };
    }

    /** The practice's request. */
    public Optional<KnownRequest> find(Connection connection, UUID id, String practice) throws SQLException {
        return one(connection, "r.id = ? and r.practice = ?", id, practice);
    }

    /** The practice's request, locked. */
    Optional<KnownRequest> lock(Connection connection, UUID id, String practice) throws SQLException {
        return one(connection, "r.id = ? and r.practice = ? for update", id, practice);
    }

    /** The request that this prescription would answer and that its pharmacy has not heard of, locked. */
    Optional<KnownRequest> lockDecidedBy(Connection connection, UUID newPrescription, String practice)
            throws SQLException {
        return one(
                connection,
                "r.new_prescription = ? and r.practice = ? and r.state = 'decided' for update",
                newPrescription,
                practice);
    }

    private static Optional<KnownRequest> one(Connection connection, String where, UUID id, String practice)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT + where)) {
            select.setObject(1, id);
            select.setString(2, practice);
            return all(select).stream().findFirst();
        }
    }

    /** Those of these ids that are requests of the practice. */
    public Map<UUID, KnownRequest> byIds(Connection connection, Collection<UUID> ids, String practice)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT + "r.id = any (?) and r.practice = ?")) {
            select.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            select.setString(2, practice);
            Map<UUID, KnownRequest> found = new HashMap<>();
            all(select).forEach(request -> found.put(request.id(), request));
            return found;
        }
    }

    /** waiting → decided; the item goes. */
    void decide(Connection connection, KnownRequest before, RequestAnswerStated answer) throws SQLException {
        change(connection, before, "decided", answer, answer.newPrescription(), answer.answeredAt());
        try (PreparedStatement close = connection.prepareStatement(
                "update attention set closed_at = ?, closed_by = ? where id = ? and closed_at is null")) {
            close.setObject(1, answer.answeredAt().atOffset(ZoneOffset.UTC));
            close.setString(2, answer.answeredBy());
            close.setObject(3, before.id());
            close.executeUpdate();
        }
    }

    /** decided → waiting; the item is back. */
    void takeBack(Connection connection, KnownRequest before) throws SQLException {
        change(connection, before, "waiting", null, null, null);
        try (PreparedStatement reopen =
                connection.prepareStatement("update attention set closed_at = null, closed_by = null where id = ?")) {
            reopen.setObject(1, before.id());
            reopen.executeUpdate();
        }
    }

    private static void change(
            Connection connection,
            KnownRequest before,
            String state,
            @Nullable RequestAnswerStated answer,
            @Nullable UUID newPrescription,
            @Nullable Instant answeredAt)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update pharmacy_request
                set state = ?, answer = ?, new_prescription = ?, answered_at = ?, version = version + 1, sequence = sequence + 1
                where id = ? and version = ?""")) {
            update.setString(1, state);
            update.setBytes(2, answer == null ? null : EventJson.write(answer));
            update.setObject(3, newPrescription);
            update.setObject(4, answeredAt == null ? null : answeredAt.atOffset(ZoneOffset.UTC));
            update.setObject(5, before.id());
            update.setInt(6, before.version());
            if (update.executeUpdate() != 1) {
                throw new IllegalStateException("a request changed under its lock");
            }
        }
    }

    /** Keeps an answer for the prescriber to sign. */
    void prepare(Connection connection, KnownRequest before, byte[] parameters, String by) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update pharmacy_request set prepared = ?, prepared_by = ?, version = version + 1 where id = ?")) {
            update.setBytes(1, parameters);
            update.setString(2, by);
            update.setObject(3, before.id());
            update.executeUpdate();
        }
    }

    /** Gives the request to another prescriber of the practice. */
    void redirect(Connection connection, KnownRequest before, String npi) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                with moved as (update pharmacy_request set prescriber_npi = ?, version = version + 1 where id = ? returning id)
                update attention set requester_npi = ? where id in (select id from moved)""")) {
            update.setString(1, npi);
            update.setObject(2, before.id());
            update.setString(3, npi);
            update.executeUpdate();
        }
    }

    private static List<KnownRequest> all(PreparedStatement select) throws SQLException {
        List<KnownRequest> found = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                byte[] answer = row.getBytes("answer");
                found.add(new KnownRequest(
                        EventJson.readOwn(row.getBytes("asked"), PharmacyRequestStated.class),
                        row.getString("practice"),
                        row.getString("prescriber_npi"),
                        row.getString("covered_by"),
                        row.getString("state"),
                        row.getInt("version"),
                        answer == null ? null : EventJson.readOwn(answer, RequestAnswerStated.class),
                        row.getBytes("prepared"),
                        row.getString("prepared_by"),
                        row.getLong("sequence")));
            }
        }
        return found;
    }
}
