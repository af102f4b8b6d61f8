package org.scriptline.pharmacy.directory.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.scriptline.pharmacy.directory.DirectoryEntry;
import org.scriptline.pharmacy.directory.DirectoryQuestion;
import org.scriptline.pharmacy.order.Channel;

/** Searches the directory, page by page without an offset. */
@ApplicationScoped
public class DirectorySearch {

    /** The last entry of the page before. */
    public record After(String name, @Nullable Double kilometres, String id) {}

    private static final String WHERE = """
            where position(? in lower(e.name)) > 0 and (?::text is null or cardinality(e.service_levels) = 0 or ? = any(e.service_levels))
            """;

    private static final String BY_NAME = "select e.*, null::float8 as km from directory_entry e " + WHERE + """
             and (?::text is null or (e.name, e.id) > (?, ?)) order by e.name, e.id limit ?""";

    /** The distance by the haversine formula on a sphere with the mean radius of the earth, 6,371.0088 km. */
    private static final String BY_DISTANCE = """
            select * from (
                select e.*, 2 * 6371.0088 * asin(least(1, sqrt(
                           power(sin(radians(e.latitude::float8 - ?) / 2), 2)
                           + cos(radians(?)) * cos(radians(e.latitude::float8))
                             * power(sin(radians(e.longitude::float8 - ?) / 2), 2)))) as km
                from directory_entry e
            """ + WHERE + """
                  and e.latitude between ? and ? and e.longitude between ? and ?) found
            where km <= ? and (?::float8 is null or (km, id) > (?, ?)) order by km, id limit ?""";

    /** Entries in the order of their distance or, without a place, of their names. */
    public List<DirectoryEntry> find(
            Connection connection, DirectoryQuestion question, @Nullable After after, int limit) throws SQLException {
        DirectoryQuestion.Near near = question.near();
        try (PreparedStatement select = connection.prepareStatement(near == null ? BY_NAME : BY_DISTANCE)) {
            int at = 1;
            if (near != null) {
                select.setDouble(at++, near.latitude());
                select.setDouble(at++, near.latitude());
                select.setDouble(at++, near.longitude());
            }
            String service =
                    question.service() == null ? null : question.service().word();
            select.setString(at++, question.name().toLowerCase(Locale.ROOT));
            select.setString(at++, service);
            select.setString(at++, service);
            if (near == null) {
                select.setString(at++, after == null ? null : after.name());
                select.setString(at++, after == null ? null : after.name());
            } else {
                select.setDouble(at++, near.latitude() - near.latitudeReach());
                select.setDouble(at++, near.latitude() + near.latitudeReach());
                select.setDouble(at++, near.longitude() - near.longitudeReach());
                select.setDouble(at++, near.longitude() + near.longitudeReach());
                select.setDouble(at++, near.kilometres());
                select.setObject(at++, after == null ? null : after.kilometres(), Types.DOUBLE);
                select.setObject(at++, after == null ? null : after.kilometres(), Types.DOUBLE);
            }
            select.setString(at++, after == null ? null : after.id());
            select.setInt(at, limit);
            List<DirectoryEntry> entries = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    entries.add(entry(row));
                }
            }
            return entries;
        }
    }

    private static DirectoryEntry entry(ResultSet row) throws SQLException {
        String channel = row.getString("channel");
        return new DirectoryEntry(
                row.getString("id"),
                row.getString("ncpdp_id"),
                row.getString("npi"),
                row.getString("name"),
                PharmacyDirectory.address(row),
                row.getString("phone"),
                row.getBoolean("active"),
                channel == null ? null : Channel.valueOf(channel) == Channel.SCRIPT,
                PharmacyDirectory.date(row, "effective_from"),
                PharmacyDirectory.date(row, "effective_to"),
                row.getString("hours"),
                List.of((String[]) row.getArray("service_levels").getArray()),
                row.getBigDecimal("latitude"),
                row.getBigDecimal("longitude"),
                row.getObject("km", Double.class));
    }
}
