package org.scriptline.interaction.hooks.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.scriptline.interaction.hooks.HookCall;
import org.scriptline.interaction.person.RecordIdentity;

/** Finds the practice's own record of the patient that a call is about. */
@ApplicationScoped
public class HookRecords {

    /**
     * The record with one of the prefetched identifiers, else the one whose id the EMR uses as the patient's.
     *
     * @return empty when there is none, or when the identifiers belong to several
     */
    public Optional<UUID> find(Connection connection, HookCall call, String practice) throws SQLException {
        Set<UUID> found = new HashSet<>();
        try (PreparedStatement select = connection.prepareStatement("""
                select distinct k.record_id from record_loose_key k join record r on r.record_id = k.record_id
                where k.loose_key = any (?) and r.practice = ? limit 2""")) {
            select.setArray(
                    1,
                    connection.createArrayOf(
                            "text",
                            call.identifiers().stream()
                                    .map(RecordIdentity::looseKey)
                                    .toArray()));
            select.setString(2, practice);
            read(select, found);
        }
        if (found.isEmpty()) {
            byId(connection, call.patientId(), practice, found);
        }
        return found.size() == 1 ? Optional.of(found.iterator().next()) : Optional.empty();
    }

    private static void byId(Connection connection, String patientId, String practice, Set<UUID> found)
            throws SQLException {
        UUID id;
        try {
            id = UUID.fromString(patientId);
        } catch (IllegalArgumentException anotherKindOfId) {
            return;
        }
        try (PreparedStatement select =
                connection.prepareStatement("select record_id from record where record_id = ? and practice = ?")) {
            select.setObject(1, id);
            select.setString(2, practice);
            read(select, found);
        }
    }

    private static void read(PreparedStatement select, Set<UUID> found) throws SQLException {
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                found.add(row.getObject(1, UUID.class));
            }
        }
    }
}
