package org.scriptline.pharmacy.conversation.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.codes.RequestKind;
import org.scriptline.contracts.events.EventType;
import org.scriptline.contracts.events.PharmacyRequestStated;
import org.scriptline.contracts.events.RequestAnswerStated;
import org.scriptline.contracts.status.RequestState;
import org.scriptline.kit.database.Transaction;
import org.scriptline.kit.events.Actor;
import org.scriptline.kit.events.OutgoingEvent;
import org.scriptline.kit.json.EventJson;
import org.scriptline.pharmacy.conversation.KnownRequest;

/** The rows of requests; each step is one conditional update and one event. */
@ApplicationScoped
public class RequestRows {

    private static final String SELECT =
            "select asked, state, message_id, reference, answer, sequence from pharmacy_request where ";

    private final Clock clock;

    public RequestRows(Clock clock) {
        this.clock = clock;
    }

    /** A new request, waiting. */
    void insert(
            Transaction transaction,
            PharmacyRequestStated asked,
            @Nullable String messageId,
            @Nullable String reference,
            Actor actor)
            throws SQLException {
        try (PreparedStatement insert = transaction.connection().prepareStatement("""
                insert into pharmacy_request (id, prescription_id, pharmacy_ncpdp_id, kind, state, asked, message_id,
                                              reference, sequence, asked_at)
                values (?, ?, ?, ?, 'waiting', ?, ?, ?, 1, ?)""")) {
            insert.setObject(1, asked.requestId());
            insert.setObject(2, asked.prescriptionId());
            insert.setString(3, asked.pharmacyNcpdpId());
            insert.setString(4, asked.kind().code());
            insert.setBytes(5, EventJson.write(asked));
            insert.setString(6, messageId);
            insert.setString(7, reference);
            insert.setTimestamp(8, Timestamp.from(asked.askedAt()));
            insert.executeUpdate();
        }
        emit(transaction, asked, 1, actor);
    }

    /** The request, locked; empty when there is none. */
    Optional<KnownRequest> lock(Connection connection, UUID id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT + "id = ? for update")) {
            select.setObject(1, id);
            return all(select).stream().findFirst();
        }
    }

    /** The requests with these ids. */
    public Map<UUID, KnownRequest> byIds(Connection connection, Collection<UUID> ids) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT + "id = any (?)")) {
            select.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            Map<UUID, KnownRequest> found = new HashMap<>();
            all(select).forEach(request -> found.put(request.id(), request));
            return found;
        }
    }

    /** The order's requests of this kind that wait; the order is locked by the caller. */
    List<KnownRequest> waiting(Connection connection, UUID order, RequestKind kind) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                SELECT + "prescription_id = ? and kind = ? and state = 'waiting' for update")) {
            select.setObject(1, order);
            select.setString(2, kind.code());
            return all(select);
        }
    }

    /**
     * Ends what was asked about an order that is at this pharmacy no more; what it dispensed beside the order is a fact and
     * still waits. The order is locked by the caller.
     */
    public void supersede(Transaction transaction, UUID order, Actor actor) throws SQLException {
        try (PreparedStatement select = transaction
                .connection()
                .prepareStatement(SELECT
                        + "prescription_id = ? and state = 'waiting' and kind in ('renewal', 'change') for update")) {
            select.setObject(1, order);
            for (KnownRequest request : all(select)) {
                move(transaction, request, RequestState.SUPERSEDED, actor);
            }
        }
    }

    /** The requests of these orders, the oldest first. */
    public Map<UUID, List<KnownRequest>> of(Connection connection, Collection<UUID> orders) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(SELECT + "prescription_id = any (?) order by asked_at, id")) {
            select.setArray(1, connection.createArrayOf("uuid", orders.toArray()));
            Map<UUID, List<KnownRequest>> byOrder = new HashMap<>();
            for (KnownRequest request : all(select)) {
                byOrder.computeIfAbsent(request.asked().prescriptionId(), id -> new ArrayList<>())
                        .add(request);
            }
            return byOrder;
        }
    }

    /** Keeps what the prescriber said, without telling it. */
    void remember(Connection connection, RequestAnswerStated answer) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update pharmacy_request set answer = ?, new_prescription = ? where id = ? and state = 'waiting'")) {
            update.setBytes(1, answer.outcome() == null ? null : EventJson.write(answer));
            update.setObject(2, answer.newPrescription());
            update.setObject(3, answer.requestId());
            update.executeUpdate();
        }
    }

    /** waiting → answered or superseded. */
    void move(Transaction transaction, KnownRequest request, RequestState next, Actor actor) throws SQLException {
        Instant now = clock.instant();
        try (PreparedStatement update = transaction.connection().prepareStatement("""
                update pharmacy_request set state = ?, answered_at = ?, sequence = sequence + 1
                where id = ? and state = 'waiting' and sequence = ?""")) {
            update.setString(1, next.code());
            update.setTimestamp(2, Timestamp.from(now));
            update.setObject(3, request.id());
            update.setLong(4, request.sequence());
            if (update.executeUpdate() != 1) {
                throw new IllegalStateException("a request changed under its lock");
            }
        }
        emit(transaction, request.stated(next, now), request.sequence() + 1, actor);
    }

    /** waiting → waiting: the answer cannot be told in the pharmacy's release, and the prescriber hears that the request still waits. */
    void holdBack(Transaction transaction, KnownRequest request, Actor actor) throws SQLException {
        try (PreparedStatement update = transaction.connection().prepareStatement("""
                update pharmacy_request set sequence = sequence + 1
                where id = ? and state = 'waiting' and sequence = ?""")) {
            update.setObject(1, request.id());
            update.setLong(2, request.sequence());
            if (update.executeUpdate() != 1) {
                throw new IllegalStateException("a request changed under its lock");
            }
        }
        emit(transaction, request.heldBack(clock.instant()), request.sequence() + 1, actor);
    }

    private static void emit(Transaction transaction, PharmacyRequestStated stated, long sequence, Actor actor) {
        transaction.emit(new OutgoingEvent(
                EventType.REQUEST_STATED,
                stated.patientId().toString(),
                stated.requestId().toString(),
                sequence,
                stated,
                actor));
    }

    private static List<KnownRequest> all(PreparedStatement select) throws SQLException {
        List<KnownRequest> found = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                byte[] answer = row.getBytes("answer");
                String state = row.getString("state");
                found.add(new KnownRequest(
                        EventJson.readOwn(row.getBytes("asked"), PharmacyRequestStated.class),
                        List.of(RequestState.values()).stream()
                                .filter(value -> value.code().equals(state))
                                .findFirst()
                                .orElseThrow(() -> new IllegalStateException("stored state " + state)),
                        row.getString("message_id"),
                        row.getString("reference"),
                        answer == null ? null : EventJson.readOwn(answer, RequestAnswerStated.class),
                        row.getLong("sequence")));
            }
        }
        return found;
    }
}
