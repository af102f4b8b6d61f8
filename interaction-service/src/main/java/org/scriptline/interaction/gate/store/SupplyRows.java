package org.scriptline.interaction.gate.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.interaction.gate.Supply;

/** What was dispensed, beside the profile: its rows are written without the locks of the gate. */
public final class SupplyRows {
    private SupplyRows() {}

    /** Replaces what was known of these prescriptions. */
    public static void upsert(Connection connection, List<Supply> supplies) throws SQLException {
        if (supplies.isEmpty()) {
            return;
        }
        try (PreparedStatement upsert = connection.prepareStatement("""
                insert into supply (prescription_id, fills, filled_on, days_supply, ndc)
                select prescription_id, fills, filled_on::date, days_supply, ndc
                from unnest(?::uuid[], ?::int[], ?::text[], ?::int[], ?::text[])
                     as fresh (prescription_id, fills, filled_on, days_supply, ndc)
                on conflict (prescription_id) do update
                set fills = excluded.fills, filled_on = excluded.filled_on, days_supply = excluded.days_supply,
                    ndc = excluded.ndc""")) {
            new ArrayColumns<>(upsert, supplies)
                    .uuid(Supply::prescription)
                    .integer(Supply::fills)
                    .date(Supply::filledOn)
                    .integer(Supply::daysSupply)
                    .text(Supply::ndc);
            upsert.executeUpdate();
        }
    }

    /** Nothing is known of these prescriptions any more, as before their first fill. */
    public static void forget(Connection connection, Collection<UUID> prescriptions) throws SQLException {
        if (prescriptions.isEmpty()) {
            return;
        }
        try (PreparedStatement delete =
                connection.prepareStatement("delete from supply where prescription_id = any(?)")) {
            delete.setArray(1, connection.createArrayOf("uuid", prescriptions.toArray()));
            delete.executeUpdate();
        }
    }

    /** Of a row that was joined with the supply; null when nothing is known. */
    static @Nullable Supply of(ResultSet row) throws SQLException {
        LocalDate filledOn = row.getObject("filled_on", LocalDate.class);
        return filledOn == null
                ? null
                : new Supply(
                        row.getObject("prescription_id", UUID.class),
                        row.getInt("fills"),
                        filledOn,
                        row.getObject("days_supply", Integer.class),
                        row.getString("ndc"));
    }
}
