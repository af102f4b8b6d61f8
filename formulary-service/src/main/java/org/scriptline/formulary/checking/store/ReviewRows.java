package org.scriptline.formulary.checking.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.formulary.checking.AskedCoverage;
import org.scriptline.formulary.checking.CoverageFacts;
import org.scriptline.kit.json.EventJson;

/** Releases whose running prescriptions are to be looked at, and those prescriptions. */
@ApplicationScoped
public class ReviewRows {

    /**
     * A release that began to serve.
     *
     * @param behind the prescription that was looked at last, null at the beginning
     * @param serves whether it still does
     */
    public record Review(String release, @Nullable UUID behind, boolean serves) {}

    /**
     * A running prescription as it was answered last.
     *
     * @param release that answered, null when none did
     */
    public record Running(
            AskedCoverage asked,
            CoverageFacts facts,
            @Nullable String release) {}

    /** The oldest review that nobody else works at, locked. */
    public Optional<Review> take(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select v.release_id, v.behind, exists (select from release r where r.id = v.release_id and r.state = 'ACTIVE')
                from coverage_review v order by v.asked_at, v.release_id limit 1 for update skip locked""");
                ResultSet row = select.executeQuery()) {
            return row.next()
                    ? Optional.of(new Review(row.getString(1), row.getObject(2, UUID.class), row.getBoolean(3)))
                    : Optional.empty();
        }
    }

    /** The next running prescriptions in the order of their ids, locked. */
    public List<Running> next(Connection connection, @Nullable UUID behind, int most) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select asked, facts, release_id from coverage_check
                where signed and not ended and asked is not null and (?::uuid is null or prescription_id > ?)
                order by prescription_id limit ? for update""")) {
            select.setObject(1, behind);
            select.setObject(2, behind);
            select.setInt(3, most);
            List<Running> running = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    running.add(new Running(
                            EventJson.readOwn(row.getBytes(1), AskedCoverage.class),
                            EventJson.readOwn(row.getBytes(2), CoverageFacts.class),
                            row.getString(3)));
                }
            }
            return running;
        }
    }

    public void goOn(Connection connection, Review review, UUID behind) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update coverage_review set behind = ? where release_id = ?")) {
            update.setObject(1, behind);
            update.setString(2, review.release());
            update.executeUpdate();
        }
    }

    public void done(Connection connection, Review review) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("delete from coverage_review where release_id = ?")) {
            delete.setString(1, review.release());
            delete.executeUpdate();
        }
    }
}
