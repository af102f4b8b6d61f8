package org.scriptline.pharmacy.directory.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.events.PostalAddress;
import org.scriptline.pharmacy.directory.Pharmacy;
import org.scriptline.pharmacy.order.Channel;

/** Looks pharmacies up. */
@ApplicationScoped
public class PharmacyDirectory {

    /** Pharmacies by each id asked for, an NCPDP id or an NPI; unknown ids are left out. */
    public Map<String, Pharmacy> find(Connection connection, Collection<String> ids) throws SQLException {
        Map<String, Pharmacy> found = new HashMap<>();
        if (ids.isEmpty()) {
            return found;
        }
        try (PreparedStatement select =
                connection.prepareStatement("select * from pharmacy where ncpdp_id = any(?) or npi = any(?)")) {
            select.setArray(1, connection.createArrayOf("text", ids.toArray()));
            select.setArray(2, connection.createArrayOf("text", ids.toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    Pharmacy pharmacy = pharmacy(row);
                    found.put(pharmacy.ncpdpId(), pharmacy);
                    if (pharmacy.npi() != null) {
                        found.put(pharmacy.npi(), pharmacy);
                    }
                }
            }
        }
        return found;
    }

    /**
     * Pharmacies whose name holds the words, by name and id.
     *
     * @param after the last id of the page before, null for the first page
     */
    public List<Pharmacy> named(
            Connection connection, String words, @Nullable String afterName, @Nullable String after, int limit)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select * from pharmacy
                where position(? in lower(name)) > 0 and (?::text is null or (name, ncpdp_id) > (?, ?))
                order by name, ncpdp_id limit ?""")) {
            select.setString(1, words.toLowerCase(Locale.ROOT));
            select.setString(2, after);
            select.setString(3, afterName);
            select.setString(4, after);
            select.setInt(5, limit);
            List<Pharmacy> pharmacies = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    pharmacies.add(pharmacy(row));
                }
            }
            return pharmacies;
        }
    }

    static Pharmacy pharmacy(ResultSet row) throws SQLException {
        Date effectiveFrom = row.getDate("effective_from");
        return new Pharmacy(
                row.getString("ncpdp_id"),
                row.getString("npi"),
                row.getString("name"),
                new PostalAddress(
                        row.getString("line"),
                        null,
                        row.getString("city"),
                        row.getString("state"),
                        row.getString("postal_code"),
                        "US"),
                row.getString("phone"),
                row.getBigDecimal("latitude"),
                row.getBigDecimal("longitude"),
                Channel.valueOf(row.getString("channel")),
                row.getBoolean("active"),
                effectiveFrom == null ? null : effectiveFrom.toLocalDate(),
                List.of((String[]) row.getArray("service_levels").getArray()));
    }
}
