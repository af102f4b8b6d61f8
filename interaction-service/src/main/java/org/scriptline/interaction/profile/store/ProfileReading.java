package org.scriptline.interaction.profile.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.scriptline.interaction.gate.PersonProfile;
import org.scriptline.interaction.profile.Mark;
import org.scriptline.interaction.profile.ProfileLine;
import org.scriptline.interaction.profile.ProfileLines;
import org.scriptline.interaction.screening.Confidentiality;
import org.scriptline.interaction.screening.DrugDirectory;

/** Reads what stands beside the profile: fills and marks. */
@ApplicationScoped
public class ProfileReading {
    /** All that was ever ordered. */
    public static final int ALL_DAYS = 36_500;

    private final DrugDirectory directory;
    private final Clock clock;

    public ProfileReading(DrugDirectory directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    /** Every line of the profile, for a reader from whom {@code confidentiality} keeps some names. */
    public List<ProfileLine> lines(Connection connection, PersonProfile profile, Confidentiality confidentiality)
            throws SQLException {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return new ProfileLines(directory, confidentiality, today)
                .of(
                        profile,
                        supplies(connection, profile.entries().keySet()),
                        marks(connection, profile.records().keySet()));
    }

    private static Map<UUID, ProfileLines.Dispensed> supplies(Connection connection, Collection<UUID> prescriptions)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select prescription_id, fills, filled_on from supply where prescription_id = any (?)")) {
            select.setArray(1, connection.createArrayOf("uuid", prescriptions.toArray()));
            Map<UUID, ProfileLines.Dispensed> supplies = new HashMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    supplies.put(
                            row.getObject(1, UUID.class),
                            new ProfileLines.Dispensed(row.getInt(2), row.getObject(3, LocalDate.class)));
                }
            }
            return supplies;
        }
    }

    private static Map<String, List<Mark>> marks(Connection connection, Collection<UUID> records) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select drug, kind, happened_on, reason, how, source, marked_by, practice, marked_at from medication_mark
                where record_id = any (?) order by marked_at, mark_id""")) {
            select.setArray(1, connection.createArrayOf("uuid", records.toArray()));
            Map<String, List<Mark>> marks = new HashMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    Instant at = row.getObject(9, OffsetDateTime.class).toInstant();
                    Mark mark = new Mark(
                            row.getString(1),
                            Mark.Kind.valueOf(row.getString(2)),
                            row.getObject(3, LocalDate.class),
                            row.getString(4),
                            row.getString(5),
                            row.getString(6),
                            row.getString(7),
                            row.getString(8),
                            at);
                    marks.computeIfAbsent(mark.drug(), unused -> new ArrayList<>())
                            .add(mark);
                }
            }
            return marks;
        }
    }
}
