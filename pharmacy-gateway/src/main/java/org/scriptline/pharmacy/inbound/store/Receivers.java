package org.scriptline.pharmacy.inbound.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.pharmacy.inbound.Match;
import org.scriptline.pharmacy.script.Party;

/** Whether messages are addressed to whom their order came from. A clinic, a location or a mailbox may stand for a prescriber; another prescriber or a pharmacy may not. */
@ApplicationScoped
public class Receivers {

    /** The prescriber's NPI of each matched order. */
    Map<UUID, String> prescribers(Connection connection, Collection<Match> matches) throws SQLException {
        Map<UUID, String> prescribers = new HashMap<>();
        if (matches.isEmpty()) {
            return prescribers;
        }
        try (PreparedStatement select = connection.prepareStatement(
                "select prescription_id, prescriber_npi from pharmacy_order where prescription_id = any(?)")) {
            select.setArray(
                    1,
                    connection.createArrayOf(
                            "uuid",
                            matches.stream()
                                    .map(Match::prescriptionId)
                                    .distinct()
                                    .toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    prescribers.put(row.getObject(1, UUID.class), row.getString(2));
                }
            }
        }
        return prescribers;
    }

    /** @param npi of the order's prescriber, null when it is not known */
    static boolean wrong(Party to, @Nullable String npi) {
        boolean another =
                npi != null && to.id().matches("[0-9]{10}") && !to.id().equals(npi);
        return to.qualifier().equals(Party.PHARMACY) || another;
    }
}
