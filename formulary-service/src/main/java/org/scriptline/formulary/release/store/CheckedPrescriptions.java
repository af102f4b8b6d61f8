package org.scriptline.formulary.release.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.scriptline.formulary.release.ItemChange;
import org.scriptline.formulary.release.TouchedPrescriptions;
import org.scriptline.kit.database.Database;

/** Looks for touched prescriptions among the last answers of this service. */
@ApplicationScoped
public class CheckedPrescriptions implements TouchedPrescriptions {

    private final Database database;

    public CheckedPrescriptions(Database database) {
        this.database = database;
    }

    @Override
    public List<UUID> touchedBy(List<ItemChange> changes) {
        if (changes.isEmpty()) {
            return List.of();
        }
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement("""
                    select distinct prescription_id from coverage_check
                    join unnest(?, ?) as change (formulary, rxcui) using (formulary, rxcui) order by prescription_id""")) {
                select.setArray(
                        1,
                        connection.createArrayOf(
                                "text",
                                changes.stream().map(ItemChange::formulary).toArray()));
                select.setArray(
                        2,
                        connection.createArrayOf(
                                "int", changes.stream().map(ItemChange::rxcui).toArray()));
                List<UUID> touched = new ArrayList<>();
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        touched.add(row.getObject(1, UUID.class));
                    }
                }
                return touched;
            }
        });
    }
}
