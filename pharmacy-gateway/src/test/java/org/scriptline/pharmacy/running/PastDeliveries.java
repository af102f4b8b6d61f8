package org.scriptline.pharmacy.running;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.scriptline.kit.database.Database;

/** Deliveries of long ago as the gateway would have stored them, for pharmacies that no other test knows, and what was counted of them. */
final class PastDeliveries {

    /** Its name is markup. */
    static final String MARKUP = "5877001";

    static final String OTHER = "5877002";

    private static final String OURS = "5877%";
    private static final List<String> CLEANED = List.of(
            "delete from service_level",
            "delete from service_level_day",
            "delete from inbound_message where sender like '" + OURS + "'",
            "delete from delivery_attempt where message_id in (select id from outgoing_message where pharmacy_ncpdp_id like '"
                    + OURS + "')",
            "delete from outgoing_message where pharmacy_ncpdp_id like '" + OURS + "'",
            "delete from pharmacy_order where pharmacy_ncpdp_id like '" + OURS + "'",
            "delete from pharmacy where ncpdp_id like '" + OURS + "'",
            "delete from kill_switch where target like '" + OURS + "'");

    private final Database database;

    PastDeliveries(Database database) {
        this.database = database;
    }

    /** How a message ended: by which words of its attempts, the last one at its end. */
    record Message(String pharmacy, String kind, String state, Instant begun, Duration took, List<String> attempts) {}

    static Message delivered(String pharmacy, Instant begun, long millis) {
        return new Message(pharmacy, "NEW_RX", "ANSWERED", begun, Duration.ofMillis(millis), List.of("accepted 010"));
    }

    static Message ended(String pharmacy, String state, Instant begun, Duration took, String... attempts) {
        return new Message(pharmacy, "NEW_RX", state, begun, took, List.of(attempts));
    }

    /** From when on days are counted. */
    void countFrom(LocalDate first) {
        database.run(transaction ->
                execute(transaction.connection(), "update service_level_begin set day = '" + first + "'"));
    }

    void begin(LocalDate first) {
        countFrom(first);
        database.run(transaction -> {
            pharmacy(transaction.connection(), MARKUP, "<b>&\"");
            pharmacy(transaction.connection(), OTHER, "Other Pharmacy");
        });
    }

    void clean() {
        database.run(transaction -> {
            for (String statement : CLEANED) {
                execute(transaction.connection(), statement);
            }
            execute(transaction.connection(), "update service_level_begin set day = (now() at time zone 'UTC')::date");
        });
    }

