package org.scriptline.formulary.authorization.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.coverage.CoverageResult.AuthorizationOnFile;
import org.scriptline.formulary.authorization.AuthorizationCase;
import org.scriptline.formulary.authorization.WantedApproval;
import org.scriptline.kit.database.ColumnArrays;
import org.scriptline.kit.json.EventJson;

/** The rows of cases; what a practice asks for is bound to the practice. */
@ApplicationScoped
public class CaseRows {

    /** Keeps new cases; a prescription that has one keeps it. Gives the ids of those that are new. */
    Set<UUID> insert(Connection connection, List<AuthorizationCase> cases) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into prior_authorization (case_id, prescription_id, patient_id, practice, plan, rxcui, state, sequence,
                                                 opened_at, changed_at, content)
                select * from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::int[], ?::text[], ?::bigint[],
                                     ?::timestamptz[], ?::timestamptz[], ?::bytea[])
                on conflict (prescription_id) do nothing
                returning case_id""")) {
            ColumnArrays columns = new ColumnArrays(connection, insert, 1);
            columns.set("uuid", cases, AuthorizationCase::id);
            columns.set("uuid", cases, one -> one.subject().prescriptionId());
            columns.set("uuid", cases, one -> one.subject().patientId());
            columns.set("text", cases, one -> one.subject().practice());
            columns.set("text", cases, one -> one.subject().plan());
            columns.set("int", cases, one -> one.subject().rxcui());
            columns.set("text", cases, one -> one.state().code());
            columns.set("bigint", cases, AuthorizationCase::sequence);
            columns.set("timestamptz", cases, one -> time(one.openedAt()));
            columns.set("timestamptz", cases, one -> time(one.changedAt()));
            columns.set("bytea", cases, EventJson::write);
            Set<UUID> inserted = new HashSet<>();
            try (ResultSet row = insert.executeQuery()) {
                while (row.next()) {
                    inserted.add(row.getObject(1, UUID.class));
                }
            }
            return inserted;
        }
    }

    /** The practice's case. */
    public Optional<AuthorizationCase> find(Connection connection, UUID id, String practice) throws SQLException {
        return one(connection, "case_id = ? and practice = ?", id, practice);
    }

    /** The practice's case, locked. */
    Optional<AuthorizationCase> lock(Connection connection, UUID id, String practice) throws SQLException {
        return one(connection, "case_id = ? and practice = ? for update", id, practice);
    }

    private static Optional<AuthorizationCase> one(Connection connection, String where, UUID id, String practice)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select content from prior_authorization where " + where)) {
            select.setObject(1, id);
            select.setString(2, practice);
            return all(select).stream().findFirst();
        }
    }

    /** The case whatever its practice, locked: for the worker only. */
    Optional<AuthorizationCase> lock(Connection connection, UUID id) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select content from prior_authorization where case_id = ? for update")) {
            select.setObject(1, id);
            return all(select).stream().findFirst();
        }
    }

    /** Cases of these prescriptions that have not come to an end, locked. */
    List<AuthorizationCase> lockOpen(Connection connection, Collection<UUID> prescriptions) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select content from prior_authorization
                where prescription_id = any (?) and state not in ('approved', 'denied', 'expired')
                order by case_id for update""")) {
            select.setArray(1, connection.createArrayOf("uuid", prescriptions.toArray()));
            return all(select);
        }
    }

    /** Due cases, which nobody else takes before {@code until}. */
    List<AuthorizationCase> lease(Connection connection, Instant now, Instant until, int most) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update prior_authorization set look_at = ?
                where case_id in (select case_id from prior_authorization where look_at <= ? order by look_at limit ?
                                  for update skip locked)
                returning content""")) {
            update.setObject(1, time(until));
            update.setObject(2, time(now));
            update.setInt(3, most);
            return all(update);
        }
    }

    /** Writes the next state of a case that is locked and has this sequence. */
    void save(Connection connection, AuthorizationCase next, long before) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update prior_authorization
                set state = ?, sequence = ?, valid_from = ?, valid_until = ?, look_at = ?, changed_at = ?, content = ?
                where case_id = ? and sequence = ?""")) {
            update.setString(1, next.state().code());
            update.setLong(2, next.sequence());
            update.setDate(3, date(next.validFrom()));
            update.setDate(4, date(next.validUntil()));
            update.setObject(5, next.lookAt() == null ? null : time(next.lookAt()));
            update.setObject(6, time(next.changedAt()));
            update.setBytes(7, EventJson.write(next));
            update.setObject(8, next.id());
            update.setLong(9, before);
            if (update.executeUpdate() != 1) {
                throw new IllegalStateException("a case changed under its lock");
            }
        }
    }

    /**
     * Which of the wanted approvals there are.
     *
     * @param practice whose they must be, null when the caller answers for the patients itself
     */
    public Map<WantedApproval, AuthorizationOnFile> inForce(
            Connection connection, Collection<WantedApproval> wanted, @Nullable String practice) throws SQLException {
        List<WantedApproval> all = List.copyOf(wanted);
        if (all.isEmpty()) {
            return Map.of();
        }
        try (PreparedStatement select = connection.prepareStatement("""
                select distinct on (w.position) w.position, a.case_id, a.valid_from, a.valid_until, a.content
                from unnest(?::uuid[], ?::int[], ?::text[], ?::date[]) with ordinality
                     as w (patient_id, rxcui, plan, day, position)
                join prior_authorization a on a.patient_id = w.patient_id and a.rxcui = w.rxcui and a.plan = w.plan
                     and a.state = 'approved' and w.day between a.valid_from and a.valid_until
                where ?::text is null or a.practice = ?
                order by w.position, a.valid_until desc, a.case_id""")) {
            ColumnArrays columns = new ColumnArrays(connection, select, 1);
            columns.set("uuid", all, WantedApproval::patientId);
            columns.set("int", all, WantedApproval::rxcui);
            columns.set("text", all, WantedApproval::plan);
            columns.set("date", all, one -> Date.valueOf(one.on()));
            select.setString(5, practice);
            select.setString(6, practice);
            Map<WantedApproval, AuthorizationOnFile> found = new HashMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.put(
                            all.get(row.getInt(1) - 1),
                            new AuthorizationOnFile(
                                    row.getObject(2, UUID.class),
                                    read(row.getBytes(5)).reference(),
                                    row.getObject(3, LocalDate.class),
                                    row.getObject(4, LocalDate.class)));
                }
            }
            return found;
        }
    }

    static List<AuthorizationCase> all(PreparedStatement select) throws SQLException {
        List<AuthorizationCase> found = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                found.add(read(row.getBytes("content")));
            }
        }
        return found;
    }

    private static AuthorizationCase read(byte[] content) {
        return EventJson.readOwn(content, AuthorizationCase.class);
    }

    static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Date date(@Nullable LocalDate day) {
        return day == null ? null : Date.valueOf(day);
    }
}
