package org.scriptline.interaction.running;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.scriptline.contracts.events.ScreeningAnswered;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.json.EventJson;

/** What the service wrote, read from its database. */
@ApplicationScoped
class Stored {
    private final Database database;

    Stored(Database database) {
        this.database = database;
    }

    /** The answers for a prescription, in their order. */
    List<ScreeningAnswered> answers(UUID prescription) {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement("""
                    select payload from event where direction = 'P' and topic = 'erx.screening' and subject = ?
                    order by sequence""")) {
                select.setString(1, prescription.toString());
                List<ScreeningAnswered> answers = new ArrayList<>();
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        answers.add(EventJson.read(row.getBytes(1), ScreeningAnswered.class));
                    }
                } catch (IOException broken) {
                    throw new UncheckedIOException(broken);
                }
                return answers;
            }
        });
    }

    /** Returns when every record was compared with the others, so that no look at times changes rows. */
    void awaitCompared() {
        await().atMost(Duration.ofMinutes(1))
                .until(
                        () -> count(
                                "select count(*) from record_demographics where not scored and ?::text is not null",
                                ""),
                        is(0L));
    }

    UUID personOf(UUID record) {
        return database.read(connection -> {
            try (PreparedStatement select =
                    connection.prepareStatement("select person_id from record where record_id = ?")) {
                select.setObject(1, record);
                try (ResultSet row = select.executeQuery()) {
                    row.next();
                    return row.getObject(1, UUID.class);
                }
            }
        });
    }

    long count(String sql, String argument) {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                select.setString(1, argument);
                try (ResultSet row = select.executeQuery()) {
                    row.next();
                    return row.getLong(1);
                }
            }
        });
    }

    String text(String sql, String argument) {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                select.setString(1, argument);
                try (ResultSet row = select.executeQuery()) {
                    row.next();
                    return row.getString(1);
                }
            }
        });
    }

    /** Lets time pass, or says what another topic would have said. */
    void change(String sql, String... arguments) {
        database.run(transaction -> {
            try (PreparedStatement change = transaction.connection().prepareStatement(sql)) {
                for (int i = 0; i < arguments.length; i++) {
                    change.setString(i + 1, arguments[i]);
                }
                change.executeUpdate();
            }
        });
    }
}