    private static void pharmacy(Connection connection, String ncpdpId, String name) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into pharmacy (ncpdp_id, name, channel, active, service_levels, sequence)
                values (?, ?, 'SCRIPT', false, '{}', 1)""")) {
            insert.setString(1, ncpdpId);
            insert.setString(2, name);
            insert.executeUpdate();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    void store(List<Message> messages) {
        database.run(transaction -> {
            for (Message message : messages) {
                store(transaction.connection(), message, null);
            }
        });
    }

    /** A message that only a message of the pharmacy's own settled. */
    void storeTold(Message message, String kind) {
        database.run(transaction -> store(transaction.connection(), message, kind));
    }

    private static void store(Connection connection, Message message, @Nullable String told) throws SQLException {
        UUID order = UUID.randomUUID();
        order(connection, message, order);
        UUID id = outgoing(connection, message, order);
        for (int number = 1; number <= message.attempts().size(); number++) {
            attempt(connection, message, id, number);
        }
        if (told != null) {
            try (PreparedStatement insert = connection.prepareStatement("""
                    insert into inbound_message (sender, message_id, kind, raw, received_at, matched_by, prescription_id)
                    values (?, ?, ?, '', ?, 'PRESCRIBER_ORDER_NUMBER', ?)""")) {
                insert.setString(1, message.pharmacy());
                insert.setString(2, UUID.randomUUID().toString());
                insert.setString(3, told);
                insert.setObject(4, Timestamp.from(message.begun().plus(message.took())));
                insert.setObject(5, order);
                insert.executeUpdate();
            }
        }
    }

    private static void order(Connection connection, Message message, UUID id) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into pharmacy_order (prescription_id, patient_id, practice, prescriber_npi, pharmacy_ncpdp_id, channel, quantity,
                                            refills, unit, unit_code, transmission, attempts, delivery_held, cancel, fill,
                                            contradictions, claims, sequence, received_at, changed_at)
                values (?, ?, 'elm-street', '1234567893', ?, 'SCRIPT', 30, 0, 'tablet', 'C48542', 'delivered', 1, false, 'none', 'none',
                        '{}', 0, 0, ?, ?)""")) {
            insert.setObject(1, id);
            insert.setObject(2, UUID.randomUUID());
            insert.setString(3, message.pharmacy());
            insert.setTimestamp(4, Timestamp.from(message.begun()));
            insert.setTimestamp(5, Timestamp.from(message.begun()));
            insert.executeUpdate();
        }
    }

    private static UUID outgoing(Connection connection, Message message, UUID order) throws SQLException {
        UUID id = new UUID(
                (message.begun().toEpochMilli() << 16) | 0x7000L,
                (ThreadLocalRandom.current().nextLong() >>> 2) | Long.MIN_VALUE);
        Instant end = message.begun().plus(message.took());
        boolean ended = message.state().equals("ANSWERED") || message.state().equals("GIVEN_UP");
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into outgoing_message (id, prescription_id, kind, pharmacy_ncpdp_id, body, state, due_at, deadline_at, attempts,
                                              ended_at)
                values (?, ?, ?, ?, '', ?, ?, ?, ?, ?)""")) {
            insert.setObject(1, id);
            insert.setObject(2, order);
            insert.setString(3, message.kind());
            insert.setString(4, message.pharmacy());
            insert.setString(5, message.state());
            insert.setTimestamp(6, Timestamp.from(message.begun()));
            insert.setTimestamp(7, Timestamp.from(message.begun().plus(Duration.ofDays(1))));
            insert.setInt(8, message.attempts().size());
            insert.setTimestamp(9, ended ? Timestamp.from(end) : null);
            insert.executeUpdate();
        }
        return id;
    }

    /** Attempts end a minute apart, the last one at the message's end. */
    private static void attempt(Connection connection, Message message, UUID id, int number) throws SQLException {
        String[] words = message.attempts().get(number - 1).split(" ", -1);
        Instant end = message.begun()
                .plus(message.took())
                .minus(Duration.ofMinutes(message.attempts().size() - number));
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into delivery_attempt (message_id, number, started_at, finished_at, outcome, code)
                values (?, ?, ?, ?, ?, ?)""")) {
            insert.setObject(1, id);
            insert.setInt(2, number);
            insert.setTimestamp(3, Timestamp.from(end));
            insert.setTimestamp(4, Timestamp.from(end));
            insert.setString(5, words[0]);
            insert.setString(6, words.length > 1 ? words[1] : null);
            insert.executeUpdate();
        }
    }

    /** A pause as operations' requests audit it. */
    void paused(String pharmacy, Instant from, Instant to) {
        database.run(transaction -> {
            state(transaction.connection(), pharmacy, "paused", from);
            state(transaction.connection(), pharmacy, "active", to);
        });
    }

    private static void state(Connection connection, String pharmacy, String state, Instant at) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into audit (occurred_at, actor, organization, action, subject_kind, subject, outcome, reason)
                values (?, 'ops', 'scriptline', ?, 'partner', ?, 'done', 'a test')""")) {
            insert.setTimestamp(1, Timestamp.from(at));
            insert.setString(2, state);
            insert.setString(3, pharmacy);
            insert.executeUpdate();
        }
    }

    /** A kill switch over one pharmacy. */
    void stopped(String pharmacy, Instant from, Instant to) {
        database.run(transaction -> {
            try (PreparedStatement insert = transaction.connection().prepareStatement("""
                    insert into kill_switch (scope, target, reason, thrown_at, thrown_by, lifted_at, lifted_by, lifted_reason)
                    values ('pharmacy', ?, 'OTHER', ?, 'ops', ?, 'ops', 'a test')""")) {
                insert.setString(1, pharmacy);
                insert.setTimestamp(2, Timestamp.from(from));
                insert.setTimestamp(3, Timestamp.from(to));
                insert.executeUpdate();
            }
        });
    }

    /** The database takes no figures of this day. */
    void forbid(Instant day) {
        LocalDate date = LocalDate.ofInstant(day, ZoneOffset.UTC);
        database.run(transaction -> execute(
                transaction.connection(),
                "alter table service_level_day add constraint forbidden check (day <> '" + date + "')"));
    }

    /** It takes those of every day again. */
    void permit() {
        database.run(transaction ->
                execute(transaction.connection(), "alter table service_level_day drop constraint if exists forbidden"));
    }

    /** As if what is older than the report had been deleted. */
    void forgetMessages() {
        database.run(transaction -> {
            for (String statement : CLEANED.subList(2, 6)) {
                execute(transaction.connection(), statement);
            }
        });
    }

    /** Every stored row of the report as text. */
    List<String> rows() {
        return database.read(connection -> {
            List<String> rows = new ArrayList<>();
            for (String table : List.of("service_level_day", "service_level")) {
                try (PreparedStatement select = connection.prepareStatement(
                                "select row_to_json(t)::text from " + table + " t order by 1");
                        ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        rows.add(row.getString(1));
                    }
                }
            }
            return rows;
        });
    }
}
