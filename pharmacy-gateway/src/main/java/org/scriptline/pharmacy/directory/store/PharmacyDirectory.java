package org.scriptline.pharmacy.directory.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.events.PostalAddress;
import org.scriptline.pharmacy.directory.Pharmacy;
import org.scriptline.pharmacy.order.Channel;

/** Looks pharmacies up. */
@ApplicationScoped
public class PharmacyDirectory {

    /**
     * Where a message may go.
     *
     * @param pharmacy inactive too when operations let it take nothing new
     * @param paused nothing leaves for it now
     */
    public record Destination(Pharmacy pharmacy, boolean paused) {}

    /** Pharmacies by each id asked for, an NCPDP id or an NPI; unknown ids are left out, and one that is drained is inactive. */
    public Map<String, Pharmacy> find(Connection connection, Collection<String> ids) throws SQLException {
        Map<String, Pharmacy> found = new HashMap<>();
        destinations(connection, ids).forEach((id, destination) -> found.put(id, destination.pharmacy()));
        return found;
    }

    /** The same with whether something may leave for them now. */
    public Map<String, Destination> destinations(Connection connection, Collection<String> ids) throws SQLException {
        Map<String, Destination> found = new HashMap<>();
        if (ids.isEmpty()) {
            return found;
        }
        try (PreparedStatement select =
                connection.prepareStatement("select * from pharmacy where ncpdp_id = any(?) or npi = any(?)")) {
            select.setArray(1, connection.createArrayOf("text", ids.toArray()));
            select.setArray(2, connection.createArrayOf("text", ids.toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    String state = row.getString("partner_state");
                    Pharmacy stored = pharmacy(row);
                    Destination destination = new Destination(
                            state.equals("draining") ? stored.deactivated() : stored, state.equals("paused"));
                    found.put(stored.ncpdpId(), destination);
                    if (stored.npi() != null) {
                        found.put(stored.npi(), destination);
                    }
                }
            }
        }
        return found;
    }

    /** Whether a directory is stored at all, whenever and from wherever it came. */
    public boolean holdsAny(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select exists (select from pharmacy)");
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getBoolean(1);
        }
    }

    static Pharmacy pharmacy(ResultSet row) throws SQLException {
        return new Pharmacy(
                row.getString("ncpdp_id"),
                row.getString("npi"),
                row.getString("name"),
                address(row),
                row.getString("phone"),
                row.getBigDecimal("latitude"),
                row.getBigDecimal("longitude"),
                Channel.valueOf(row.getString("channel")),
                row.getBoolean("active"),
                date(row, "effective_from"),
                date(row, "effective_to"),
                row.getString("hours"),
                List.of((String[]) row.getArray("service_levels").getArray()));
    }

    static PostalAddress address(ResultSet row) throws SQLException {
        return new PostalAddress(
                row.getString("line"),
                null,
                row.getString("city"),
                row.getString("state"),
                row.getString("postal_code"),
                "US");
    }

    static @Nullable LocalDate date(ResultSet row, String column) throws SQLException {
        Date date = row.getDate(column);
        return date == null ? null : date.toLocalDate();
    }
}
